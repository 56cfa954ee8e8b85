/** Pieces by stock code. */
export type Goods = ReadonlyMap<string, number>;

/** An order that a later cancellation may undo. */
export interface PastOrder {
  readonly orderId: string;
  readonly ordered: Goods;
  /** What earlier cancellations have not returned yet. */
  left: Goods;
}

/**
 * The order that a cancellation undoes, which it does not name: the newest with all of its goods left to return;
 * failing that, the newest with all of its products, then with any of them. `orders` are the customer's, oldest first.
 */
export function findCancelledOrder(orders: readonly PastOrder[], returned: Goods): PastOrder | undefined {
  const newestFirst = orders.toReversed();
  const codes = [...returned.keys()];
  return (
    newestFirst.find(({ left }) => covers(left, returned)) ??
    newestFirst.find(({ ordered }) => codes.every((code) => ordered.has(code))) ??
    newestFirst.find(({ ordered }) => codes.some((code) => ordered.has(code)))
  );
}

/** Whether a cancellation returns every piece of an order. */
export const returnsWhole = ({ ordered }: PastOrder, returned: Goods): boolean => covers(returned, ordered);

/** What is left of an order's goods after a cancellation. */
export const subtractGoods = (left: Goods, returned: Goods): Goods =>
  new Map([...left].map(([code, pieces]) => [code, Math.max(0, pieces - (returned.get(code) ?? 0))]));

const covers = (goods: Goods, wanted: Goods): boolean =>
  [...wanted].every(([code, pieces]) => (goods.get(code) ?? 0) >= pieces);
