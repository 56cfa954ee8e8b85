import { policy, scenarios } from '#map';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { zoneOf } from '../../functions/core/time/zone.ts';
import { renderMessage } from '../../functions/handlers/binding/content.ts';
import type { Delivery } from '../../functions/ports/delivery/channels.ts';
import type { AppEvent } from '../../functions/ports/world/bus.ts';
import { installVirtualTime } from '../local/engine/virtual-time.ts';
import { rememberWords } from '../local/engine/words-by-shape.ts';
import { makeWorld } from '../local/engine/world.ts';
import { wrapEvent } from '../local/engine/wrap-event.ts';
import { Death, makeDeadlyStore, makeDie, makeMoodyChannels, type ProviderMoods } from './faults.ts';
import { writeHistories } from './histories.ts';
import { makeVerdict, type Verdict } from './verdict.ts';

export interface ChaosOptions {
  readonly histories: number;
  readonly seed: number;
}

export interface ChaosFigures {
  readonly verdict: Verdict;
  readonly counts: Counts;
}

interface Counts {
  events: number;
  /** Told twice, or a second time by the bus after the function had died. */
  repeats: number;
  deaths: number;
  /** Given up by the bus and taken home by `npm run mend`. */
  deadLetters: number;
  runs: number;
  finished: number;
  left: number;
}

/** Of all events: told twice; told minutes later than they happened, and so out of order. */
const toldTwice = 0.1;
const toldLateMinutes = 5;
/** A write in a hundred kills its function: far more than any account sees in a year. */
const deadlyWrites = 0.01;
const moods: ProviderMoods = { throttled: 0.05, down: 0.02, refused: 0.03, lost: 0.02 };
/** Lambda calls a function that failed on an event twice more. */
const deliveries = 3;
/** Histories that share a clock: finding the next of all timers takes the longer the more there are. */
const together = 250;

/**
 * Plays seeded histories through the whole map in virtual time, with duplicates, events out of order, functions
 * that die between any two writes, and providers in bad moods; and judges what reached the customers.
 */
export async function runChaos({ histories, seed }: ChaosOptions): Promise<ChaosFigures> {
  const verdict = makeVerdict(policy);
  const counts = { events: 0, repeats: 0, deaths: 0, deadLetters: 0, runs: 0, finished: 0, left: 0 };
  for (let done = 0; done < histories; done += together)
    await play(Math.min(together, histories - done), seed + done, verdict, counts);
  return { verdict, counts };
}

async function play(histories: number, seed: number, verdict: Verdict, counts: Counts): Promise<void> {
  const begin = new Date('2026-02-02T08:00:00Z');
  const { falls, next } = makeDie(seed);
  const { random } = Math;
  const time = installVirtualTime(begin);
  Math.random = next; // the interpreter's delays between retries
  const store = makeMemoryStore({ keepSteps: false });
  const judging: Promise<void>[] = [];
  const reached = (delivery: Delivery): void => {
    const at = time.now();
    const judge = async (): Promise<void> => {
      const { profile } = await store.know(delivery.customer, {});
      verdict.reached(delivery, at, zoneOf(profile ?? {}, policy.shop));
    };
    judging.push(judge());
  };
  const deadLetters: AppEvent[] = [];
  try {
    const world = makeWorld({
      scenarios,
      time,
      store: makeDeadlyStore(store, (chance) => falls(chance) && ++counts.deaths > 0, deadlyWrites),
      channels: makeMoodyChannels(falls, moods, reached),
      content: rememberWords(renderMessage),
      policy,
      signingKey: 'chaos: links lead nowhere',
      customerUrl: `${policy.brand.url}/customer`,
      watch: {
        started: () => void counts.runs++,
        ended({ id, state }) {
          if (state.status === 'failed') verdict.breach('red run', `${id}: ${state.cause}`);
          if (state.status === 'succeeded') counts[state.ending]++;
        },
        deadLetter: (event) => void deadLetters.push(event),
      },
    });
    const tell = async (event: AppEvent): Promise<void> => {
      verdict.told(event);
      for (let delivery = 1; delivery <= deliveries; delivery++)
        try {
          const { outcome } = await world.put(wrapEvent(event));
          if (outcome === 'rejected') verdict.breach('lost event', `${event.id} ${event.name} was rejected`);
          return verdict.recorded(event);
        } catch (fault) {
          if (!(fault instanceof Death)) throw fault;
          counts.repeats++;
        }
      deadLetters.push(event);
    };
    /** What a person does when the alarm goes off. */
    const mend = async (): Promise<void> => {
      while (deadLetters.length > 0) {
        counts.deadLetters += deadLetters.length;
        for (const event of deadLetters.splice(0)) await tell(event);
      }
    };

    const arrivals = writeHistories(histories, seed, begin)
      .flatMap(({ events }) => events)
      .flatMap((event) => {
        const arrive = () => new Date(Date.parse(event.at) + Math.floor(next() * toldLateMinutes * 60_000));
        if (!falls(toldTwice)) return [{ event, at: arrive() }];
        counts.repeats++;
        return [
          { event, at: arrive() },
          { event, at: arrive() },
        ];
      })
      .sort((a, b) => a.at.getTime() - b.at.getTime());
    counts.events += arrivals.length;
    for (const { event, at } of arrivals) {
      await time.advanceTo(at);
      await tell(event);
      await mend();
    }
    while (world.openRuns() > 0 && (await time.advanceToNext())) await mend();
    await Promise.all(judging);
    if (world.openRuns() > 0) verdict.breach('run never ended', `${world.openRuns()} runs`);
    verdict.closeBook();
  } finally {
    Math.random = random;
    time.uninstall();
  }
}
