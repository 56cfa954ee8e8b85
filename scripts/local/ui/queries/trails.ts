import * as z from 'zod';
import type { StepOutcome } from '../../../../statemachines/language/tasks.ts';
import type { Run, Watch } from '../../engine/watch.ts';
import { sayOutcome } from './say-outcome.ts';

/** A state that a run entered, with what its Task decided there. */
export interface Footprint {
  readonly state: string;
  readonly at: string;
  readonly decided?: Decided;
}

/** What a Task answered, and when: a Task may be asked again later. */
export type Decided = Pick<
  StepOutcome,
  'step' | 'at' | 'decision' | 'reason' | 'because' | 'attempts' | 'answer' | 'next'
>;

/** A trigger that a scenario's rule did not take. */
export interface NotStarted {
  readonly at: string;
  readonly scenario: string;
  readonly customer: string;
  readonly event: string;
  /** The condition that does not hold, as half a sentence. */
  readonly because: string;
}

export interface Trail {
  readonly run: Run;
  readonly footprints: readonly Footprint[];
}

/** What the door said of one event, and what came of it. */
export interface DoorAnswer {
  readonly at: string;
  /** Id of the envelope that it came in. */
  readonly envelope: string;
  readonly event: string;
  readonly customer: string;
  readonly outcome: 'recorded' | 'late' | 'duplicate' | 'rejected';
  /** The answer as a sentence. */
  readonly said: string;
  /** Scenarios that started a run. */
  readonly started: readonly string[];
  readonly notStarted: readonly NotStarted[];
}

export interface Trails {
  readonly watch: Watch;
  /** In the order in which the runs started. */
  readonly trails: readonly Trail[];
  /** Oldest first. */
  readonly answers: readonly DoorAnswer[];
  readonly notStarted: readonly NotStarted[];
  /** Grows with everything that is noted. */
  changes(): number;
}

interface Walked extends Trail {
  readonly footprints: Footprint[];
}

/** The door's answer, with the id of the trigger that it handed on. */
type Answered = Omit<DoorAnswer, 'started' | 'notStarted'> & { readonly trigger?: string };

/** Notes what a world does, for a person to read. `now` is the world's clock. */
export function makeTrails(now: () => Date): Trails {
  const trails = new Map<Run, Walked>();
  const answers: Answered[] = [];
  const started = new Map<string, string[]>();
  const notStarted = new Map<string, NotStarted[]>();
  let changes = 0;

  const footprintsOf = (run: Run): Footprint[] => {
    const known = trails.get(run);
    if (known !== undefined) return known.footprints;
    const trail: Walked = { run, footprints: [] };
    trails.set(run, trail);
    return trail.footprints;
  };
  const add = <T>(lists: Map<string, T[]>, id: string, item: T): void => {
    changes++;
    lists.set(id, [...(lists.get(id) ?? []), item]);
  };
  return {
    changes: () => changes,
    // What came of an event is known a little later than the door's answer.
    get answers() {
      return answers.map(({ trigger = '', ...answer }) => ({
        ...answer,
        started: started.get(trigger) ?? [],
        notStarted: notStarted.get(trigger) ?? [],
      }));
    },
    get notStarted() {
      return [...notStarted.values()].flat();
    },
    get trails() {
      return [...trails.values()];
    },
    watch: {
      started(run) {
        footprintsOf(run);
        add(started, run.trigger.id, run.scenario);
      },
      notMatched: (scenario, { id, at, customer, name }, { because }) =>
        add(notStarted, id, { at, scenario, customer, event: name, because }),
      entered(run, state) {
        changes++;
        footprintsOf(run).push({ state, at: now().toISOString() });
      },
      decided(run, _call, outcome) {
        changes++;
        const footprints = footprintsOf(run);
        const last = footprints.pop();
        footprints.push({
          state: run.at,
          at: outcome.at,
          ...last,
          decided: outcome,
        });
      },
      ended() {
        changes++;
      },
      recorded(outcome, envelope) {
        changes++;
        const trigger = outcome.outcome === 'recorded' ? outcome.trigger?.id : undefined;
        answers.push({
          at: now().toISOString(),
          ...nameEvent(envelope),
          outcome: outcome.outcome,
          said: sayOutcome(outcome),
          ...(trigger === undefined ? {} : { trigger }),
        });
      },
    },
  };
}

const text = z.string().optional().catch(undefined);
const nameable = z.object({
  id: text,
  'detail-type': text,
  detail: z.object({ customer: text }).optional().catch(undefined),
});

/** What came may be no event at all. */
function nameEvent(envelope: unknown): Pick<DoorAnswer, 'envelope' | 'event' | 'customer'> {
  const read = nameable.safeParse(envelope).data ?? {};
  return {
    envelope: read.id ?? '',
    event: read['detail-type'] ?? 'no name',
    customer: read.detail?.customer ?? '',
  };
}
