import { watchShards } from '../../../statemachines/language/announcement.ts';
import type { Channel } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { spreadOf } from '../records/fingerprint.ts';
import type { Interest, Product, Profile } from '../records/records.ts';
import { later } from '../time/moments.ts';

/** Why a customer hears of a product, or of the news of a category. */
export type WatchInterest = 'requested' | 'carted' | 'saved' | 'viewed' | 'bought';

/** The strongest first: of several the customer is told as one who has this. */
const strength: readonly WatchInterest[] = ['requested', 'carted', 'saved', 'viewed', 'bought'];

/** Why a customer is to hear of something. */
export interface Watch {
  /** See `subjects`. */
  readonly subject: string;
  readonly interest: WatchInterest;
  /** The very size or colour. */
  readonly variant?: string;
  /** UTC; the place in a queue. */
  readonly since: string;
  /** UTC; nobody is told any more after this. */
  readonly until: string;
  /** What this customer saw. */
  readonly seen?: { readonly price: number; readonly currency: string };
  /** Requested: by which channel, when the customer chose one. */
  readonly channel?: Channel;
}

/** A row of a subject: who watches it. */
export interface Watcher extends Watch {
  readonly customer: string;
}

/** All that one customer watches: one item, replaced under its version; bounded. */
export interface Watched {
  readonly customer: string;
  readonly version: number;
  readonly watches: readonly Watch[];
}

export const newWatched = (customer: string): Watched => ({ customer, version: 0, watches: [] });

/** What can be watched. Those who asked for a product to be back stand in a queue; all others in shards. */
export const subjects = {
  product: (id: string): string => `product#${id}`,
  category: (name: string): string => `category#${name}`,
  asked: (id: string, variant?: string): string => `asked#${JSON.stringify([id, variant ?? null])}`,
} as const;
export const isQueue = (subject: string): boolean => subject.startsWith('asked#');

/** Where somebody stands in a queue: who asked first comes first. */
export const placeInQueue = ({ since, customer }: Pick<Watcher, 'since' | 'customer'>): string =>
  `${since}#${customer}`;

/** The shard that a customer's rows lie in. */
export const watchShardOf = (customer: string): number =>
  Math.floor(spreadOf(customer, 'watch') * watchShards);

/** How long an interest is one, in days. */
const lasts: Readonly<Record<WatchInterest, number>> = {
  requested: 180,
  carted: 60,
  saved: 60,
  viewed: 30,
  bought: 180,
};
const categoryDays = 180;
/** Looked at on so many days. */
const viewDays = 2;
const watchesKept = 60; // who watches more than this watches nothing; the item stays below 15 KB
/** A watch that would last at most so much longer is left as it is: not every look is a write. */
const slackDays = 7;

/**
 * What the door reads together with the profile for an event that says something of what its customer watches; a look
 * at a product seldom does, and is asked about only when it does.
 */
export function watchedBy(event: CustomerEvent): {
  readonly watched?: true;
  readonly products: readonly string[];
} {
  switch (event.name) {
    case 'product.saved':
    case 'product.requested':
      return { watched: true, products: [event.properties.productId] };
    case 'cart.updated':
      return event.properties.items.length === 0 ? { products: [] } : { watched: true, products: [] };
    case 'order.placed':
    case 'product.unsaved':
    case 'product.request-ended':
      return { watched: true, products: [] };
    default:
      return { products: [] };
  }
}

/** Whether an event may change what its customer watches; `profile` has it counted already. */
export const changesWatches = (event: CustomerEvent, profile: Profile): boolean =>
  event.name === 'product.viewed'
    ? isLookedAtAgain(interestIn(profile, event.properties.productId), event.at)
    : watchedBy(event).watched === true;

const interestIn = ({ interests = [] }: Profile, product: string): Interest | undefined =>
  interests.find(({ productId }) => productId === product);

/** On two days of the last 30. */
function isLookedAtAgain(interest: Interest | undefined, at: string): boolean {
  const first = later(at, -lasts.viewed * 86_400).slice(0, 10);
  return (interest?.viewed.filter((day) => day >= first).length ?? 0) >= viewDays;
}

/**
 * What a customer watches after an event; the very same object when nothing is new. `products` are what is known of
 * those that the event names.
 */
