import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Profile } from '../../core/records/records.ts';
import {
  changeRows,
  changesWatches,
  follow,
  newWatched,
  type Watched,
  watchedBy,
} from '../../core/watchlist/watch.ts';
import type { Watchlist } from '../../ports/catalogue/watchlist.ts';
import type { CustomerReads, Known } from '../../ports/customer/customer-reads.ts';
import type { Backoff } from '../../ports/world/clock.ts';
import type { Written } from '../../ports/written.ts';
import { storeBusy } from '../faults.ts';
import { retryConflict } from '../retry-conflict.ts';

/**
 * Keeps what the customer watches after an event, where the event says something of it; `read` is what the door has
 * read for it. Rows are written before the customer's own list: after a crash the event is told again, and writes
 * them again.
 */
export async function keepWatches(
  event: CustomerEvent,
  profile: Profile,
  read: Pick<Known, 'watched' | 'products'>,
  { store, backoff }: { readonly store: CustomerReads & Watchlist; readonly backoff: Backoff },
): Promise<void> {
  if (!changesWatches(event, profile)) return;
  const { customer } = event;
  const again = (): Promise<Known> =>
    store.know(customer, {
      watched: true,
      products: event.name === 'product.viewed' ? [event.properties.productId] : watchedBy(event).products,
    });
  const readAgain = async (): Promise<Known> => {
    const known = await again();
    // Told again, the event is the customer's.
    if (known.profile?.joinedTo !== undefined) throw storeBusy('a visitor who joins');
    return known;
  };
  let first: Pick<Known, 'watched' | 'products'> | undefined =
    watchedBy(event).watched === true ? read : await again();
  await retryConflict('watches', backoff, async () => {
    const known = first ?? (await readAgain());
    first = undefined;
    const before = known.watched ?? newWatched(customer);
    return writeWatched(before, follow(before, event, profile, known.products), store);
  });
}

/** Writes the rows of subjects and then the customer's own list; nothing when it is the very same. */
export async function writeWatched(
  before: Watched,
  after: Watched,
  store: CustomerReads & Watchlist,
): Promise<Written> {
  if (after === before) return 'written';
  const { write, remove } = changeRows(before, after);
  if (write.length > 0) await store.saveWatchers(write);
  if (remove.length > 0) await store.removeWatchers(remove);
  return store.saveWatched(after);
}
