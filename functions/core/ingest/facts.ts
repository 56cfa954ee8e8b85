import {
  type CustomerEvent,
  type EventDeclarations,
  isActivity,
  type LineItem,
  listNamesOf,
  listsLineItems,
} from '../../../statemachines/language/events.ts';
import type { Facts } from '../../../statemachines/language/facts.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { statedTotal, totalOf } from '../catalogue/basket.ts';
import { countCartItems } from '../interest/live-cart.ts';
import { lastMoment } from '../profile/history.ts';
import { isReachable } from '../profile/reach.ts';
import { pickRetained } from '../profile/said.ts';
import { viewsAt } from '../profile/session.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Moment, Profile } from '../records/records.ts';
import { newestOf } from '../schedule/occurrence.ts';
import { localDay } from '../time/local-hours.ts';
import { isNewer, later } from '../time/moments.ts';
import { zoneOf } from '../time/zone.ts';

/** Far more lines than a message shows, and far below what one read can bring. */
export const productsNamed = 20;

type FactsPolicy = Pick<Policy, 'market' | 'shop'>;

/** What the door tells the rules about an event; `profile` has it counted already. */
export function deriveFacts(
  profile: Profile,
  event: CustomerEvent,
  policy: FactsPolicy,
  events: EventDeclarations,
): Facts {
  const hours = hoursSinceOrder(profile, event.at);
  const declaration = events[event.name];
  const said = declaration && pickRetained(event, declaration);
  return {
    nth: profile.counters[event.name]?.count ?? 1,
    orders: profile.counters['order.placed']?.count ?? 0,
    ...(hours === undefined ? {} : { hoursSinceOrder: hours }),
    traffic: profile.traffic,
    reachable: isReachable(profile, policy.market),
    spent: profile.spent,
    ...segmentFacts(profile),
    ...(typeof said?.rating === 'number' ? { rating: said.rating } : {}),
    ...(event.name === 'scenario.due' ? { due: event.properties.scenario } : {}),
    ...productFacts(event, events),
    ...(declaration?.facts?.includes('member') ? { member: isLoyal(profile) } : {}),
    ...browsingFacts(profile, event, policy, events),
    ...onlyKnown({ said }),
  };
}

function isLoyal(profile: Profile): boolean {
  const joined = lastMoment(profile, 'loyalty.joined');
  return joined !== undefined && isNewer(joined, lastMoment(profile, 'loyalty.left'));
}

const viewDaysBack = 7;

/** What the customer did on this visit and of late: asked of the customer's own deeds about a product. */
function browsingFacts(
  profile: Profile,
  { name, key, at }: CustomerEvent,
  { shop }: FactsPolicy,
  events: EventDeclarations,
): Pick<Facts, 'sessionViews' | 'cartItems' | 'viewDays'> {
  if (events[name]?.about !== 'product' || !isActivity(name, events)) return {};
  const from = localDay(new Date(later(at, -(viewDaysBack - 1) * 24 * 3600)), zoneOf(profile, shop));
  const viewed = profile.interests?.find(({ productId }) => productId === key)?.viewed ?? [];
  return {
    cartItems: countCartItems(profile),
    viewDays: viewed.filter((day) => day >= from).length,
    ...onlyKnown({ sessionViews: name === 'product.viewed' ? viewsAt(profile, at) : undefined }),
  };
}

function segmentFacts({ segments }: Profile): Pick<Facts, 'segments'> {
  const names = Object.keys(segments).filter((name) => segments[name]?.in);
  return names.length === 0 ? {} : { segments: names };
}

/** The newest event that describes what an event is about, when it is another and known. */
export function findGoods(
  profile: Profile,
  { name, key }: CustomerEvent,
  events: EventDeclarations,
): Moment | undefined {
  const declaration = events[name];
  if (declaration === undefined || declaration.describes === true || key === 'customer') return undefined;
  // What is due without a date that an event has told is due for an order, or for the customer.
  const subject = declaration.about === 'timer' ? 'order' : declaration.about;
  const describing = listNamesOf(events, ({ about, describes }) => describes === true && about === subject);
  return newestOf(describing, profile, key)?.moment;
}

/** Hours from the last order to a moment, rounded down to a hundredth; 0 when the order is the later. */
export function hoursSinceOrder(profile: Profile, at: string): number | undefined {
  const last = lastMoment(profile, 'order.placed');
  return last === undefined
    ? undefined
    : Math.max(0, Math.floor((Date.parse(at) - Date.parse(last.at)) / 36_000) / 100);
}

function productFacts(
  event: CustomerEvent,
  events: EventDeclarations,
): Pick<Facts, 'itemCount' | 'value' | 'currency' | 'products'> {
  if (events[event.name]?.about === 'product') return { products: [event.key] };
  if (!listsLineItems(event, events)) return {};
  const { items, currency } = event.properties;
  const total = statedTotal(event, events) ?? totalOf(items);
  return {
    itemCount: items.length,
    value: Math.round(total * 100) / 100,
    currency,
    products: nameProducts(items),
  };
}

/** An order's products, as far as they are read together with the profile; none of any other event. */
export const productsOf = (event: CustomerEvent): readonly string[] =>
  event.name === 'order.placed' ? nameProducts(event.properties.items) : [];

export const nameProducts = (items: readonly LineItem[]): readonly string[] =>
  [...new Set(items.map(({ productId }) => productId))].slice(0, productsNamed);
