import {
  type AnnounceCall,
  type AskedAnswer,
  type Change,
  mostRounds,
  type OthersAnswer,
  shardsToldAtOnce,
  toldPerSecond,
  watchShards,
} from '../../../statemachines/language/announcement.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { countStock } from '../../core/catalogue/product.ts';
import type { Product } from '../../core/records/records.ts';
import { later } from '../../core/time/moments.ts';
import { queuesOf, subjectsOf, tellWatcher } from '../../core/watchlist/announcement.ts';
import { placeInQueue, type Watcher } from '../../core/watchlist/watch.ts';
import type { Products } from '../../ports/catalogue/products.ts';
import type { Watchlist } from '../../ports/catalogue/watchlist.ts';
import type { Bus } from '../../ports/world/bus.ts';
import { publish } from '../publish.ts';

export interface AnnouncePorts {
  readonly store: Products & Watchlist;
  readonly bus: Bus;
  readonly policy: Policy;
  /** Lets some time pass, so that the door and the channels are not overrun. */
  readonly pause: (ms: number) => Promise<void>;
}

/** As many as the bus takes in one request. */
const toldAtOnce = 10;
/** Of a queue, in one call: ten seconds at the full pace, in which nobody else is told. */
const askedInPage = 1000;

/**
 * One call of an announcement's state machine: tells customers of a change in the catalogue, each as an event through
 * the door. Any call may be repeated: the events' ids come from customer, product and change.
 */
export const announce = (call: AnnounceCall, ports: AnnouncePorts): Promise<AskedAnswer | OthersAnswer> =>
  call.do === 'asked' ? tellAsked(call, ports) : tellOthers(call, ports);

/**
 * Those who asked, in their order: so many for each piece that is there now. After some hours the next ones, if there
 * is still some left; the others only when nobody stands in the queue any more.
 */
async function tellAsked(
  { change, round = { number: 0, queue: 0 } }: Extract<AnnounceCall, { do: 'asked' }>,
  ports: AnnouncePorts,
): Promise<AskedAnswer> {
  const { store, policy } = ports;
  const queues = queuesOf(change);
  // Told late, it must still be news: the moment is the round's own, and the same for every try.
  const at = later(change.at, round.number * policy.backInStock.hoursBetween * 3600);
  const answer = (
    next: AskedAnswer['next'],
    told: number,
    more: Pick<AskedAnswer, 'round'> = {},
  ): AskedAnswer => ({
    do: 'asked',
    change,
    told,
    next,
    ...more,
    ...(next === 'others' ? { shards: listShards(change, at) } : {}),
  });
  const product = await readProduct(change, store);
  const pieces = change.name === 'product.stock-changed' ? leftOf(change, product) : 0;
  if (queues.length > 0 && pieces < 1) return answer('nobody', 0);

  const { number } = round;
  const quota = round.left ?? pieces * policy.backInStock.perPiece;
  let { queue, from } = round;
  let left = quota;
  for (; left > 0; queue++, from = undefined) {
    const subject = queues[queue];
    if (subject === undefined) break;
    const page = await store.queued(subject, Math.min(left, askedInPage), from);
    await tell(change, at, page.watchers, product, ports, toldPerSecond);
    left -= page.watchers.length;
    const last = page.watchers.at(-1);
    if (page.next !== undefined || left === 0) {
      const behind = page.next ?? (last === undefined ? from : placeInQueue(last));
      const place = { number, queue, ...(behind === undefined ? {} : { from: behind }) };
      if (left > 0) return answer('this round', quota - left, { round: { ...place, left } });
      if (number + 1 >= mostRounds) return answer('nobody', quota);
      return answer('next round', quota, { round: { ...place, number: number + 1 } });
    }
  }
  // The others have their turn when those who were told have had theirs.
  const wasTold = left < quota || round.left !== undefined;
  return wasTold
    ? answer('next round', quota - left, { round: { number: number + 1, queue } })
    : answer('others', 0);
}

/** How many pieces are left of what came back; none when it was sold out since, whatever came back after that. */
function leftOf(
  change: Extract<Change, { name: 'product.stock-changed' }>,
  product: Product | undefined,
): number {
  if (product === undefined) return 0;
  const stock = change.variant === undefined ? product.stock : product.variants?.[change.variant];
  const wasSoldOut = stock?.out !== undefined && stock.out.at > change.at;
  return wasSoldOut ? 0 : (countStock(product, change.variant) ?? 0);
}

const listShards = (change: Change, at: string): NonNullable<AskedAnswer['shards']> =>
  Array.from({ length: watchShards }, (_, shard) => ({ do: 'others', change, at, shard, subject: 0 }));

async function tellOthers(
  { change, at, shard, subject, from }: Extract<AnnounceCall, { do: 'others' }>,
  ports: AnnouncePorts,
): Promise<OthersAnswer> {
  const all = subjectsOf(change);
  const wanted = all[subject];
  const common = { do: 'others', change, at, shard } as const;
  const over: OthersAnswer = { ...common, subject, told: 0, more: false };
  const product = await readProduct(change, ports.store);
  const isGone = change.name === 'product.stock-changed' && leftOf(change, product) < 1;
  if (wanted === undefined || isGone) return over;
  const { watchers, next } = await ports.store.watchers(wanted, shard, from);
  const told = await tell(change, at, watchers, product, ports, toldPerSecond / shardsToldAtOnce);
  if (next !== undefined) return { ...common, subject, from: next, told, more: true };
  return { ...common, subject: subject + 1, told, more: subject + 1 < all.length };
}

/** A change is of one product, or of none. */
async function readProduct(change: Change, store: Products & Watchlist): Promise<Product | undefined> {
  if (change.name === 'news.published') return undefined;
  const [product] = await store.products([change.productId]);
  return product;
}

/** Tells them, so many a second; answers how many there was something to tell. */
async function tell(
  change: Change,
  at: string,
  watchers: readonly Watcher[],
  product: Product | undefined,
  { bus, policy, pause }: AnnouncePorts,
  perSecond: number,
): Promise<number> {
  const events = watchers.flatMap((watcher) => tellWatcher(change, at, watcher, product, policy) ?? []);
  for (let start = 0; start < events.length; start += toldAtOnce) {
    const some = events.slice(start, start + toldAtOnce);
    await publish(some, { bus });
    await pause((some.length / perSecond) * 1000);
  }
  return events.length;
}
