import { listsLineItems } from '../../../statemachines/language/events.ts';
import type { SendOrder, TaskCall } from '../../../statemachines/language/tasks.ts';
import {
  candidatesOf,
  choosePicks,
  repeatPicks,
  type ShownProduct,
  shelvesOf,
} from '../../core/content/picks.ts';
import type { Situation } from '../../core/decision/asked.ts';
import { nameProducts } from '../../core/ingest/facts.ts';
import { identifyRun } from '../../core/records/fingerprint.ts';
import type { Booking } from '../../core/records/records.ts';
import { later } from '../../core/time/moments.ts';
import type { Recommendations } from '../../ports/catalogue/recommendations.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';

/** One run does not show the same for so long: the longest that the book knows. */
const notAgainSeconds = 15 * 24 * 3600;

/**
 * The products that a message shows, asked for only when it is about to go: of the first source that has enough. Fewer
 * than the order's least when no source has; then the message is not sent. `booking` is what an earlier ask of the
 * same message left: it shows the same again.
 */
export async function pickProducts(
  { order, run }: TaskCall<SendOrder>,
  situation: Situation,
  booking: Booking | undefined,
  store: CustomerReads & Recommendations,
): Promise<readonly ShownProduct[]> {
  const { show } = order;
  if (show === undefined) return [];
  const knowAll = async (ids: readonly string[]) =>
    ids.length === 0 ? [] : (await store.know(run.customer, { products: ids })).products;

  if (booking?.shown !== undefined) {
    const again = repeatPicks(booking.shown, await knowAll(booking.shown));
    if (again.length >= show.least) return again;
  }
  const me = identifyRun(order.scenario.id, run.id);
  const since = later(situation.now, -notAgainSeconds);
  const shown = situation.book.bookings.flatMap((known) =>
    known.run === me && known.step !== order.step && known.at > since ? (known.shown ?? []) : [],
  );
  const ordered = listGoods(situation);
  // A run that is due names no products, so the records of its goods are read here.
  const goods = situation.products.length > 0 ? situation.products : await knowAll(ordered);
  let best: readonly ShownProduct[] = [];
  for (const source of show.from) {
    const about = { ...situation, products: goods };
    const shelves = shelvesOf(source, about);
    const rankings = shelves.length === 0 ? [] : await store.rankings(shelves);
    const candidates = candidatesOf(source, about, rankings);
    const products = [...goods, ...(await knowAll(candidates))];
    const picks = choosePicks(source, candidates, show.most, { ...about, products, shown });
    if (picks.length >= show.least) return picks;
    if (picks.length > best.length) best = picks;
  }
  return best;
}

const listGoods = ({ event, goods = event, events }: Situation): readonly string[] =>
  goods !== undefined && listsLineItems(goods, events) ? nameProducts(goods.properties.items) : [];
