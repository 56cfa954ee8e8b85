import * as z from 'zod';
import type { Run, Watch } from '../world.ts';
import { sayDecision, sayOutcome } from './sentences.ts';

/** A state that a run entered, with what its Task decided there. */
export interface Footprint {
  readonly state: string;
  readonly at: string;
  /** The decision with its reason, as a sentence. */
  readonly said?: string;
  /** The end of the wait that follows. */
  readonly until?: string;
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
  readonly notStarted: readonly { readonly scenario: string; readonly because: string }[];
}

export interface Trails {
  readonly watch: Watch;
  /** In the order in which the runs started. */
  readonly trails: readonly Trail[];
  /** Oldest first. */
  readonly answers: readonly DoorAnswer[];
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
  const notStarted = new Map<string, DoorAnswer['notStarted'][number][]>();
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
    get trails() {
      return [...trails.values()];
    },
    watch: {
      started(run) {
        footprintsOf(run);
        add(started, run.trigger.id, run.scenario);
      },
      notMatched: (scenario, { id }, because) => add(notStarted, id, { scenario, because }),
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
          said: sayDecision(outcome),
          ...(outcome.next === undefined ? {} : { until: outcome.next }),
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
