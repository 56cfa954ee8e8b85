import type { AppEvent } from '../../functions/ports/world/bus.ts';
import type { LineItem } from '../../statemachines/language/events.ts';
import { type Assumptions, introduceCustomer } from './assumptions.ts';
import { countOne, type ImportSummary } from './import-summary.ts';
import type { Delivered, Reading, Rejected } from './imported.ts';
import { makeEvent } from './make-event.ts';
import {
  findCancelledOrder,
  type Goods,
  type PastOrder,
  returnsWhole,
  subtractGoods,
} from './order-history.ts';
import { isCancellation, isGoods, type OrdersRow } from './orders-row.ts';

/** Rows of one invoice lie up to a minute apart in the data; after two minutes it is complete. */
const invoiceSpan = 2 * 60_000;

interface Invoice {
  readonly line: number;
  readonly size: number;
  readonly first: OrdersRow;
  readonly rows: OrdersRow[];
}

interface Buyer {
  isIntroduced: boolean;
  /** Cancelled something older than the file. */
  wasCustomerBefore: boolean;
  readonly orders: PastOrder[];
}

/** Turns rows of orders, sorted by time, into the shop's events: one an invoice. */
export async function* convertOrders(
  rows: AsyncIterable<Reading<OrdersRow>>,
  assumptions: Assumptions,
  summary: ImportSummary,
): AsyncGenerator<Reading<Delivered>> {
  const buyers = new Map<string, Buyer>();
  for await (const invoice of joinRows(rows)) {
    if ('rejected' in invoice) {
      yield invoice;
      continue;
    }
    const { line, size, first } = invoice;
    const rows = dropRepeats(invoice, summary);
    const goods = countGoods(rows);
    if (goods.size === 0) {
      const kind = isCancellation(first.InvoiceNo) ? 'cancellation' : 'order';
      countOne(summary.ignored, `${kind} of charges only`);
      continue;
    }
    const buyer = buyers.get(first.CustomerID) ?? {
      isIntroduced: false,
      wasCustomerBefore: false,
      orders: [],
    };
    buyers.set(first.CustomerID, buyer);
    const events = isCancellation(first.InvoiceNo)
      ? readCancellation(first, goods, buyer)
      : [...introduceBuyer(first, buyer, assumptions), readOrder(first, rows, goods, buyer)];
    if (events.length === 0) yield { line, rejected: 'cancels an order placed before the file begins' };
    for (const event of events)
      yield { line, size, time: Date.parse(event.at), value: { event, delivery: event.id } };
  }
}

async function* joinRows(rows: AsyncIterable<Reading<OrdersRow>>): AsyncGenerator<Invoice | Rejected> {
  const open = new Map<string, Invoice>();
  const closed = new Set<string>();
  for await (const reading of rows) {
    if ('rejected' in reading) {
      yield reading;
      continue;
    }
    const { line, size, time, value } = reading;
    for (const [number, invoice] of open) {
      if (time - invoice.first.time <= invoiceSpan) break;
      open.delete(number);
      closed.add(number);
      yield invoice;
    }
    const invoice = open.get(value.InvoiceNo);
    if (invoice !== undefined) invoice.rows.push(value);
    else if (closed.has(value.InvoiceNo))
      yield {
        line,
        rejected: `InvoiceNo: expected the rows of invoice ${value.InvoiceNo} within two minutes, found this one later`,
      };
    else open.set(value.InvoiceNo, { line, size, first: value, rows: [value] });
  }
  yield* open.values();
}

function introduceBuyer(row: OrdersRow, buyer: Buyer, assumptions: Assumptions): AppEvent[] {
  if (buyer.isIntroduced) return [];
  buyer.isIntroduced = true;
  const { CustomerID: customer, Country: country, time: firstSeen } = row;
  const as = buyer.wasCustomerBefore ? 'is known' : 'registers';
  return introduceCustomer({ customer, country, firstSeen, as }, assumptions);
}

function readOrder(first: OrdersRow, rows: readonly OrdersRow[], goods: Goods, buyer: Buyer): AppEvent {
  const { InvoiceNo: orderId, CustomerID: customer, time } = first;
  buyer.orders.push({ orderId, ordered: goods, left: goods });
  const items = new Map<string, LineItem>();
  for (const row of rows.filter(isGoods)) {
    const key = `${row.StockCode} ${row.UnitPrice}`;
    items.set(key, {
      productId: row.StockCode,
      title: row.Description || row.StockCode,
      price: row.UnitPrice,
      quantity: row.Quantity + (items.get(key)?.quantity ?? 0),
    });
  }
  const total = rows.reduce((sum, row) => sum + row.UnitPrice * row.Quantity, 0);
  return makeEvent('order.placed', {
    customer,
    id: `order-${orderId}`,
    at: new Date(time).toISOString(),
    properties: {
      orderId,
      currency: 'GBP',
      total: Math.round(total * 100) / 100,
      items: [...items.values()],
    },
  });
}

/** Nothing when the order it undoes is not in the file. */
function readCancellation(first: OrdersRow, returned: Goods, buyer: Buyer): AppEvent[] {
  const { InvoiceNo: number, CustomerID: customer, time } = first;
  const order = findCancelledOrder(buyer.orders, returned);
  if (order === undefined) {
    buyer.wasCustomerBefore = true;
    return [];
  }
  order.left = subtractGoods(order.left, returned);
  const name = returnsWhole(order, returned) ? 'order.cancelled' : 'order.reduced';
  const at = new Date(time).toISOString();
  const properties = { orderId: order.orderId };
  return [makeEvent(name, { customer, id: `cancellation-${number}`, at, properties })];
}

function dropRepeats({ rows }: Invoice, summary: ImportSummary): readonly OrdersRow[] {
  const distinct = new Map(rows.map((row) => [sayRow(row), row]));
  for (let repeat = distinct.size; repeat < rows.length; repeat += 1)
    countOne(summary.ignored, 'repeated row');
  return [...distinct.values()];
}

const sayRow = (row: OrdersRow): string =>
  [row.StockCode, row.Description, row.Quantity, row.time, row.UnitPrice].join('\n');

function countGoods(rows: readonly OrdersRow[]): Goods {
  const goods = new Map<string, number>();
  for (const row of rows.filter(isGoods))
    goods.set(row.StockCode, (goods.get(row.StockCode) ?? 0) + Math.abs(row.Quantity));
  return goods;
}
