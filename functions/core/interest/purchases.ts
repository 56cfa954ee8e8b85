import type { ProfilePart } from '../profile/part.ts';
import type { Bought, Purchases } from '../records/records.ts';
import { boughtKept, keepBought } from './bought.ts';

const orderTimesKept = 12; // a usual gap is that of late; more orders would only make it older

/** What the customer has bought, when and for how much. */
export const purchasesPart: ProfilePart<Purchases> = {
  fields: ['orderTimes', 'spent', 'bought'],
  initial: { orderTimes: [], spent: 0 },
  evolve(own, event, { currency }) {
    if (event.name !== 'order.placed') return own;
    const { total, currency: paidIn, items } = event.properties;
    return {
      orderTimes: [...own.orderTimes, event.at].toSorted(),
      spent: paidIn === currency ? addMoney(own.spent, total) : own.spent,
      bought: keepBought(
        own.bought,
        items.map(({ productId }) => productId),
        event.at,
      ),
    };
  },
  merge(own, anonymous) {
    const bought = mergeBought(own.bought, anonymous.bought);
    return {
      orderTimes: [...own.orderTimes, ...anonymous.orderTimes].toSorted(),
      spent: addMoney(own.spent, anonymous.spent),
      ...(bought.length === 0 ? {} : { bought }),
    };
  },
  limit: ({ orderTimes, spent, bought }) => ({
    orderTimes: orderTimes.slice(-orderTimesKept),
    spent,
    ...(bought && { bought: bought.slice(0, boughtKept) }),
  }),
  bytes: 23_000,
};

/** In whole cents, so that the sum is the same in whatever order it is added up. */
const addMoney = (sum: number, amount: number): number =>
  (Math.round(sum * 100) + Math.round(amount * 100)) / 100;

const mergeBought = (own: readonly Bought[] = [], anonymous: readonly Bought[] = []): readonly Bought[] =>
  anonymous.reduce(
    (all, { productId, at, before = [] }) =>
      [...before, at].reduce((kept, time) => keepBought(kept, [productId], time), all),
    own,
  );
