import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { ProfilePart } from '../profile/part.ts';
import type { Interest, Interests, Profile } from '../records/records.ts';
import { localDay } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { zoneOf } from '../time/zone.ts';
import { findLiveCart } from './live-cart.ts';

const daySeconds = 24 * 3600;
/** Few things hold anybody for longer than some weeks: what was looked at a fortnight ago counts half. */
export const halfLifeDays = 14;
export const interestsKept = 30; // more than any message shows, and still a small part of the profile
const keptDays = 120; // twice as long as the longest look back, at what was saved
const viewDaysKept = 14; // rules look back 7

/** What a deed is worth, in looks: a minute's reading is as much as one more, up to five of them. */
const worth = { look: 1, minute: 1, minutesAtMost: 5, saved: 6, carted: 6, requested: 8 } as const;

/**
 * What the customer is interested in. Events may come in any order; only when an order is told of after later looks at
 * its goods, those before it go on counting. Days are those of the customer's clock, or of the shop's.
 */
export const interestPart: ProfilePart<Interests> = {
  fields: ['interests'],
  initial: {},
  evolve(own, event, { profile, ...shop }) {
    switch (event.name) {
      case 'product.viewed': {
        const { seconds = 0, ...seen } = event.properties;
        const minutes = Math.min(seconds / 60, worth.minutesAtMost);
        const day = localDay(new Date(event.at), zoneOf(profile, shop));
        return touch(own, profile, [event.properties.productId], event.at, (known) => ({
          ...see(known, event.at, seen),
          score: known.score + worthAt(worth.look + worth.minute * minutes, event.at, known.at),
          seconds: known.seconds + seconds,
          viewed: newestDays([day, ...known.viewed]),
        }));
      }
      case 'product.saved':
        return touch(own, profile, [event.properties.productId], event.at, (known) =>
          event.at > (known.unsaved ?? '') ? { ...known, saved: newest(event.at, known.saved) } : known,
        );
      case 'product.unsaved':
        return touch(own, profile, [event.properties.productId], event.at, ({ saved, ...known }) => ({
          ...known,
          unsaved: newest(event.at, known.unsaved),
          ...(saved !== undefined && saved > event.at ? { saved } : {}),
        }));
      case 'product.requested':
        return touch(own, profile, [event.properties.productId], event.at, (known) => ({
          ...known,
          score: known.score + worthAt(worth.requested, event.at, known.at),
        }));
      case 'cart.updated':
        return fillCart(own, profile, event);
      case 'cart.emptied':
        return emptyIfOver(own, profile);
      case 'order.placed':
        return buy(emptyIfOver(own, profile), event, zoneOf(profile, shop));
      default:
        return own;
    }
  },
  merge(own, anonymous, { profile }) {
    const all = [...(own.interests ?? []), ...(anonymous.interests ?? [])];
    if (all.length === 0) return own;
    return {
      interests: byProduct(all).filter(({ productId, at }) => !isBought(profile, productId, at)),
    };
  },
  limit: ({ interests }) => (interests === undefined ? {} : { interests: keepStrongest(interests) }),
  bytes: 40_000,
};

/** A customer's interests as they stand at a moment, strongest first; `score` is their strength then, in looks. */
export function rankInterests(
  { interests = [] }: Pick<Profile, 'interests'>,
  now: Date,
): readonly Interest[] {
  const at = now.toISOString();
  return interests
    .toSorted((a, b) => compare(a, b, at))
    .map((interest) => ({ ...interest, score: strengthAt(interest, at), at }))
    .filter(({ score }) => score > 0);
}

const compare = (a: Interest, b: Interest, at: string): number =>
  strengthAt(b, at) - strengthAt(a, at) || (a.productId < b.productId ? -1 : 1);

const strengthAt = ({ score, at: since, saved, carted }: Interest, at: string): number =>
  worthAt(score, since, at) +
  (saved === undefined ? 0 : worthAt(worth.saved, saved, at)) +
  (carted === undefined ? 0 : worthAt(worth.carted, carted, at));

/** What was worth so much at one moment is worth at another: more before, less after. */
const worthAt = (much: number, since: string, at: string): number =>
  much * 2 ** ((Date.parse(since) - Date.parse(at)) / (halfLifeDays * daySeconds * 1000));

const newest = (a: string, b: string | undefined): string => (b !== undefined && b > a ? b : a);

const isBought = ({ bought = [] }: Profile, product: string, at: string): boolean =>
  bought.some((one) => one.productId === product && one.at >= at);

