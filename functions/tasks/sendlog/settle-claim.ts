import type { Booking, Plan, SendBook } from '../../core/records/records.ts';
import { findBooking, newBook, writeBooking } from '../../core/sendlog/send-book.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { SendLogs } from '../../ports/runs/send-logs.ts';
import type { Backoff } from '../../ports/world/clock.ts';
import { findCustomer } from '../profile/find-customer.ts';
import { retryConflict } from '../retry-conflict.ts';

/**
 * Settles a claim whatever else was written to the book meanwhile, with the message that is planned next. What a
 * provider has told since the claim is kept, by whichever channel.
 */
export async function settleClaim(
  { store, backoff }: { readonly store: CustomerReads & SendLogs; readonly backoff: Backoff },
  claimed: SendBook,
  settled: Booking,
  now: Date,
  plan?: Plan,
): Promise<Booking> {
  let first: SendBook | undefined = claimed;
  return retryConflict('send book', backoff, async () => {
    const book = first ?? (await readBook(claimed.customer, store));
    first = undefined;
    const feedback = findBooking(book, settled.run, settled.step)?.feedback;
    const booking = feedback === undefined ? settled : { ...settled, feedback };
    const written = await store.saveBook(writeBooking(book, booking, now, plan));
    return written === 'conflict' ? 'conflict' : booking;
  });
}

async function readBook(id: string, store: CustomerReads & SendLogs): Promise<SendBook> {
  const { customer, known } = await findCustomer(id, { book: true }, store);
  return known.book ?? newBook(customer);
}
