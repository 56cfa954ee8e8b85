import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { TriggerInput } from '../../../statemachines/language/tasks.ts';
import type { Profile, SendBook } from '../../core/records/records.ts';
import { openingPlans } from '../../core/runs/plan.ts';
import { applyFeedback, writePlans } from '../../core/sendlog/send-book.ts';
import { zoneOf } from '../../core/time/zone.ts';
import type { RecordPorts } from '../../ports/record-ports.ts';

/**
 * Writes into the send book what an event tells of a message, and the message that is planned by a run which begins
 * with a wait, so that no Task of it could have planned it yet. Answers the book as it stands then.
 */
export async function keepBook(
  book: SendBook,
  event: CustomerEvent,
  trigger: TriggerInput | undefined,
  profile: Profile,
  { store, clock, policy, openings }: RecordPorts,
): Promise<SendBook | 'conflict'> {
  const now = clock.now();
  const told = applyFeedback(book, event, now);
  if (told !== undefined && (await store.saveBook(told)) === 'conflict') return 'conflict';
  const current = told ?? book;
  if (trigger === undefined) return current;

  const plans = openingPlans(openings, trigger, zoneOf(profile, policy.shop), policy).filter(
    ({ run, step }) => !current.plans.some((known) => known.run === run && known.step === step),
  );
  if (plans.length === 0) return current;
  const planned = writePlans(current, plans, now);
  return (await store.saveBook(planned)) === 'conflict' ? 'conflict' : planned;
}
