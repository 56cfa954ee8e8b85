import { aboutOf, type CustomerEvent } from '../../statemachines/language/events.ts';
import type { Facts } from '../../statemachines/language/facts.ts';
import type { Market } from '../../statemachines/language/policy.ts';
import { totalOf } from './basket.ts';
import { lastMoment } from './profile.ts';
import { isReachable } from './reach.ts';
import type { Moment, Profile } from './records.ts';

/** Far more lines than a message shows, and far below what one read can bring. */
export const productsNamed = 20;

/** What the door tells the rules about an event; `profile` has it counted already. */
export function deriveFacts(profile: Profile, event: CustomerEvent, market: Market): Facts {
  const hours = hoursSinceOrder(profile, event.at);
  return {
    nth: profile.counters[event.name]?.count ?? 1,
    orders: profile.counters['order.placed']?.count ?? 0,
    ...(hours === undefined ? {} : { hoursSinceOrder: hours }),
    traffic: profile.traffic,
    reachable: isReachable(profile, market),
    spent: profile.spent,
    ...segmentFacts(profile),
    ...(event.name === 'review.submitted' ? { rating: event.properties.rating } : {}),
    ...(event.name === 'scenario.due' ? { due: event.properties.scenario } : {}),
    ...goodsFacts(event),
  };
}

function segmentFacts({ segments }: Profile): Pick<Facts, 'segments'> {
  const names = Object.keys(segments).filter((name) => segments[name]?.in);
  return names.length === 0 ? {} : { segments: names };
}

/** The event that lists the goods of the cart or order that an event is about, when it is another and known. */
export function findGoods(profile: Profile, { name, key }: CustomerEvent): Moment | undefined {
  switch (aboutOf(name)) {
    case 'cart':
      return name === 'cart.updated' ? undefined : lastMoment(profile, 'cart.updated', key);
    case 'order':
    case 'timer':
      return name === 'order.placed' ? undefined : lastMoment(profile, 'order.placed', key);
    default:
      return undefined;
  }
}

/** Hours from the last order to a moment, rounded down to a hundredth; 0 when the order is the later. */
export function hoursSinceOrder(profile: Profile, at: string): number | undefined {
  const last = lastMoment(profile, 'order.placed');
  return last === undefined
    ? undefined
    : Math.max(0, Math.floor((Date.parse(at) - Date.parse(last.at)) / 36_000) / 100);
}

function goodsFacts(event: CustomerEvent): Pick<Facts, 'itemCount' | 'value' | 'currency' | 'products'> {
  if (event.name !== 'cart.updated' && event.name !== 'order.placed') return {};
  const { items, currency } = event.properties;
  const total = event.name === 'order.placed' ? event.properties.total : totalOf(items);
  return {
    itemCount: items.length,
    value: Math.round(total * 100) / 100,
    currency,
    products: [...new Set(items.map(({ productId }) => productId))].slice(0, productsNamed),
  };
}
