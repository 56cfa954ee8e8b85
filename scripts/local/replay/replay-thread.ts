import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Readable } from '../../importers/imported.ts';
import type { Arrival } from './arrivals.ts';
import type { PartOptions, ReplayPart, Stand } from './replay-part.ts';
import type { Report } from './report.ts';

/** What a thread is asked; it answers one question after the other. */
export type Question =
  | { readonly ask: 'hear'; readonly arrivals: readonly Arrival<Readable>[] }
  | { readonly ask: 'advance'; readonly to: Date }
  | { readonly ask: 'finish' }
  | { readonly ask: 'report' };

export interface Answer {
  readonly stand: Stand;
  /** To `report` alone. */
  readonly report?: Report;
}

/** Events handed over at once: a message between threads takes as long as the work of some events. */
const batchSize = 500;

/** A part in a thread of its own. While it works on one batch of events, the next is gathered. */
export function openThread(options: PartOptions): ReplayPart {
  const thread = new Worker(new URL('./serve-part.ts', import.meta.url), { workerData: options });
  let stand: Stand = { clock: new Date(0), openRuns: 0 };
  let batch: Arrival<Readable>[] = [];
  let working: Promise<unknown> = Promise.resolve();

  const ask = async (question: Question): Promise<Answer> => {
    thread.postMessage(question);
    const [answer]: Answer[] = await once(thread, 'message');
    if (answer === undefined) throw new Error(`a thread of the replay answered nothing to ${question.ask}`);
    ({ stand } = answer);
    return answer;
  };
  /** Hands the batch over as soon as the thread is done with the one before. */
  const handOver = async (): Promise<void> => {
    await working;
    const arrivals = batch;
    batch = [];
    working = ask({ ask: 'hear', arrivals });
    // Whoever awaits the work next is told; until then a fault is nobody's.
    working.catch(() => undefined);
  };
  const askNow = async (question: Question): Promise<Answer> => {
    if (batch.length > 0) await handOver();
    await working;
    return ask(question);
  };

  return {
    async hear(arrival) {
      batch.push(arrival);
      if (batch.length >= batchSize) await handOver();
    },
    async advanceTo(to) {
      await askNow({ ask: 'advance', to });
    },
    async finish() {
      await askNow({ ask: 'finish' });
    },
    look: () => stand,
    async report() {
      const { report } = await askNow({ ask: 'report' });
      if (report === undefined) throw new Error('a thread of the replay has no report');
      return report;
    },
    async stop() {
      await thread.terminate();
    },
  };
}
