import type { Mark, Profile } from '../records/records.ts';
import { isNewer } from '../time/moments.ts';

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
  findLiveCart(profile) === undefined ? 0 : (profile.cartItems ?? 1); // changed when nobody counted them yet
