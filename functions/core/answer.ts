import type { Question } from '../../statemachines/language/questions.ts';
import type { RunState } from '../../statemachines/language/tasks.ts';
import { later } from './moments.ts';
import { lastMoment } from './profile.ts';
import type { Profile, SendBook } from './records.ts';
import { heldSlots } from './send-book.ts';

const yesOrNo = (holds: boolean): string => (holds ? 'yes' : 'no');

/** The answer to a condition's question, as a word. An unknown attribute answers "unknown", not "no". */
export function answerQuestion(
  question: Question,
  run: RunState,
  profile: Profile,
  book: SendBook,
  now: Date,
): string {
  switch (question.ask) {
    case 'happened': {
      const since = question.within === 'this run' ? run.at : later(now, -question.within.seconds);
      const last = lastMoment(profile, question.event);
      return yesOrNo(last !== undefined && last.at >= since && last.id !== run.id);
    }
    case 'orders':
      return yesOrNo((profile.counters['order.placed']?.count ?? 0) >= question.atLeast);
    case 'sent': {
      const since = later(now, -question.within.seconds);
      const isOnItsWay = heldSlots(book).some(
        ({ message, at }) => message === question.message && at >= since,
      );
      return yesOrNo(isOnItsWay || (book.lastSent[question.message] ?? '') >= since);
    }
    case 'field':
      return profile[question.field] ?? 'unknown';
    case 'attribute':
      return Object.hasOwn(profile.attributes, question.name)
        ? String(profile.attributes[question.name])
        : 'unknown';
    default:
      throw unknownQuestion(question);
  }
}

/** A definition of a newer release than this function: better red than a wrong answer. */
const unknownQuestion = (question: never): Error => new Error(`unknown question ${JSON.stringify(question)}`);
