import type { Channel } from '../../statemachines/language/channels.ts';
import { longestOfferPause } from '../../statemachines/language/scenario.ts';
import { later } from './moments.ts';
import type { Booking, SendBook } from './records.ts';

const day = 24 * 3600;
/** A failed run can be redriven for 14 days and must then still find its claims. */
const bookingsKeptSeconds = 15 * day;
/** The longest that a scenario may ask to look back for offers: `checkScenario` refuses more. */
const offersKeptSeconds = longestOfferPause.seconds;

export const newBook = (customer: string): SendBook => ({ customer, version: 0, bookings: [], lastSent: {} });

export const findBooking = (book: SendBook, run: string, step: string): Booking | undefined =>
  book.bookings.find((booking) => booking.run === run && booking.step === step);

/** The book's next version with this booking in it, and without those that nothing will ask for again. */
export function writeBooking(book: SendBook, booking: Booking, now: Date): SendBook {
  const keep = (known: Booking): boolean =>
    known.at > later(now, known.offer === undefined ? -bookingsKeptSeconds : -offersKeptSeconds);
  return {
    ...book,
    version: book.version + 1,
    lastSent: hasGone(booking) ? { ...book.lastSent, [booking.message]: booking.at } : book.lastSent,
    bookings: [
      ...book.bookings.filter(
        (known) => !(known.run === booking.run && known.step === booking.step) && keep(known),
      ),
      booking,
    ],
  };
}

/** Bookings that hold a slot: sent, about to be, or perhaps sent. A refused or released one gave its slot back. */
export const heldSlots = (book: SendBook): readonly Booking[] => book.bookings.filter(holdsSlot);

const holdsSlot = (booking: Booking): boolean => booking.state === 'claimed' || hasGone(booking);
const hasGone = ({ state }: Booking): boolean => state === 'sent' || state === 'given-up';

/** The channels that refused this message. */
export const refusedChannels = (booking: Booking | undefined): readonly Channel[] =>
  booking?.refused.map(({ channel }) => channel) ?? [];
