import { policy } from '#map';
import type { LineItem } from '../../statemachines/language/events.ts';
import { worthOf } from './assortment.ts';
import { type Deed, dateOf, day, deed, hour, minute, moment } from './deed.ts';
import type { Dice } from './dice.ts';

const { currency } = policy.shop;
const { url } = policy.brand;

interface Ordering {
  readonly orderId: string;
  readonly at: number;
  readonly items: readonly LineItem[];
  readonly via?: 'site' | 'app' | 'phone' | 'shop';
}

/** An order and all that becomes of it: payment, parcels, pick-up, cancellation, return, review and points. */
export function writeOrder({ orderId, at, items, via = 'site' }: Ordering, dice: Dice): readonly Deed[] {
  const total = Math.round(worthOf(items) * 100) / 100;
  const payment = via === 'shop' ? 'paid' : dice.pick(['paid', 'paid', 'paid', 'paid', 'due', 'on-delivery']);
  const reservedUntil = moment(at + 24 * hour);
  const payUrl = `${url}/pay`;
  const placed = deed(at, 'order.placed', {
    orderId,
    currency,
    total,
    items: [...items],
    delivery: 'Courier, 10:00–14:00',
    url: `${url}/orders`,
    payment,
    via,
    ...(payment === 'due' ? { payUrl, reservedUntil } : {}),
    ...(dice.chance(0.02) ? { gift: true } : {}),
  });
  if (payment === 'on-delivery') return [placed, ...fulfil(orderId, at + hour, items, total, dice)];
  if (payment === 'paid') {
    const paid = at + minute;
    return [placed, deed(paid, 'order.paid', { orderId }), ...fulfil(orderId, paid, items, total, dice)];
  }
  const failed = dice.chance(0.5)
    ? [deed(at + 5 * minute, 'order.payment-failed', { orderId, payUrl, reservedUntil })]
    : [];
  if (dice.chance(0.3)) {
    const lapsed = deed(at + 25 * hour, 'order.cancelled', { orderId, by: 'shop' });
    return [placed, ...failed, lapsed];
  }
  const paid = at + Math.floor(dice.between(0.5, 23) * hour);
  return [
    placed,
    ...failed,
    deed(paid, 'order.paid', { orderId }),
    ...fulfil(orderId, paid, items, total, dice),
  ];
}

const reasons = ['size', 'delivery', 'price', 'changed-mind'] as const;

function fulfil(
  orderId: string,
  paid: number,
  items: readonly LineItem[],
  total: number,
  dice: Dice,
): readonly Deed[] {
  const refund = (at: number, amount = total): Deed =>
    deed(at, 'order.refunded', { orderId, amount, currency });
  if (dice.chance(0.07)) {
    const at = paid + Math.floor(dice.between(0.5, 10) * hour);
    const why = dice.chance(0.8) ? { why: dice.pick([...reasons]) } : {};
    return [deed(at, 'order.cancelled', { orderId, by: 'customer', ...why }), refund(at + day)];
  }
  if (dice.chance(0.03)) {
    const at = paid + Math.floor(dice.between(3, 30) * hour);
    return [deed(at, 'order.cancelled', { orderId, by: 'shop', why: 'out-of-stock' }), refund(at + hour)];
  }
  const reduced = dice.chance(0.03) ? [deed(paid + 2 * hour, 'order.reduced', { orderId })] : [];
  const shipped = paid + Math.floor(dice.between(10, 40) * hour);
  const promised = shipped + 3 * day;
  const parcels = items.length > 2 && dice.chance(0.15) ? [shipped, shipped + 8 * hour] : [shipped];
  const isLate = dice.chance(0.06);
  const isMoved = !isLate && dice.chance(0.06);
  const came = promised + (isLate ? dice.whole(2, 6) * day : isMoved ? day : -dice.whole(1, 40) * hour);
  return [
    ...reduced,
    ...parcels.map((at) =>
      deed(at, 'order.shipped', {
        orderId,
        carrier: 'Green Van',
        trackingUrl: `${url}/track`,
        expectedOn: dateOf(promised),
      }),
    ),
    ...(isMoved
      ? [deed(shipped + day, 'order.delivery-changed', { orderId, expectedOn: dateOf(promised + day) })]
      : []),
    ...(dice.chance(0.25) ? collect(orderId, came, dice) : [deed(came, 'order.delivered', { orderId })]),
    ...enjoy(orderId, came + day, items, total, refund, dice),
  ];
}

/** At a counter, where it is kept for a week: most come within days, some on the last, a few never. */
function collect(orderId: string, at: number, dice: Dice): readonly Deed[] {
  const storageUntil = at + 7 * day;
  const ready = deed(at, 'order.ready-for-pickup', {
    orderId,
    place: '12 Fern Street',
    openingHours: '9:00–21:00',
    storageUntil: moment(storageUntil),
    show: 'code 4417',
  });
  if (dice.chance(0.05))
    return [ready, deed(storageUntil + hour, 'order.cancelled', { orderId, by: 'shop' })];
  const days = dice.chance(0.75) ? dice.between(0.2, 3) : dice.between(5.5, 6.9);
  return [ready, deed(at + Math.floor(days * day), 'order.collected', { orderId })];
}

/** What follows when the goods are there. */
function enjoy(
  orderId: string,
  at: number,
  items: readonly LineItem[],
  total: number,
  refund: (at: number, amount: number) => Deed,
  dice: Dice,
): readonly Deed[] {
  const points = Math.max(1, Math.round(total * 4));
  const earned = deed(at, 'points.earned', {
    points,
    for: 'order',
    usableAt: moment(at + 7 * day),
    expiresAt: moment(at + 90 * day),
  });
  if (dice.chance(0.04)) {
    const opened = at + dice.whole(1, 5) * day;
    const closed = opened + dice.whole(2, 6) * day;
    return [
      deed(opened, 'return.opened', { orderId }),
      deed(closed, 'return.closed', { orderId }),
      refund(closed + hour, items[0]?.price ?? total),
    ];
  }
  if (dice.chance(0.03)) {
    const opened = at + dice.whole(1, 3) * day;
    const closed = opened + dice.whole(1, 4) * day;
    return [
      earned,
      deed(opened, 'complaint.opened', { orderId }),
      deed(closed, 'complaint.closed', { orderId }),
      deed(closed, 'ticket.closed', { ticketId: `ticket-${orderId}`, topic: 'order' }),
    ];
  }
  const review = dice.chance(0.06)
    ? [deed(at + dice.whole(1, 4) * day, 'review.submitted', { orderId, rating: dice.whole(1, 5) })]
    : [];
  return [earned, ...review];
}
