import type { AppEvent } from '../../functions/ports/world/bus.ts';
import type { LineItem, Properties } from '../../statemachines/language/events.ts';
import { type Assumptions, assumePerson, introduceCustomer } from './assumptions.ts';
import { addToCart, type Cart, emptyCart, removeFromCart } from './cart.ts';
import type { ClickstreamRow } from './clickstream-row.ts';
import { countOne, type ImportSummary } from './import-summary.ts';
import type { Dated, Delivered, Reading, Rejected } from './imported.ts';
import { makeEvent } from './make-event.ts';

/** The rows of one event: one a product. */
interface Happening {
  readonly first: Dated<ClickstreamRow>;
  readonly rows: readonly ClickstreamRow[];
}

interface Visitor {
  readonly customer: string;
  readonly country: string;
  isRegistered: boolean;
  carts: number;
  /** Absent after an order, until something is put in the next one. */
  cart: Cart | undefined;
  readonly orders: Map<string, Properties<'order.placed'>>;
}

/** Turns clickstream rows, sorted by time, into the shop's events. */
export async function* convertClickstream(
  rows: AsyncIterable<Reading<ClickstreamRow>>,
  assumptions: Assumptions,
  summary: ImportSummary,
): AsyncGenerator<Reading<Delivered>> {
  const visitors = new Map<string, Visitor>();
  const skus = new Map<string, string>();
  for await (const happening of joinRows(rows)) {
    if ('rejected' in happening) {
      yield happening;
      continue;
    }
    const { first, rows } = happening;
    const { line, size, value } = first;
    for (const { product, product_sku } of rows)
      if (!skus.has(product)) skus.set(product, product_sku ?? product);

    const introduction: AppEvent[] = [];
    let visitor = visitors.get(value.user_id);
    if (visitor === undefined) {
      visitor = meetVisitor(value);
      visitors.set(value.user_id, visitor);
      introduction.push(
        ...introduceCustomer({ ...visitor, firstSeen: value.time, as: 'is known' }, assumptions),
      );
    }
    const toItem = (row: ClickstreamRow): LineItem => readItem(row, skus.get(row.product) ?? row.product);
    const events = readHappening(visitor, happening, toItem, assumptions, summary);
    for (const event of introduction)
      yield { line, size, time: Date.parse(event.at), value: { event, delivery: event.id } };
    for (const [index, event] of events.entries())
      yield { line, size, time: value.time, value: { event, delivery: nameHit(value, index) } };
  }
}

const meetVisitor = (row: ClickstreamRow): Visitor => ({
  customer: row.user_id,
  country: row.country,
  isRegistered: false,
  carts: 0,
  cart: undefined,
  orders: new Map(),
});

/** Brings together the rows of one event, which share their time, visit, hit and type. */
async function* joinRows(rows: AsyncIterable<Reading<ClickstreamRow>>): AsyncGenerator<Happening | Rejected> {
  let time: number | undefined;
  let joined = new Map<string, { first: Dated<ClickstreamRow>; rows: ClickstreamRow[] }>();
  for await (const reading of rows) {
    if ('rejected' in reading) {
      yield reading;
      continue;
    }
    if (reading.time !== time) {
      yield* joined.values();
      joined = new Map();
      time = reading.time;
    }
    const { value } = reading;
    const key = `${value.user_id} ${nameHit(value, 0)}`;
    const known = joined.get(key);
    if (known === undefined) joined.set(key, { first: reading, rows: [value] });
    else known.rows.push(value);
  }
  yield* joined.values();
}

/** A name for what one hit did; a second thing it did is numbered. */
const nameHit = (row: ClickstreamRow, index: number): string =>
  `${row.session_id}-${row.hit_number}-${row.event_type}${index === 0 ? '' : `-${index + 1}`}`;

const onlyVariant = 'Single Option Only';

function readItem(row: ClickstreamRow, productId: string): LineItem {
  const { product, product_variant: variant, price = 0, quantity = 1 } = row;
  return {
    productId,
    title: product,
    ...(variant === undefined || variant === onlyVariant ? {} : { variant }),
    price,
    quantity,
  };
}

