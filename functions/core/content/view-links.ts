import type { View } from '../../../statemachines/language/view.ts';
import { onlyKnown } from '../records/only-known.ts';
import { tag, toldBy, type ViewParts } from './view-parts.ts';
import { pageOfSubject, subscriptionPages } from './view-subject.ts';

const longestSmsLink = 33; // a Cyrillic SMS has 70 characters in all
const longestProductLink = 80; // the very product is what such a message is about; with it, it takes two parts at most
const mostStars = 5;

/** Where a message leads: its one button and, by what it is about, the customer's pages, payment, parcel or review. */
export function linksOf(parts: ViewParts): View['links'] {
  const { event, unsubscribe, preferences, confirm, request, answers } = parts;
  const elsewhere = linksElsewhere(parts);
  const confirming = event.name === 'email.confirmation-requested' ? confirm : undefined;
  // An email has a button for each answer, and an SMS no room for a signed link.
  const answering = parts.channel === 'push' ? parts.answerPage : undefined;
  return {
    ...onlyKnown({ unsubscribe, preferences, confirm, manage: request, answers, ...elsewhere }),
    ...reviewLinks(parts),
    open: confirming ?? answering ?? Object.values(elsewhere)[0] ?? ownLink(parts),
  };
}

/**
 * Addresses that the event brings and that may lead to others than the shop: left as they are, since a signed one
 * would break. In an SMS only where they are short.
 */
function linksElsewhere(parts: ViewParts): {
  readonly [L in 'pay' | 'track' | 'book' | 'topUp' | 'manage']?: string;
} {
  const { channel } = parts;
  const event = toldBy(parts);
  const usable = (url: string | undefined): string | undefined => {
    if (url === undefined || channel !== 'sms') return url;
    const short = withoutScheme(url);
    return short.length <= longestSmsLink ? short : undefined;
  };
  switch (event.name) {
    case 'order.placed': {
      // What shows goods leads to them, and what comes days later has been paid.
      const asksToPay = parts.event === event && (parts.picks ?? []).length === 0;
      const { payment, payUrl } = event.properties;
      return asksToPay && payment === 'due' ? onlyKnown({ pay: usable(payUrl) }) : {};
    }
    case 'order.payment-failed':
      return onlyKnown({ pay: usable(event.properties.payUrl) });
    case 'order.shipped':
      return onlyKnown({ track: usable(event.properties.trackingUrl) });
    case 'call.missed':
      return onlyKnown({ book: usable(event.properties.bookUrl) });
    default: {
      const pages = Object.entries(subscriptionPages(parts)).map(([page, url]) => [page, usable(url)]);
      return onlyKnown(Object.fromEntries(pages));
    }
  }
}

/** The shop's own page about the cart or order, or that shows what was picked, tagged for attribution. */
function ownLink(parts: ViewParts): string {
  const { event, goods = event, policy, tags, channel, picks = [] } = parts;
  const [first, second] = picks;
  const [place, own] = first
    ? // A letter has a link for each product; a push has one in all.
      ['/', second === undefined || channel === 'push' ? first.url : undefined]
    : goods.name === 'cart.updated'
      ? ['/cart', goods.properties.url]
      : goods.name === 'order.placed'
        ? ['/orders', goods.properties.url]
        : isAboutOrder(parts)
          ? ['/orders', undefined]
          : pageOfSubject(parts);
  const home = (path: string): string => new URL(path, policy.brand.url).toString();
  const target = own ?? home(place === '/' ? place : `${place}/${encodeURIComponent(parts.run.key)}`);
  if (channel === 'sms') {
    const full = shorten(target, tags.run);
    const longest = place === '/products' ? longestProductLink : longestSmsLink;
    return full.length <= longest ? full : shorten(home(place), tags.run);
  }
  return tag(target, parts);
}

/** A run that is due some days after an order's status may ask for a review of it. */
function reviewLinks(parts: ViewParts): Pick<View['links'], 'review' | 'stars'> {
  if (parts.event.name !== 'scenario.due' || !isAboutOrder(parts)) return {};
  const review = new URL(`/reviews/${encodeURIComponent(parts.run.key)}`, parts.policy.brand.url);
  const { ratingPage } = parts;
  return {
    review: tag(review.toString(), parts),
    ...(ratingPage === undefined
      ? {}
      : { stars: Array.from({ length: mostStars }, (_, index) => ratingPage(index + 1)) }),
  };
}

/** Runs of older releases that are due say by their key alone whether they are about an order. */
export const isAboutOrder = ({ event, run: { key, due }, events }: ViewParts): boolean =>
  event.name === 'scenario.due'
    ? due?.about === undefined
      ? key !== 'customer'
      : due.about === 'order'
    : events[event.name]?.about === 'order';

/** Phones make a link of it without the scheme. */
const withoutScheme = (url: string): string => url.replace('https://', '');

/** Eight letters of the run are enough to find it. */
function shorten(target: string, run: string): string {
  const url = new URL(target);
  url.searchParams.set('t', run.slice(-8));
  return withoutScheme(url.toString());
}
