import type { Opened } from '../../core/ingest/door.ts';
import { findChanges } from '../../core/watchlist/announcement.ts';
import { noveltyRows } from '../../core/watchlist/recommendations.ts';
import type { RecordPorts } from '../../ports/record-ports.ts';

/**
 * Keeps what the shop says of its catalogue, and puts on the bus what many customers are to hear of. What is put there
 * twice, after a crash, is told once: whoever tells derives each event's id from the change.
 */
export async function keepCatalogue(
  opened: Extract<Opened, { opened: 'product' | 'news' }>,
  { store, bus, policy }: Pick<RecordPorts, 'store' | 'bus' | 'policy'>,
): Promise<void> {
  if (opened.opened === 'news') {
    if (!opened.late) await bus.putTriggers([opened.change]);
    return;
  }
  const { told, moment, late } = opened;
  const product = await store.saveProduct(told);
  const novelty = noveltyRows(told, product, moment.at);
  if (novelty.length > 0) await store.saveShelfRows(novelty);
  const changes = late ? [] : findChanges(product, told, moment, policy);
  if (changes.length > 0) await bus.putTriggers(changes);
}