/** The events of one happening; the visitor's cart and orders change with them. */
function readHappening(
  visitor: Visitor,
  { first, rows }: Happening,
  toItem: (row: ClickstreamRow) => LineItem,
  assumptions: Assumptions,
  summary: ImportSummary,
): AppEvent[] {
  const row = first.value;
  const { customer, country } = visitor;
  const at = new Date(row.time).toISOString();
  const common = { customer, id: nameHit(row, 0), at };
  const ignore = (kind: string): AppEvent[] => {
    countOne(summary.ignored, kind);
    return [];
  };

  switch (row.event_type) {
    case 'event':
      return ignore('other event');
    case 'page': {
      const viewed = makeEvent('page.viewed', { ...common, properties: { path: row.page_path } });
      if (visitor.isRegistered || !row.page_path.startsWith(registeredPage)) return [viewed];
      visitor.isRegistered = true;
      const properties = { ...assumePerson(customer, country, assumptions) };
      return [viewed, makeEvent('customer.registered', { ...common, id: nameHit(row, 1), properties })];
    }
    case 'view':
    case 'product_click':
      return rows.map((each, index) => {
        const { productId, title } = toItem(each);
        return makeEvent('product.viewed', {
          ...common,
          id: nameHit(row, index),
          properties: { productId, title },
        });
      });
    case 'cart': {
      visitor.cart = rows.map(toItem).reduce(addToCart, openCart(visitor));
      return [changeCart(visitor, common)];
    }
    case 'remove_from_cart': {
      if (visitor.cart === undefined || visitor.cart.size === 0)
        return ignore('removal from a cart not known');
      visitor.cart = rows
        .map(toItem)
        .reduce<Cart>((cart, { title, quantity }) => removeFromCart(cart, title, quantity), visitor.cart);
      return [changeCart(visitor, common)];
    }
    case 'checkout': {
      if (row.checkout_step !== '1') return ignore(`checkout step ${row.checkout_step ?? 'not named'}`);
      visitor.cart = openCart(visitor);
      return [makeEvent('checkout.started', { ...common, properties: { cartId: nameCart(visitor) } })];
    }
    case 'purchase': {
      const orderId = row.order_id ?? '';
      const properties = visitor.orders.get(orderId) ?? readOrder(orderId, rows, toItem);
      if (!visitor.orders.has(orderId)) visitor.cart = undefined;
      visitor.orders.set(orderId, properties);
      return [makeEvent('order.placed', { ...common, id: `order-${orderId}`, properties })];
    }
  }
}

const registeredPage = '/registersuccess.html';
const currency = 'USD';

const nameCart = ({ customer, carts }: Visitor): string => `${customer}-${carts}`;

function openCart(visitor: Visitor): Cart {
  if (visitor.cart === undefined) visitor.carts += 1;
  return visitor.cart ?? emptyCart;
}

function changeCart(visitor: Visitor, common: Pick<AppEvent, 'customer' | 'id' | 'at'>): AppEvent {
  const cartId = nameCart(visitor);
  const items = [...(visitor.cart ?? emptyCart).values()];
  return items.length === 0
    ? makeEvent('cart.emptied', { ...common, properties: { cartId } })
    : makeEvent('cart.updated', { ...common, properties: { cartId, currency, items } });
}

function readOrder(
  orderId: string,
  rows: readonly ClickstreamRow[],
  toItem: (row: ClickstreamRow) => LineItem,
): Properties<'order.placed'> {
  const items = new Map<string, LineItem>();
  for (const row of rows) {
    const item = toItem(row);
    const key = `${row.product_sku ?? row.product} ${item.price}`;
    items.set(key, { ...item, quantity: item.quantity + (items.get(key)?.quantity ?? 0) });
  }
  const goods = [...items.values()].reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const named = (column: 'order_revenue' | 'order_tax' | 'order_shipping'): number | undefined =>
    rows.find((row) => row[column] !== undefined)?.[column];
  const total = named('order_revenue') ?? goods + (named('order_tax') ?? 0) + (named('order_shipping') ?? 0);
  return { orderId, currency, total: Math.round(total * 100) / 100, items: [...items.values()] };
}
