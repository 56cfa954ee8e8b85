import type { Language } from '../../../statemachines/language/channels.ts';
import type { LineItem } from '../../../statemachines/language/events.ts';
import { listLanguages } from '../../../statemachines/language/phrases.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Goods, View } from '../../../statemachines/language/view.ts';
import { linesToday, totalOf } from '../catalogue/basket.ts';
import { findFavourite } from '../interest/favourite.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Profile } from '../records/records.ts';
import { findFeast } from '../time/feasts.ts';
import { zoneOf } from '../time/zone.ts';
import { sayCallTime } from './call-time.ts';
import { sayDay, sayDeadline, sayMoment, sayMoney } from './formats.ts';
import { isAboutOrder, linksOf } from './view-links.ts';
import { loyaltyOf } from './view-loyalty.ts';
import { toldBy, type ViewParts } from './view-parts.ts';
import { pointsOf } from './view-points.ts';
import { productView } from './view-product.ts';
import { productsView } from './view-products.ts';
import { subjectOf } from './view-subject.ts';

/** What the templates of a message may use: money and dates as text, links tagged, sold-out lines gone. */
export function buildView(parts: ViewParts): View {
  const { event, policy, language } = parts;
  return {
    language,
    brand: { ...policy.brand, email: policy.sender.email.replyTo },
    customer: customerOf(parts),
    ...goodsOf(parts),
    ...subjectOf(parts),
    ...onlyKnown({
      status: statusOf(parts),
      lead: leadOf(parts),
      points: pointsOf(parts),
      offer: offerOf(parts),
      code: parts.code,
      loyalty: loyaltyOf(parts),
      email:
        event.name === 'email.confirmation-requested' || event.name === 'email.confirmed'
          ? event.properties.email
          : undefined,
    }),
    ...feastOf(parts),
    ...productView(parts),
    ...productsView(parts),
    links: linksOf(parts),
  };
}

function customerOf({ profile, now }: ViewParts): View['customer'] {
  const { name } = profile;
  const favourite = findFavourite(profile, now)?.replaceAll('-', ' ');
  return {
    ...(readsAsName(name) ? { name } : {}),
    ...(readsAsName(favourite) ? { favourite } : {}),
  };
}

/** A run about a feast is called after it. */
function feastOf({ event, run, policy, language }: ViewParts): Pick<View, 'feast'> {
  const feast = event.name === 'scenario.due' ? findFeast(run.key, policy.calendar) : undefined;
  const name = feast?.name[language] ?? feast?.name[policy.shop.language];
  return name === undefined ? {} : { feast: { name } };
}

/** The language that a customer is written in. */
export const languageOf = (profile: Profile, policy: Policy): Language =>
  listLanguages(policy).find((language) => language === profile.language) ?? policy.shop.language;

const linesShown = 8; // more make a mail that nobody reads to the end

function goodsOf(parts: ViewParts): Pick<View, 'cart' | 'order'> {
  const { event, goods = event, run, products, language } = parts;
  switch (goods.name) {
    case 'cart.updated': {
      const { items, currency } = goods.properties;
      const today = linesToday(items, currency, products);
      return { cart: showGoods(today, totalOf(today), currency, language) };
    }
    case 'order.placed': {
      const { items, currency, total, orderId, delivery } = goods.properties;
      return {
        order: {
          ...showGoods(items, total, currency, language),
          number: orderId,
          ...onlyKnown({ delivery }),
        },
      };
    }
    default:
      return isAboutOrder(parts) ? { order: { number: run.key } } : {};
  }
}

const showGoods = (
  items: readonly LineItem[],
  total: number,
  currency: string,
  language: Language,
): Goods => ({
  items: items.slice(0, linesShown).map(({ title, variant, quantity, price, image }) => ({
    title,
    quantity,
    price: sayMoney(price, currency, language),
    total: sayMoney(price * quantity, currency, language),
    ...onlyKnown({ variant, image }),
  })),
  more: Math.max(0, items.length - linesShown),
  total: sayMoney(total, currency, language),
});

function statusOf(parts: ViewParts): View['status'] {
  const { profile, policy, now, channel, language } = parts;
  const event = toldBy(parts);
  const zone = zoneOf(profile, policy.shop);
  /** A deadline that is past is none. */
  const deadline = (at: string | undefined, say: typeof sayMoment): string | undefined =>
    at === undefined || new Date(at) <= now ? undefined : say(at, zone, language);
  const day = (on: string | undefined): string | undefined =>
    on === undefined ? undefined : sayDay(on, channel === 'sms' ? 'short' : 'long', language);
  switch (event.name) {
    case 'order.placed':
    case 'order.payment-failed':
      if (event.name === 'order.placed' && event.properties.payment !== 'due') return undefined;
      return onlyKnown({
        reservedUntil: deadline(event.properties.reservedUntil, channel === 'sms' ? sayMoment : sayDeadline),
      });
    case 'order.shipped': {
      const { carrier, expectedOn } = event.properties;
      return onlyKnown({ carrier, expectedOn: day(expectedOn) });
    }
    case 'order.delivery-changed': {
      const { expectedOn, why } = event.properties;
      return onlyKnown({ expectedOn: day(expectedOn), why });
    }
    case 'order.ready-for-pickup': {
      const { place, openingHours, storageUntil, show } = event.properties;
      return onlyKnown({ place, openingHours, storageUntil: deadline(storageUntil, sayMoment), show });
    }
    case 'order.refunded': {
      const { amount, currency } = event.properties;
      return { amount: sayMoney(amount, currency, language) };
    }
    default:
      return undefined;
  }
}

function leadOf(parts: ViewParts): View['lead'] {
  const { profile, event, now, language, policy } = parts;
  const callAt = (): string => sayCallTime(now, zoneOf(profile, policy.shop), language, policy);
  switch (event.name) {
    case 'lead.submitted': {
      const { topic } = event.properties;
      return { callAt: callAt(), ...onlyKnown({ topic: readsAsTopic(topic) ? topic : undefined }) };
    }
    case 'call.missed': {
      const { from, caller } = event.properties;
      return { callAt: callAt(), ...onlyKnown({ number: from, caller }) };
    }
    default:
      return undefined;
  }
}

function offerOf(parts: ViewParts): View['offer'] {
  const { profile, offer, policy, language } = parts;
  if (offer === undefined) return undefined;
  const { code, percent, until, minimumBasket } = offer;
  return {
    code,
    percent,
    until: sayDeadline(until, zoneOf(profile, policy.shop), language),
    ...(minimumBasket === undefined
      ? {}
      : { minimum: sayMoney(minimumBasket, policy.shop.currency, language) }),
  };
}

/** A point within a word makes a web address of it, and mail programs a link: strangers would have the shop send it. */
const looksLikeAddress = (text: string): boolean => /\.\p{L}{2}/u.test(text);

/** Letters, with what stands between them in names; anything else is greeted without a name. */
function readsAsName(name: string | undefined): name is string {
  return name !== undefined && /^\p{L}[\p{L}\p{M}'’ .-]{0,39}$/u.test(name) && !looksLikeAddress(name);
}

/** What a form's visitor asked is said back to whatever address was given: plain words, no address, no number to call. */
function readsAsTopic(topic: string | undefined): topic is string {
  return (
    topic !== undefined &&
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’"«»“” .,;:!?()&+-]{0,79}$/u.test(topic) &&
    !looksLikeAddress(topic) &&
    !/(\d[ ()+-]*){7}/.test(topic)
  );
}
