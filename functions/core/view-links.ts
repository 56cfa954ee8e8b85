import { aboutOf } from '../../statemachines/language/events.ts';
import type { View } from '../../statemachines/language/view.ts';
import { onlyKnown } from './only-known.ts';
import type { ViewParts } from './view.ts';

const longestSmsLink = 33; // a Cyrillic SMS has 70 characters in all
const mostStars = 5;

/** Where a message leads: its one button and, by what it is about, the customer's pages, payment, parcel or review. */
export function linksOf(parts: ViewParts): View['links'] {
  const { event, unsubscribe, preferences, confirm } = parts;
  const elsewhere = linksElsewhere(parts);
  const confirming = event.name === 'email.confirmation-requested' ? confirm : undefined;
  return {
    ...onlyKnown({ unsubscribe, preferences, confirm, ...elsewhere }),
    ...reviewLinks(parts),
    open: confirming ?? Object.values(elsewhere)[0] ?? ownLink(parts),
  };
}

/**
 * Addresses that the event brings and that may lead to others than the shop: left as they are, since a signed one
 * would break. In an SMS only where they are short.
 */
function linksElsewhere({ event, channel }: ViewParts): {
  readonly [L in 'pay' | 'track' | 'book']?: string;
} {
  const usable = (url: string | undefined): string | undefined => {
    if (url === undefined || channel !== 'sms') return url;
    const short = withoutScheme(url);
    return short.length <= longestSmsLink ? short : undefined;
  };
  switch (event.name) {
    case 'order.payment-failed':
      return onlyKnown({ pay: usable(event.properties.payUrl) });
    case 'order.shipped':
      return onlyKnown({ track: usable(event.properties.trackingUrl) });
    case 'call.missed':
      return onlyKnown({ book: usable(event.properties.bookUrl) });
    default:
      return {};
  }
}

/** The shop's own page about the cart or order, tagged for attribution. */
function ownLink(parts: ViewParts): string {
  const { event, goods = event, policy, tags, channel } = parts;
  const [place, own] =
    goods.name === 'cart.updated'
      ? ['/cart', goods.properties.url]
      : goods.name === 'order.placed'
        ? ['/orders', goods.properties.url]
        : isAboutOrder(parts)
          ? ['/orders', undefined]
          : ['/', undefined];
  const home = (path: string): string => new URL(path, policy.brand.url).toString();
  const target = own ?? home(place === '/' ? place : `${place}/${encodeURIComponent(parts.run.key)}`);
  if (channel === 'sms') {
    const full = shorten(target, tags.run);
    return full.length <= longestSmsLink ? full : shorten(home(place), tags.run);
  }
  return tag(target, parts);
}

/** A run that is due some days after an order's status may ask for a review of it. */
function reviewLinks(parts: ViewParts): Pick<View['links'], 'review' | 'stars'> {
  if (parts.event.name !== 'scenario.due' || !isAboutOrder(parts)) return {};
  const review = new URL(`/reviews/${encodeURIComponent(parts.run.key)}`, parts.policy.brand.url);
  const withStars = (stars: number): string => {
    const url = new URL(review);
    url.searchParams.set('stars', `${stars}`);
    return tag(url.toString(), parts);
  };
  return {
    review: tag(review.toString(), parts),
    stars: Array.from({ length: mostStars }, (_, index) => withStars(index + 1)),
  };
}

/** What is due is about the customer or, by the run's key, about an order. */
export const isAboutOrder = ({ event, run }: ViewParts): boolean =>
  event.name === 'scenario.due' ? run.key !== 'customer' : aboutOf(event.name) === 'order';

function tag(target: string, { tags, channel }: ViewParts): string {
  const url = new URL(target);
  const utm = { source: 'triggermap', medium: channel, campaign: tags.scenario, content: tags.message };
  for (const [name, value] of Object.entries(utm)) url.searchParams.set(`utm_${name}`, value);
  url.searchParams.set('utm_id', tags.run.slice(-16));
  return url.toString();
}

/** Phones make a link of it without the scheme. */
const withoutScheme = (url: string): string => url.replace('https://', '');

/** Eight letters of the run are enough to find it. */
function shorten(target: string, run: string): string {
  const url = new URL(target);
  url.searchParams.set('t', run.slice(-8));
  return withoutScheme(url.toString());
}
