import type { CustomerEvent, EventName } from '../../../statemachines/language/events.ts';
import { longestOfferPause } from '../../../statemachines/language/scenario.ts';
import { bytesOf, takeWithin } from '../records/bytes.ts';
import type { Booking, Feedback, Plan, SendBook } from '../records/records.ts';
import { isNewer, later } from '../time/moments.ts';

const day = 24 * 3600;
/** A failed run can be redriven for 14 days and must then still find its claims. */
const bookingsKeptSeconds = 15 * day;
/** The longest that a scenario may ask to look back for offers: `checkScenario` refuses more. */
const offersKeptSeconds = longestOfferPause.seconds;
/** By then a planned message has gone, or was planned anew. */
const plansKeptSeconds = day;
/**
 * Some five hundred messages of these days, or eighty of the longest: more than anybody can bear. The store keeps up to
 * 400 KB, of which plans, the moments of last sends and an answer that is being written need a part.
 */
export const bookingsBytes = 200_000;
/** So few fit whatever they say, and nearly all customers have no more. */
const bookingsUnweighed = 20;
/** The longest plans of as many runs as are kept. */
const plansBytes = 64_000;
/** A customer whom more runs want to write to is no customer; the soonest are kept. */
const plansKept = 24;

export const newBook = (customer: string): SendBook => ({
  customer,
  version: 0,
  bookings: [],
  plans: [],
  lastSent: {},
  lastClicked: {},
});

export const findBooking = (book: SendBook, run: string, step: string): Booking | undefined =>
  book.bookings.find((booking) => booking.run === run && booking.step === step);

/**
 * The book's next version with this booking in it, and without those that nothing will ask for again. What was
 * planned for this step, or in its place on another way, is planned no more, unless the claim was released; `plan` is what the run will ask for next.
 */
export function writeBooking(book: SendBook, booking: Booking, now: Date, plan?: Plan): SendBook {
  const known = findBooking(book, booking.run, booking.step);
  // It may be told what became of a message before the hand-over's answer is written.
  const feedback = known?.channel === booking.channel ? known.feedback : booking.feedback;
  const isOther = (other: { readonly run: string; readonly step: string }): boolean =>
    other.run !== booking.run || other.step !== booking.step;
  const isOver = (known: Plan): boolean =>
    !isOther(known) || (known.run === booking.run && known.at <= booking.at);
  return nextVersion(
    {
      ...book,
      lastSent: countsAsSent(booking) ? { ...book.lastSent, [booking.message]: booking.at } : book.lastSent,
      bookings: [
        ...book.bookings.filter(isOther),
        { ...booking, ...(feedback === undefined ? {} : { feedback }) },
      ],
      plans: joinPlans(
        book.plans.filter((known) => booking.state === 'released' || !isOver(known)),
        plan === undefined ? [] : [plan],
      ),
    },
    now,
  );
}

/** The book's next version with these plans in it: of one (scenario, key) that of the newest trigger alone. */
export const writePlans = (book: SendBook, plans: readonly Plan[], now: Date): SendBook =>
  nextVersion({ ...book, plans: joinPlans(book.plans, plans) }, now);

/** The book's next version without what a run has planned: it skipped the message or left. Nothing when it had no plan. */
export const forgetPlan = (book: SendBook, run: string, now: Date): SendBook | undefined =>
  book.plans.some((plan) => plan.run === run)
    ? nextVersion({ ...book, plans: book.plans.filter((plan) => plan.run !== run) }, now)
    : undefined;

/** The book's next version with what an event tells of a message; nothing when it tells nothing new. */
export function applyFeedback(book: SendBook, event: CustomerEvent, now: Date): SendBook | undefined {
  const told = feedbackOf(event.name);
  const { run, step, channel } = event.properties;
  const booking = book.bookings.find((booking) => booking.run === run && booking.step === step);
  if (told === undefined || booking === undefined) return undefined;
  // The next channel is on its way: that the one before failed is no news of it.
  const isOfAnother = channel !== booking.channel && (told === 'bounced' || told === 'rejected');
  const first = booking.feedback?.[told];
  const isFirst = !isOfAnother && (first === undefined || event.at < first);
  const isLastClick = told === 'clicked' && event.at > (book.lastClicked[booking.message] ?? '');
  if (!isFirst && !isLastClick) return undefined;
  const noted = isFirst ? { ...booking, feedback: { ...booking.feedback, [told]: event.at } } : booking;
  return nextVersion(
    {
      ...book,
      bookings: book.bookings.map((known) => (known === booking ? noted : known)),
      lastClicked: isLastClick ? { ...book.lastClicked, [booking.message]: event.at } : book.lastClicked,
    },
    now,
  );
}

