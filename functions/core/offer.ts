import { createHmac } from 'node:crypto';
import type { Reason } from '../../statemachines/language/reasons.ts';
import type { OfferOrder } from '../../statemachines/language/tasks.ts';
import type { Basket } from './basket.ts';
import { later } from './moments.ts';
import type { Booking, Offer, SendBook } from './records.ts';
import { heldSlots } from './send-book.ts';

export type OfferDecision =
  | { readonly offer: 'issue' }
  | { readonly offer: 'show'; readonly live: Offer }
  | { readonly offer: 'withhold'; readonly reason: Reason; readonly because: string };

/**
 * Whether a code may be handed out: one live personal code at a time (a live one is shown instead), one
 * discount in the order's time, and only for a basket that is worth it. `currency` is that of the minimum.
 */
export function decideOffer(
  order: OfferOrder,
  me: { readonly scenario: string; readonly run: string; readonly step: string },
  { basket, currency }: { readonly basket: Basket | undefined; readonly currency: string },
  book: SendBook,
  now: Date,
): OfferDecision {
  const withhold = (reason: Reason, because: string): OfferDecision => ({
    offer: 'withhold',
    reason,
    because,
  });
  const { minimumBasket } = order;
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
  const others = heldSlots(book).filter(
    (booking): booking is Booking & { offer: Offer } =>
      booking.offer !== undefined && !(booking.run === me.run && booking.step === me.step),
  );
  const recent = others.filter(({ at }) => at > later(now, -order.notAgainForSeconds));
  const own = recent.find((booking) => booking.scenario === me.scenario);
  if (own !== undefined) return withhold('offer-recent', `this scenario made an offer on ${own.at}`);
  const live = others.find(({ offer }) => offer.until > now.toISOString());
  if (live !== undefined) return { offer: 'show', live: live.offer };
  const [last] = recent;
  return last === undefined
    ? { offer: 'issue' }
    : withhold('offer-recent', `${last.scenario} made an offer on ${last.at}`);
}

const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'; // without letters and digits that are mistaken for each other

/** The code of one run and step: the same however often it is asked for, not to be guessed without the key. */
export function deriveCode(signingKey: string, run: string, step: string, attempt: number): string {
  const digest = createHmac('sha256', signingKey)
    .update(`code\u0000${run}\u0000${step}\u0000${attempt}`)
    .digest();
  return [...digest.subarray(0, 10)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
