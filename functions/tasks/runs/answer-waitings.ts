import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { StepOutcome } from '../../../statemachines/language/tasks.ts';
import type { Profile, SendBook, Waiting } from '../../core/records/records.ts';
import { answerWaiting } from '../../core/steps/waiting.ts';
import type { RecordPorts } from '../../ports/record-ports.ts';
import { answerToken } from './conclude-step.ts';

/**
 * Answers the customer's Tasks that have waited for this event. Profile and book know of it already: a Task that
 * begins to wait just now sees it there.
 */
export async function answerWaitings(
  event: CustomerEvent,
  profile: Profile,
  book: SendBook,
  ports: Pick<RecordPorts, 'store' | 'runs' | 'clock' | 'backoff' | 'policy'>,
): Promise<void> {
  for (const waiting of await ports.store.waitings(event.customer)) {
    const answer = answerWaiting(waiting, event, profile, book, ports.clock.now(), ports.policy);
    if (answer === undefined) continue;
    const { call } = waiting.call;
    await answerToken(waiting.token, call, answer, isLast(waiting, answer.outcome), ports, waiting);
  }
}

const isLast = ({ call: { task, call } }: Waiting, { answer = '' }: StepOutcome): boolean =>
  task === 'send' ? call.order.last : call.order.answers[answer]?.last === true;
