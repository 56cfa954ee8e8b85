import { createHmac } from 'node:crypto';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { OfferOrder } from '../../../statemachines/language/tasks.ts';
import type { Basket } from '../catalogue/basket.ts';
import type { Booking, Offer, SendBook } from '../records/records.ts';
import { hasSent, heldSlots } from '../sendlog/send-book.ts';
import { later } from '../time/moments.ts';

export type OfferDecision =
  | { readonly offer: 'issue' }
  | { readonly offer: 'show'; readonly live: Offer }
  | { readonly offer: 'withhold'; readonly reason: Reason; readonly because: string };

/**
 * Whether a code may be handed out: one live personal code at a time (a live one is shown instead), one
 * discount in the order's time, never the first that the run sends, and only for a basket that is worth it.
 * `currency` is that of the minimum, `since` when the run began, `usedAt` when a code was last used.
 */
export function decideOffer(
  order: OfferOrder,
  me: { readonly scenario: string; readonly run: string; readonly step: string },
  {
    basket,
    currency,
    since,
    usedAt,
  }: {
    readonly basket: Basket | undefined;
    readonly currency: string;
    readonly since: string;
    readonly usedAt?: string | undefined;
  },
  book: SendBook,
  now: Date,
): OfferDecision {
  const { minimumBasket, after } = order;
  if (after !== undefined && !hasSent(book, me.run, since, after, now))
    return withhold('first-touch', 'nothing went before it, and a discount never comes first');
  if (minimumBasket !== undefined) {
    const value = basket?.value ?? 0;
    if (basket !== undefined && basket.currency !== currency)
      return withhold(
        'basket-too-small',
        `a basket in ${basket.currency} cannot be compared with a minimum in ${currency}`,
      );
    if (value < minimumBasket)
      return withhold('basket-too-small', `basket of ${value} ${currency}, the offer wants ${minimumBasket}`);
  }
  const offers = listOffers(book);
  const others = offers.filter(({ run, step }) => run !== me.run || step !== me.step);
  const recent = others.filter(({ at }) => at > later(now, -order.notAgainForSeconds));
  const own = recent.find((booking) => booking.scenario === me.scenario);
  if (own !== undefined) return withhold('offer-recent', `this scenario made an offer on ${own.at}`);
  const live = others.find(({ offer }) => isLive(offer, offers, usedAt, now));
  if (live !== undefined) return { offer: 'show', live: live.offer };
  const [last] = recent;
  return last === undefined
    ? { offer: 'issue' }
    : withhold('offer-recent', `${last.scenario} made an offer on ${last.at}`);
}

const withhold = (reason: Reason, because: string): OfferDecision => ({
  offer: 'withhold',
  reason,
  because,
});

/** The code to be shown by a message that makes none: the live one that ends last. */
export function showLiveOffer(book: SendBook, usedAt: string | undefined, now: Date): OfferDecision {
  const offers = listOffers(book);
  const [live] = offers
    .filter(({ offer }) => isLive(offer, offers, usedAt, now))
    .sort((a, b) => (a.offer.until > b.offer.until ? -1 : 1));
  return live === undefined
    ? withhold('offer-over', 'the customer has no personal code that still works')
    : { offer: 'show', live: live.offer };
}

type Offering = Booking & { readonly offer: Offer };

const listOffers = (book: SendBook): readonly Offering[] =>
  heldSlots(book).filter((booking): booking is Offering => booking.offer !== undefined);

/** There is one live code at a time: what was used since a code was first shown is that code. */
function isLive(
  { code, until }: Offer,
  offers: readonly Offering[],
  usedAt: string | undefined,
  now: Date,
): boolean {
  const isUsed = usedAt !== undefined && offers.some(({ offer, at }) => offer.code === code && at <= usedAt);
  return until > now.toISOString() && !isUsed;
}

const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'; // without letters and digits that are mistaken for each other

/** The code of one run and step: the same however often it is asked for, not to be guessed without the key. */
export function deriveCode(signingKey: string, run: string, step: string, attempt: number): string {
  const digest = createHmac('sha256', signingKey)
    .update(`code\u0000${run}\u0000${step}\u0000${attempt}`)
    .digest();
  return [...digest.subarray(0, 10)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
