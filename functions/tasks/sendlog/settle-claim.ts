import type { Booking, Plan, SendBook } from '../../core/records/records.ts';
import { findBooking, newBook, writeBooking } from '../../core/sendlog/send-book.ts';
import type { Store } from '../../ports/ports.ts';
import { storeBusy, writeRounds } from '../faults.ts';
import { findCustomer } from '../profile/find-customer.ts';

/**
 * Settles a claim whatever else was written to the book meanwhile, with the message that is planned next. What a
 * provider has told since the claim is kept, by whichever channel.
 */
export async function settleClaim(
  store: Store,
  claimed: SendBook,
  settled: Booking,
  now: Date,
  plan?: Plan,
): Promise<Booking> {
  let book = claimed;
  for (let round = 0; round < writeRounds; round++) {
    const feedback = findBooking(book, settled.run, settled.step)?.feedback;
    const booking = feedback === undefined ? settled : { ...settled, feedback };
    if ((await store.saveBook(writeBooking(book, booking, now, plan))) === 'written') return booking;
    const { customer, known } = await findCustomer(claimed.customer, { book: true }, store);
    book = known.book ?? newBook(customer);
  }
  throw storeBusy('send book');
}
