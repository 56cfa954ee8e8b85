import type { ProfilePart } from '../profile/part.ts';
import type { Carts, Mark, Profile } from '../records/records.ts';
import { isNewer, momentOf } from '../time/moments.ts';

/** The cart that was changed last. */
export const cartPart: ProfilePart<Carts> = {
  fields: ['cart'],
  initial: {},
  evolve: (own, event) =>
    event.name === 'cart.updated'
      ? newerOf(own, { cart: { lines: event.properties.items.length, moment: momentOf(event) } })
      : own,
  merge: newerOf,
  limit: (own) => own,
  bytes: 600,
};

function newerOf(a: Carts, b: Carts): Carts {
  return b.cart !== undefined && isNewer(b.cart.moment, a.cart?.moment) ? b : a;
}

/** The customer's cart, the newest of several, as it was changed last; none when it was emptied or ordered since. */
export function findLiveCart({ marks, counters }: Pick<Profile, 'marks' | 'counters'>): Mark | undefined {
  const cart = marks.find(({ event }) => event === 'cart.updated'); // newest first
  if (cart === undefined) return undefined;
  const emptied = marks.find(({ event, key }) => event === 'cart.emptied' && key === cart.key)?.moment;
  const isOver = [emptied, counters['order.placed']?.last].some(
    (end) => end !== undefined && isNewer(end, cart.moment),
  );
  return isOver ? undefined : cart;
}

/** Lines in the live cart. */
export const countCartItems = (profile: Profile): number =>
  findLiveCart(profile) === undefined ? 0 : (profile.cart?.lines ?? 1); // changed when nobody counted them yet
