import type { Channel, Language } from '../../statemachines/language/channels.ts';
import type { CustomerEvent, LineItem } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Goods, View } from '../../statemachines/language/view.ts';
import { linesToday, totalOf } from './basket.ts';
import type { Offer, Product, Profile } from './records.ts';

export interface ViewParts {
  readonly profile: Profile;
  readonly event: CustomerEvent;
  readonly products: readonly Product[];
  readonly offer?: Offer;
  readonly unsubscribe?: string;
  readonly tags: { readonly scenario: string; readonly message: string; readonly run: string };
  readonly channel: Channel;
  readonly language: Language;
  readonly policy: Policy;
}

/** What the templates of a message may use: money and dates as text, links tagged, sold-out lines gone. */
export function buildView(parts: ViewParts): View {
  const { profile, event, policy, language, offer, unsubscribe } = parts;
  const zone = profile.zone ?? policy.shop.zone;
  return {
    language,
    brand: { ...policy.brand, email: policy.sender.email.replyTo },
    customer: readsAsName(profile.name) ? { name: profile.name } : {},
    ...goodsOf(parts),
    ...(offer === undefined
      ? {}
      : {
          offer: {
            code: offer.code,
            percent: offer.percent,
            until: sayUntil(offer.until, zone, language),
            ...(offer.minimumBasket === undefined
              ? {}
              : { minimum: sayMoney(offer.minimumBasket, policy.shop.currency, language) }),
          },
        }),
    links: {
      open: openLink(event, parts),
      ...(unsubscribe === undefined ? {} : { unsubscribe }),
    },
  };
}

/** The language that a customer is written in. */
export const languageOf = (profile: Profile, { shop }: Policy): Language => profile.language ?? shop.language;

const linesShown = 8; // more make a mail that nobody reads to the end

function goodsOf({ event, products, language }: ViewParts): Pick<View, 'cart' | 'order'> {
  switch (event.name) {
    case 'cart.updated': {
      const { items, currency } = event.properties;
      const today = linesToday(items, currency, products);
      return { cart: showGoods(today, totalOf(today), currency, language) };
    }
    case 'order.placed': {
      const { items, currency, total, orderId, delivery } = event.properties;
      return {
        order: {
          ...showGoods(items, total, currency, language),
          number: orderId,
          ...(delivery === undefined ? {} : { delivery }),
        },
      };
    }
    default:
      return {};
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
    ...(variant === undefined ? {} : { variant }),
    ...(image === undefined ? {} : { image }),
  })),
  more: Math.max(0, items.length - linesShown),
  total: sayMoney(total, currency, language),
});

/** Making a format takes some hundred times longer than using it. */
function remember<F>(make: (language: Language, what: string) => F): (language: Language, what: string) => F {
  const made = new Map<string, F>();
  return (language, what) => {
    const key = `${language} ${what}`;
    const known = made.get(key) ?? make(language, what);
    made.set(key, known);
    return known;
  };
}

const moneyFormat = remember(
  (language, currency) =>
    new Intl.NumberFormat(language, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }),
);
const sayMoney = (amount: number, currency: string, language: Language): string =>
  moneyFormat(language, currency).format(amount);

const untilFormat = remember(
  (language, timeZone) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone,
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
);
/** "24 November at 18:00 GMT+3": date, time and zone. */
const sayUntil = (until: string, zone: string, language: Language): string =>
  untilFormat(language, zone).format(new Date(until));

/**
 * Letters, with what stands between them in names; anything else is greeted without a name. A point within a
 * word makes a web address of it, and mail programs a link: strangers would have the shop send it.
 */
function readsAsName(name: string | undefined): name is string {
  return name !== undefined && /^\p{L}[\p{L}\p{M}'’ .-]{0,39}$/u.test(name) && !/\.\p{L}{2}/u.test(name);
}

const longestSmsLink = 33; // a Cyrillic SMS has 70 characters in all

/** Where the button leads: the cart or order itself, tagged for attribution. */
function openLink(event: CustomerEvent, { policy, tags, channel }: ViewParts): string {
  const [place, own] =
    event.name === 'cart.updated'
      ? ['/cart', event.properties.url]
      : event.name === 'order.placed'
        ? ['/orders', event.properties.url]
        : ['/', undefined];
  const home = (path: string): string => new URL(path, policy.brand.url).toString();
  const target = own ?? home(place === '/' ? place : `${place}/${encodeURIComponent(event.key)}`);
  if (channel === 'sms') {
    const full = shorten(target, tags.run);
    return full.length <= longestSmsLink ? full : shorten(home(place), tags.run);
  }
  const url = new URL(target);
  const utm = { source: 'triggermap', medium: channel, campaign: tags.scenario, content: tags.message };
  for (const [name, value] of Object.entries(utm)) url.searchParams.set(`utm_${name}`, value);
  url.searchParams.set('utm_id', tags.run.slice(-16));
  return url.toString();
}

/** Phones make a link of it without the scheme; eight letters of the run are enough to find it. */
function shorten(target: string, run: string): string {
  const url = new URL(target);
  url.searchParams.set('t', run.slice(-8));
  return url.toString().replace('https://', '');
}