/**
 * Changes the interest in some products, each brought up to its newest moment first; what came before the product was
 * bought says nothing any more.
 */
function touch(
  { interests = [] }: Interests,
  profile: Profile,
  products: readonly string[],
  at: string,
  change: (known: Interest) => Interest,
): Interests {
  const wanted = products.filter((product) => !isBought(profile, product, at));
  const touched = wanted.map((productId) => {
    const known = interests.find((one) => one.productId === productId);
    if (known === undefined) return change({ productId, score: 0, at, viewed: [], seconds: 0 });
    const now = newest(at, known.at);
    return change({ ...known, score: worthAt(known.score, known.at, now), at: now });
  });
  const others = interests.filter(({ productId }) => !wanted.includes(productId));
  return { interests: [...touched, ...others] };
}

/** Strongest first. What has faded goes, and of more products than are kept the weakest. */
function keepStrongest(interests: readonly Interest[]): readonly Interest[] {
  const last = interests.map(({ at }) => at).reduce(newest, '');
  if (last === '') return interests;
  const from = later(last, -keptDays * daySeconds);
  const recent = interests.filter(({ at }) => at >= from);
  return recent.toSorted((a, b) => compare(a, b, last)).slice(0, interestsKept);
}

interface Seen {
  readonly category?: string | undefined;
  readonly price?: number | undefined;
  readonly currency?: string | undefined;
}

function see(known: Interest, at: string, { category, price, currency }: Seen): Interest {
  const isNews = at >= (known.seen?.at ?? '');
  return {
    ...known,
    ...(category === undefined || (known.category !== undefined && at < known.at) ? {} : { category }),
    ...(price === undefined || currency === undefined || !isNews ? {} : { seen: { price, currency, at } }),
  };
}

/** Only the newest change of the newest cart says what lies in it; any says what the customer saw. */
function fillCart(
  own: Interests,
  profile: Profile,
  { at, id, key, properties }: Extract<CustomerEvent, { name: 'cart.updated' }>,
): Interests {
  const { items, currency } = properties;
  const cart = findLiveCart(profile);
  const isLive = cart?.key === key && cart.moment.id === id;
  const products = [...new Set(items.map(({ productId }) => productId))].slice(0, interestsKept);
  const before = isLive ? leaveCart(own) : emptyIfOver(own, profile);
  return touch(before, profile, products, at, (known) => {
    const { category, price } = items.find(({ productId }) => productId === known.productId) ?? {};
    const seen = see(known, at, { category, price, currency });
    return isLive ? { ...seen, carted: at } : seen;
  });
}

const emptyIfOver = (own: Interests, profile: Profile): Interests =>
  findLiveCart(profile) === undefined ? leaveCart(own) : own;

const leaveCart = (own: Interests): Interests =>
  own.interests === undefined
    ? own
    : { interests: own.interests.map(({ carted: _carted, ...rest }) => rest) };

/** What was bought interests no more, until it is looked at again. */
function buy(
  { interests = [] }: Interests,
  { at, properties }: Extract<CustomerEvent, { name: 'order.placed' }>,
  zone: string,
): Interests {
  const products = properties.items.map(({ productId }) => productId);
  const today = localDay(new Date(at), zone);
  return {
    interests: interests.flatMap((interest) => {
      if (!products.includes(interest.productId)) return [interest];
      if (interest.at <= at) return [];
      const { saved, ...rest } = interest;
      const viewed = interest.viewed.filter((day) => day > today);
      return [{ ...rest, viewed, ...(saved !== undefined && saved > at ? { saved } : {}) }];
    }),
  };
}

const newestDays = (days: readonly string[]): readonly string[] =>
  [...new Set(days)].toSorted().toReversed().slice(0, viewDaysKept);

/** One interest in each product. */
function byProduct(all: readonly Interest[]): readonly Interest[] {
  const merged = new Map<string, Interest>();
  for (const one of all) {
    const other = merged.get(one.productId);
    merged.set(one.productId, other === undefined ? one : mergeInterest(one, other));
  }
  return [...merged.values()];
}

function mergeInterest(a: Interest, b: Interest): Interest {
  const [older, newer] = a.at < b.at ? [a, b] : [b, a];
  return {
    ...older,
    ...newer,
    score: newer.score + worthAt(older.score, older.at, newer.at),
    seconds: newer.seconds + older.seconds,
    viewed: newestDays([...newer.viewed, ...older.viewed]),
  };
}
