import type { Language } from '../../statemachines/language/channels.ts';
import { definitionOf } from '../../statemachines/language/map.ts';
import type { MessageId } from '../../statemachines/language/register.ts';
import type { Goods, View } from '../../statemachines/language/view.ts';
import { messages } from '../../statemachines/messages/index.ts';
import { sampleView } from '../../statemachines/rendering/sample-view.ts';

const goods: Goods = {
  items: [{ title: 'Fern', quantity: 1, price: '$9.00', total: '$9.00' }],
  more: 0,
  total: '$9.00',
};

/**
 * The least a message can be written from: no name, one item without image and variant, an order of which the number
 * alone is known, no detail that its event may lack, no points but those it cannot be written without.
 */
export function minimalView(message: MessageId, language: Language): View {
  const { tells, points: needed } = definitionOf(messages, message);
  const {
    cart,
    order,
    products,
    offer,
    status,
    lead,
    points,
    subscription,
    booking,
    news,
    loyalty,
    links,
    ...view
  } = sampleView(message, language);
  const { open, pay: _pay, track: _track, book: _book, topUp: _topUp, manage: _manage, ...rest } = links;
  const { preferences: _preferences, ...known } = rest;
  return {
    ...view,
    customer: {},
    ...(cart ? { cart: goods } : {}),
    ...(order ? { order: { number: '7' } } : {}),
    ...(products
      ? { products: [{ title: 'Fern', price: '$9.00', link: 'https://shop.example.com/fern' }] }
      : {}),
    ...(offer ? { offer: { code: offer.code, percent: offer.percent, until: offer.until } } : {}),
    ...(status ? { status: alwaysTold(tells, status) } : {}),
    ...(lead ? { lead: { callAt: lead.callAt } } : {}),
    ...(subscription && tells === undefined ? { subscription: withoutAccount(subscription) } : {}),
    ...(booking ? { booking: { title: booking.title, startsAt: booking.startsAt } } : {}),
    ...(loyalty ? { loyalty: {} } : {}),
    ...(news ? { news: { title: news.title, text: news.text } } : {}),
    ...(points && needed !== 'if any' ? { points: leastPoints(needed, points) } : {}),
    links: { ...known, open },
  };
}

/** What the shape of the event requires. */
function alwaysTold(
  event: string | undefined,
  { place, amount, expectedOn }: NonNullable<View['status']>,
): NonNullable<View['status']> {
  return {
    ...(place === undefined ? {} : { place }),
    ...(amount === undefined ? {} : { amount }),
    ...(event === 'order.delivery-changed' && expectedOn !== undefined ? { expectedOn } : {}),
  };
}

const withoutAccount = ({ account: _, ...known }: NonNullable<View['subscription']>) => known;

function leastPoints(
  needed: 'balance' | 'earned' | 'ending' | 'added' | undefined,
  { balance, worth, earned, ending, added }: NonNullable<View['points']>,
): NonNullable<View['points']> {
  return {
    balance,
    worth,
    ...(needed === 'earned' && earned ? { earned } : {}),
    ...(needed === 'added' && added ? { added: { points: added.points, worth: added.worth } } : {}),
    ...(needed === 'ending' && ending ? { ending } : {}),
  };
}
