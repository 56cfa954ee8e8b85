import { parentPort, workerData } from 'node:worker_threads';
import { openPart } from './replay-part.ts';
import type { Answer, Question } from './replay-thread.ts';

/** The other end of `openThread`: a part of a replay that does what it is asked, one question after the other. */
const part = openPart(workerData);
const port = parentPort;

async function answer(question: Question): Promise<Answer> {
  switch (question.ask) {
    case 'hear':
      for (const arrival of question.arrivals) await part.hear(arrival);
      return { stand: part.look() };
    case 'advance':
      await part.advanceTo(question.to);
      return { stand: part.look() };
    case 'finish':
      await part.finish();
      return { stand: part.look() };
    case 'report':
      return { stand: part.look(), report: await part.report() };
  }
}

// A question comes only when the one before is answered.
port?.on('message', async (question: Question) => port.postMessage(await answer(question)));