/** The book's next version with what another holds beside it: of the same message, its own word. */
export function joinBooks(book: SendBook, other: SendBook, now: Date): SendBook {
  const latest = (a: SendBook['lastSent'], b: SendBook['lastSent']): SendBook['lastSent'] => ({
    ...a,
    ...Object.fromEntries(Object.entries(b).filter(([message, at]) => at > (a[message] ?? ''))),
  });
  return nextVersion(
    {
      ...book,
      bookings: [
        ...book.bookings,
        ...other.bookings.filter(({ run, step }) => findBooking(book, run, step) === undefined),
      ],
      plans: joinPlans(book.plans, other.plans),
      lastSent: latest(book.lastSent, other.lastSent),
      lastClicked: latest(book.lastClicked, other.lastClicked),
    },
    now,
  );
}

/** What is so old that nothing asks for it goes, so that the book stays small. */
function nextVersion(book: SendBook, now: Date): SendBook {
  const plansFrom = later(now, -plansKeptSeconds);
  const bookingsFrom = later(now, -bookingsKeptSeconds);
  const offersFrom = later(now, -offersKeptSeconds);
  return {
    ...book,
    version: book.version + 1,
    bookings: limitBookings(
      book.bookings.filter(({ at, offer }) => at > (offer === undefined ? bookingsFrom : offersFrom)),
    ),
    plans: takeWithin(
      book.plans
        .filter(({ at }) => at > plansFrom)
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
        .slice(0, plansKept),
      plansBytes,
    ),
  };
}

/**
 * What does not fit goes, the least harmful first: what gave its slot back, then what no cap counts, and of the same
 * kind the oldest. What is under way, a code that may still be used and what was just written go last.
 */
function limitBookings(bookings: readonly Booking[]): readonly Booking[] {
  if (bookings.length <= bookingsUnweighed || bytesOf(bookings) <= bookingsBytes) return bookings;
  const [written, ...others] = bookings.toReversed();
  const ranked = others.sort((a, b) => harmOf(b) - harmOf(a) || (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
  const kept = new Set(takeWithin([written, ...ranked], bookingsBytes));
  return bookings.filter((booking) => kept.has(booking));
}

/** How much is lost with a booking. */
function harmOf(booking: Booking): number {
  if (booking.state === 'claimed') return 4;
  if (!holdsSlot(booking)) return 0;
  if (booking.offer !== undefined) return 3;
  return booking.kind === 'transactional' ? 1 : 2;
}

const joinPlans = (known: readonly Plan[], more: readonly Plan[]): readonly Plan[] =>
  more.reduce((plans, plan) => {
    const rival = plans.find(({ scenario, key }) => scenario === plan.scenario && key === plan.key);
    if (rival !== undefined && takesPlaceOf(rival, plan)) return plans;
    return [...plans.filter((other) => other !== rival), plan];
  }, known);

/** A run plans from message to message, later and later: an earlier plan of the same run is an older one. */
const takesPlaceOf = (a: Plan, b: Plan): boolean =>
  a.run === b.run ? a.at > b.at : isNewer(a.trigger, b.trigger);

/** Bookings that hold a slot: sent, about to be, perhaps sent, or withheld. A refused or released one gave its slot back. */
export const heldSlots = (book: SendBook): readonly Booking[] => book.bookings.filter(holdsSlot);

const holdsSlot = (booking: Booking): boolean => booking.state === 'claimed' || countsAsSent(booking);
/** A control group's runs take the same ways as all others. */
const countsAsSent = ({ state }: Booking): boolean =>
  state === 'sent' || state === 'given-up' || state === 'withheld';

/**
 * Whether a run that began at `since` has sent one of these messages. Of what went so long ago that no booking tells
 * the run, it is enough that the customer has got it since.
 */
export const hasSent = (
  book: SendBook,
  run: string,
  since: string,
  messages: readonly string[],
  now: Date,
): boolean =>
  heldSlots(book).some((slot) => slot.run === run && messages.includes(slot.message)) ||
  (since < later(now, -bookingsKeptSeconds) &&
    messages.some((message) => (book.lastSent[message] ?? '') >= since));

/** A message that asked by SMS, and the answers that it knows. */
export interface AskedBySms {
  readonly question: string;
  readonly run: string;
  readonly answers: readonly string[];
}

/** What an SMS has asked the customer last. One that was tried in vain by SMS asked nothing there. */
export function findAskedBySms(book: SendBook): AskedBySms | undefined {
  const asked = book.bookings.flatMap(({ message, run, asks, channel, state, at, refused }) => {
    const handedOver =
      channel === 'sms' && (state === 'sent' || state === 'given-up')
        ? at
        : refused.find((refusal) => refusal.channel === 'sms')?.handedOver;
    return asks === undefined || handedOver === undefined
      ? []
      : [{ at: handedOver, question: message, run, answers: asks }];
  });
  const [last] = asked.sort((a, b) => (a.at > b.at ? -1 : 1));
  return last && { question: last.question, run: last.run, answers: last.answers };
}

const feedbacks: readonly Feedback[] = [
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'delayed',
  'rejected',
];

/** What an event tells of a message; nothing when it is about something else. */
export const feedbackOf = (event: EventName): Feedback | undefined =>
  feedbacks.find((feedback) => event === `message.${feedback}`);