export function follow(
  watched: Watched,
  event: CustomerEvent,
  profile: Profile,
  products: readonly Product[],
): Watched {
  const { at } = event;
  let all = watched.watches;
  const drop = (isGone: (watch: Watch) => boolean): void => {
    all = all.filter((known) => !isGone(known));
  };
  const keep = (watch: Watch): void => {
    all = keepWatch(all, watch);
  };
  const watch = (interest: WatchInterest, productId: string, more: Partial<Watch> = {}): void => {
    const product = products.find((known) => known.productId === productId);
    const seen = more.seen ?? seenBy(interestIn(profile, productId), product);
    keep({
      subject: subjects.product(productId),
      interest,
      since: at,
      until: later(at, lasts[interest] * 86_400),
      ...more,
      ...(seen === undefined ? {} : { seen }),
    });
    followCategory(interest, product?.category ?? interestIn(profile, productId)?.category);
  };
  const followCategory = (interest: WatchInterest, category: string | undefined): void => {
    if (category !== undefined)
      keep({
        subject: subjects.category(category),
        interest: interest === 'bought' ? 'bought' : 'viewed',
        since: at,
        until: later(at, categoryDays * 86_400),
      });
  };
  /** Of a request that names no variant, those of all variants. */
  const isRequest = (productId: string, variant: string | undefined) => (known: Watch) =>
    known.interest === 'requested' &&
    (known.subject === subjects.asked(productId, known.variant) ||
      known.subject === subjects.product(productId)) &&
    (variant === undefined || known.variant === undefined || known.variant === variant);

  switch (event.name) {
    case 'product.viewed':
      watch('viewed', event.properties.productId);
      break;
    case 'cart.updated': {
      const { items, currency } = event.properties;
      for (const { productId, price, category } of items) {
        watch('carted', productId, { seen: { price, currency } });
        followCategory('carted', category);
      }
      break;
    }
    case 'product.saved': {
      const { productId, variant } = event.properties;
      watch('saved', productId, variant === undefined ? {} : { variant });
      break;
    }
    case 'product.unsaved': {
      const subject = subjects.product(event.properties.productId);
      drop((known) => known.subject === subject && known.interest === 'saved' && known.since <= at);
      break;
    }
    case 'product.requested': {
      const { productId, variant, wants, channel } = event.properties;
      const subject = wants === 'back' ? subjects.asked(productId, variant) : subjects.product(productId);
      watch('requested', productId, {
        subject,
        ...(variant === undefined ? {} : { variant }),
        ...(channel === undefined ? {} : { channel }),
      });
      break;
    }
    case 'product.request-ended': {
      const { productId, variant } = event.properties;
      const isEnded = isRequest(productId, variant);
      drop((known) => isEnded(known) && known.since <= at);
      break;
    }
    case 'order.placed':
      for (const { productId, variant, category } of event.properties.items) {
        const isServed = isRequest(productId, variant);
        const subject = subjects.product(productId);
        drop((known) => (known.subject === subject || isServed(known)) && known.since <= at);
        const product = products.find((known) => known.productId === productId);
        followCategory('bought', category ?? product?.category);
      }
      break;
    default:
      return watched;
  }
  return replaceWatches(watched, all, at);
}

/** What a customer watches together with what they watched as a visitor, whose place in a queue stays theirs. */
export const joinWatched = (watched: Watched, visitor: Watched, at: string): Watched =>
  replaceWatches(watched, visitor.watches.reduce(keepWatch, watched.watches), at);

function keepWatch(all: readonly Watch[], watch: Watch): readonly Watch[] {
  const known = all.find((one) => isSameWatch(one, watch));
  if (known === undefined) return [...all, watch];
  const kept = isNews(known, watch) ? watch : known;
  // Whoever asked earlier stands further ahead, in whatever order it was told.
  const since = watch.since < known.since ? watch.since : known.since;
  return kept === known && since === known.since
    ? all
    : all.map((one) => (one === known ? { ...kept, since } : one));
}

/** The next version, bounded and without what is over; the very same object when nothing is new. */
function replaceWatches(watched: Watched, all: readonly Watch[], at: string): Watched {
  const live = all.filter(({ until }) => until > at);
  const newest = live.length <= watchesKept ? live : live.toSorted(byEnd).slice(0, watchesKept);
  const isUnchanged =
    newest.length === watched.watches.length && newest.every((one, index) => one === watched.watches[index]);
  return isUnchanged ? watched : { ...watched, version: watched.version + 1, watches: newest };
}

const byEnd = (a: Watch, b: Watch): number => (a.until > b.until ? -1 : 1);

const isSameWatch = (a: Watch, b: Watch): boolean =>
  a.subject === b.subject && a.interest === b.interest && a.variant === b.variant;

const isNews = (known: Watch, told: Watch): boolean =>
  told.until > later(known.until, slackDays * 86_400) ||
  (told.until >= known.until &&
    (told.channel !== known.channel ||
      (told.seen !== undefined &&
        (told.seen.price !== known.seen?.price || told.seen.currency !== known.seen.currency))));

const seenBy = (interest: Interest | undefined, product: Product | undefined): Watch['seen'] => {
  if (interest?.seen !== undefined) return { price: interest.seen.price, currency: interest.seen.currency };
  return product?.price && { price: product.price.amount, currency: product.price.currency };
};

/** Rows to write and to remove so that subjects tell what the customer watches: of each subject the strongest interest. */
export function changeRows(
  before: Watched,
  after: Watched,
): { readonly write: readonly Watcher[]; readonly remove: readonly Watcher[] } {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  return {
    write: now.filter((row) => !old.some((known) => JSON.stringify(known) === JSON.stringify(row))),
    remove: old.filter((row) => !now.some((other) => isSameRow(row, other))),
  };
}

/** Of one customer: a queue's rows stand by their place in it. */
const isSameRow = (a: Watcher, b: Watcher): boolean =>
  a.subject === b.subject && (!isQueue(a.subject) || placeInQueue(a) === placeInQueue(b));

/** One row of each subject. */
export function rowsOf({ customer, watches }: Watched): readonly Watcher[] {
  const strongest = new Map<string, Watch>();
  for (const watch of watches) {
    const known = strongest.get(watch.subject);
    if (known === undefined || strength.indexOf(watch.interest) < strength.indexOf(known.interest))
      strongest.set(watch.subject, watch);
  }
  return [...strongest.values()].map((watch) => ({ customer, ...watch }));
}
