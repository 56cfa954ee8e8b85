import type { StepOutcome } from '../../../statemachines/language/tasks.ts';
import type { Plan, SendBook } from '../../core/records/records.ts';
import { forgetPlan, newBook, writePlans } from '../../core/sendlog/send-book.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { SendLogs } from '../../ports/runs/send-logs.ts';
import type { Backoff } from '../../ports/world/clock.ts';
import type { Written } from '../../ports/written.ts';
import { retryConflict } from '../retry-conflict.ts';

/**
 * Writes what a Task's answer means for the plans of its run, if anything: the message that is planned next, or
 * that none is any more. `conflict`: the book was written by others, so what was decided from it is decided again.
 */
export async function updatePlans(
  store: SendLogs,
  book: SendBook,
  run: string,
  { go }: Pick<StepOutcome, 'go'>,
  plan: Plan | undefined,
  now: Date,
): Promise<Written> {
  const next =
    plan !== undefined
      ? writePlans(book, [plan], now)
      : go === 'wait'
        ? undefined
        : forgetPlan(book, run, now);
  return next === undefined ? 'written' : store.saveBook(next);
}

/** Writes a planned message whatever else is written to the book meanwhile: what was decided stands. */
export const savePlan = (
  { store, backoff }: { readonly store: CustomerReads & SendLogs; readonly backoff: Backoff },
  customer: string,
  plan: Plan,
  now: Date,
): Promise<Written> =>
  retryConflict('send book', backoff, async () => {
    const { book = newBook(customer) } = await store.know(customer, { book: true });
    return store.saveBook(writePlans(book, [plan], now));
  });
