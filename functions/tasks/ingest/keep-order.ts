import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Product, Profile } from '../../core/records/records.ts';
import { shelfRows } from '../../core/watchlist/recommendations.ts';
import type { Recommendations } from '../../ports/catalogue/recommendations.ts';

/**
 * Writes what an order tells of its products: nothing of any other event. Before the profile, which then has the order
 * counted: whatever crashes before is repeated whole, and each row stands under the order once. What a product is
 * called and costs is not learnt from here: a line may be dearer or cheaper for one customer, and a price that the shop
 * never told would make its next one look like a drop. A shop shows products once its catalogue tells of them.
 */
export async function keepOrder(
  event: CustomerEvent,
  before: Profile,
  products: readonly Product[],
  store: Recommendations,
): Promise<void> {
  const rows = shelfRows(event, before, products);
  if (rows.length > 0) await store.saveShelfRows(rows);
}
