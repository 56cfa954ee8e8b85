import type { Channel } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { explainUnsaid } from '../../../statemachines/language/facts.ts';
import { isSoldOut } from '../catalogue/product.ts';
import type { Product } from '../records/records.ts';
import { compare } from '../watchlist/announcement.ts';
import type { Asked, Unsent } from './asked.ts';

/** What a message about a product must still be true of: the goods are there, and the price is low enough. */
export function findUntrue({ order, run, event, products }: Asked): Unsent | undefined {
  if (event?.name !== 'product.dropped' && event?.name !== 'product.back') return undefined;
  const product = products.find(({ productId }) => productId === run.key);
  const variant = event.name === 'product.back' ? event.properties.variant : undefined;
  const leave = (reason: 'sold-out' | 'facts-changed', because: string): Unsent => ({
    decision: 'leave',
    reason,
    because,
  });
  if (isSoldOut(product, variant)) return leave('sold-out', 'it is sold out again');
  if (event.name === 'product.back') return undefined;
  const { was } = event.properties;
  const price = priceToday(event, product);
  if (price === undefined || price >= was)
    return leave('facts-changed', `the price is up again: ${price ?? 'in another currency'}, was ${was}`);
  const today = { ...run.facts.said, ...compare(was, price) };
  const unsaid = explainUnsaid(order.scenario.stillSaid ?? {}, today);
  return unsaid === undefined ? undefined : leave('facts-changed', `no longer true: ${unsaid.because}`);
}

/** The price as it stands in the currency that the customer saw; that of the event where the shop says none. */
export function priceToday(
  { properties }: Extract<CustomerEvent, { name: 'product.dropped' }>,
  product: Product | undefined,
): number | undefined {
  if (product?.price === undefined) return properties.price;
  return product.price.currency === properties.currency ? product.price.amount : undefined;
}

/** The order's channels, that which the customer chose for the answer first. */
export function preferChosen<O extends { readonly channels: readonly [Channel, ...Channel[]] }>(
  order: O,
  event: CustomerEvent | undefined,
): O {
  const chosen = event?.name === 'product.back' ? event.properties.channel : undefined;
  if (chosen === undefined || !order.channels.includes(chosen)) return order;
  return { ...order, channels: [chosen, ...order.channels.filter((channel) => channel !== chosen)] };
}
