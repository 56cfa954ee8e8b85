import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { View } from '../../../statemachines/language/view.ts';
import { onlyKnown } from '../records/only-known.ts';
import { localDay } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { zoneOf } from '../time/zone.ts';
import { sayDay, sayMoment, sayMoney } from './formats.ts';
import { productUrl, toldBy, type ViewParts } from './view-parts.ts';

/** An answer to an offer of an upgrade counts for two days, and while a day is left before the booking. */
const answerSeconds = 48 * 3600;
const answerBeforeSeconds = 24 * 3600;

/** What a run is about beside carts and orders: a booking, a subscription or news, as its event or `goods` tells. */
export function subjectOf(parts: ViewParts): Pick<View, 'booking' | 'subscription' | 'news'> {
  const { event, goods = event } = parts;
  switch (goods.name) {
    case 'booking.confirmed':
    case 'booking.changed':
      return { booking: bookingOf(goods, parts) };
    case 'subscription.started':
    case 'subscription.changed':
    case 'subscription.renewed':
      return { subscription: subscriptionOf(goods, parts) };
    case 'news.offered': {
      const { title, text, image } = goods.properties;
      return { news: { title, text, ...onlyKnown({ image }) } };
    }
    default:
      return {};
  }
}

type Telling<Name extends CustomerEvent['name']> = Extract<CustomerEvent, { name: Name }>;

function bookingOf(
  told: Telling<'booking.confirmed' | 'booking.changed'>,
  parts: ViewParts,
): NonNullable<View['booking']> {
  const { profile, language, policy, now } = parts;
  const zone = zoneOf(profile, policy.shop);
  const { title, startsAt } = told.properties;
  const lastAnswer = [later(now, answerSeconds), later(startsAt, -answerBeforeSeconds)].sort()[0];
  const upgrade = told.name === 'booking.confirmed' ? told.properties : undefined;
  const { upgradeTo, upgradePrice = 0, currency = policy.shop.currency } = upgrade ?? {};
  return {
    title,
    startsAt: sayMoment(startsAt, zone, language),
    ...onlyKnown({
      upgradeTo,
      upgradePrice: upgradePrice === 0 ? undefined : sayMoney(upgradePrice, currency, language),
      answerUntil:
        upgrade === undefined || lastAnswer === undefined || lastAnswer <= now.toISOString()
          ? undefined
          : sayMoment(lastAnswer, zone, language),
    }),
  };
}

function subscriptionOf(
  told: Telling<'subscription.started' | 'subscription.changed' | 'subscription.renewed'>,
  parts: ViewParts,
): NonNullable<View['subscription']> {
  const { profile, policy, language, channel } = parts;
  const { title, plan, amount, currency, chargeAt, account } = told.properties;
  const day = localDay(new Date(chargeAt), zoneOf(profile, policy.shop));
  return {
    title,
    plan,
    amount: sayMoney(amount, currency, language),
    chargeOn: sayDay(day, channel === 'sms' ? 'short' : 'long', language),
    ...onlyKnown({ account }),
  };
}

/** Where a message about a subscription leads: to what it asks for first. */
export function subscriptionPages(parts: ViewParts): {
  readonly [L in 'pay' | 'topUp' | 'manage']?: string | undefined;
} {
  const { goods } = parts;
  const event = toldBy(parts);
  switch (event.name) {
    case 'subscription.started':
    case 'subscription.changed':
    case 'subscription.renewed':
      return { manage: event.properties.manageUrl, topUp: event.properties.topUpUrl };
    case 'subscription.short':
      return onlyKnown({ ...pagesKnown(goods), ...onlyKnown({ topUp: event.properties.topUpUrl }) });
    case 'subscription.payment-failed':
      return { pay: event.properties.payUrl, ...pagesKnown(goods) };
    default:
      return {};
  }
}

const pagesKnown = (
  goods: CustomerEvent | undefined,
): { readonly topUp?: string; readonly manage?: string } =>
  goods?.name === 'subscription.started' ||
  goods?.name === 'subscription.changed' ||
  goods?.name === 'subscription.renewed'
    ? onlyKnown({ topUp: goods.properties.topUpUrl, manage: goods.properties.manageUrl })
    : {};

/** The shop's own page about a booking, a subscription or news, and its address where an event has told it. */
export function pageOfSubject(parts: ViewParts): readonly [place: string, own: string | undefined] {
  const { event, events, goods = event } = parts;
  switch (goods.name) {
    case 'booking.confirmed':
    case 'booking.changed':
      return ['/bookings', goods.properties.url];
    case 'news.offered':
      return ['/', goods.properties.url];
    default:
      if (events[goods.name]?.about === 'product') return ['/products', productUrl(parts)];
      return [events[goods.name]?.about === 'subscription' ? '/subscriptions' : '/', undefined];
  }
}
