import { policy } from '#map';
import type { LineItem } from '../../statemachines/language/events.ts';
import { assortment, companionsOf, type Good, lineOf, type ShopYear } from './assortment.ts';
import { type Deed, day, deed, hour, minute, type Span } from './deed.ts';
import { writeOrder } from './order.ts';
import { atLocalHour, type Habit, type Person } from './person.ts';
import { writeSideline } from './sideline.ts';

const { currency } = policy.shop;

/** Days between two visits, and how likely one becomes an order. */
const ways: Readonly<Record<Habit, { readonly gap: number; readonly buys: number; readonly stays: number }>> =
  {
    'asks once': { gap: 1, buys: 0, stays: 0 },
    'never buys': { gap: 10, buys: 0, stays: 25 },
    'buys at times': { gap: 55, buys: 0.3, stays: Number.POSITIVE_INFINITY },
    'buys often': { gap: 26, buys: 0.4, stays: Number.POSITIVE_INFINITY },
    'stops buying': { gap: 18, buys: 0.5, stays: 75 },
  };

/** All that one person does in the span, as the apps would tell it; in no order. */
export function writeLife(person: Person, shop: ShopYear, span: Span): readonly Deed[] {
  const { habit, comes } = person;
  const asked = habit === 'asks once' ? writeRequest(person) : [];
  if (habit === 'asks once' && person.dice.chance(0.7)) return asked;
  const { gap, buys, stays } = ways[habit];
  const leaves = Math.min(span.end, comes + stays * day);
  const joins = habit === 'asks once' ? comes + 3 * day : comes;
  const deeds: Deed[] = [...asked, ...arrive(person, joins)];
  let visits = 0;
  for (let at = joins + 10 * minute; at < leaves; ) {
    deeds.push(...visit(person, visits, at, buys, shop));
    visits += 1;
    at = atLocalHour(person, at + Math.max(1, Math.floor(person.dice.between(0.4, 1.6) * gap)) * day);
  }
  deeds.push(...writeSideline(person, joins, span));
  return deeds;
}

/** A form is sent; somebody calls at once, or in vain, or never. */
function writeRequest({
  customer,
  comes,
  name,
  email,
  phone,
  language,
  country,
  dice,
}: Person): readonly Deed[] {
  const leadId = `lead-${customer}`;
  const submitted = deed(comes, 'lead.submitted', {
    leadId,
    topic: language === 'ru' ? 'растения для офиса' : 'plants for an office',
    language,
    country,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  });
  const call = (days: number): number => comes + days * day + 3 * hour;
  const missed = (days: number): Deed =>
    deed(call(days), 'call.missed', {
      leadId,
      from: policy.brand.phone,
      caller: 'Kate',
      bookUrl: `${policy.brand.url}/call`,
    });
  if (dice.chance(0.3)) return [submitted, deed(comes + 40 * minute, 'lead.contacted', { leadId })];
  if (dice.chance(0.2)) return [submitted];
  if (dice.chance(0.1)) return [submitted, deed(comes + hour, 'lead.qualified', { leadId })];
  if (dice.chance(0.1)) return [submitted, deed(comes + 5 * hour, 'lead.closed', { leadId })];
  const tries = dice.whole(1, 3);
  return [
    submitted,
    ...Array.from({ length: tries }, (_, index) => missed(index + 1)),
    ...(dice.chance(0.4)
      ? [deed(call(tries) + 6 * hour, dice.chance(0.5) ? 'call.answered' : 'call.booked', { leadId })]
      : []),
  ];
}

/** Registration: some have looked around before, and some confirm a contact or an address. */
function arrive(person: Person, at: number): readonly Deed[] {
  const { customer, name, email, phone, device, language, country, zone, birthday, consents, dice } = person;
  const deeds: Deed[] = [];
  if (dice.chance(0.15)) {
    const visitor = `v-of-${customer}`;
    const seen = dice
      .some(assortment, 2)
      .map((good, index) => look(person, good, at - 2 * hour + index * minute, visitor));
    deeds.push(...seen, deed(at + minute, 'customer.joined', { anonymous: visitor }));
  }
  if (dice.chance(0.4)) {
    const reference = `sign-up-${customer}`;
    const contact =
      email !== undefined
        ? { channel: 'email' as const, address: email }
        : { channel: 'sms' as const, address: phone ?? '' };
    deeds.push(deed(at - 2 * minute, 'code.requested', { reference, ...contact, network: zone }));
    if (dice.chance(0.9)) deeds.push(deed(at - minute, 'code.confirmed', { reference }));
  }
  const proof = { text: 'Send me news and offers', version: '1', form: 'registration' };
  deeds.push(
    deed(at, 'customer.registered', {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(device === undefined ? {} : { devices: [{ token: device, platform: 'ios' }] }),
      language,
      country,
      zone,
      consents: consents.map((channel) => ({ channel, proof })),
      ...(birthday === undefined ? {} : { attributes: { birthday } }),
    }),
  );
  if (email !== undefined && dice.chance(0.85)) {
    deeds.push(deed(at + minute, 'email.confirmation-requested', { email }));
    if (dice.chance(0.75))
      deeds.push(
        deed(at + Math.floor(dice.between(3, dice.chance(0.7) ? 60 : 2000) * minute), 'email.confirmed', {
          email,
        }),
      );
  }
  if (device !== undefined)
    deeds.push(
      deed(at + Math.floor(dice.between(0, 20) * day), 'app.installed', {
        platform: 'ios',
        push: dice.chance(0.8),
      }),
    );
  return deeds;
}

const look = ({ dice }: Person, { productId, title, category, price }: Good, at: number, as?: string): Deed =>
  deed(
    at,
    'product.viewed',
    { productId, title, category, price, currency, seconds: dice.whole(8, 240) },
    as,
  );

/** Some minutes in the shop: looks, and perhaps something saved, asked for, put into the cart and ordered. */
function visit(person: Person, number: number, at: number, buys: number, shop: ShopYear): readonly Deed[] {
  const { customer, dice } = person;
  const [favourite] = assortment.slice(hashOf(customer), hashOf(customer) + 1);
  // Whoever comes looks for what they like, and at what they have seen.
  const seen = [
    ...(favourite !== undefined && dice.chance(0.6) ? [favourite] : []),
    ...dice.some(assortment, dice.whole(1, 2)),
  ];
  const deeds: Deed[] = seen.map((good, index) => look(person, good, at + index * 2 * minute));
  if (dice.chance(0.15)) deeds.push(deed(at, 'page.viewed', { path: '/' }));
  const [first] = seen;
  if (first === undefined) return deeds;
  const later = at + seen.length * 2 * minute;
  const { productId } = first;
  if (dice.chance(0.15)) {
    deeds.push(deed(later, 'product.saved', { productId }));
    if (dice.chance(0.1)) deeds.push(deed(later + 40 * day, 'product.unsaved', { productId }));
  }
  const [missing] = dice.some(shop.soldOut(at), 1);
  if (missing !== undefined && dice.chance(0.12))
    deeds.push(
      look(person, missing, later + minute),
      deed(later + 2 * minute, 'product.requested', { productId: missing.productId, wants: 'back' }),
      ...(dice.chance(0.05)
        ? [deed(later + day, 'product.request-ended', { productId: missing.productId })]
        : []),
    );
  else if (dice.chance(0.03)) deeds.push(deed(later, 'product.requested', { productId, wants: 'cheaper' }));

  const cartId = `cart-${customer}-${number}`;
  const items = fill(first, dice);
  const fillCart = deed(later + 3 * minute, 'cart.updated', {
    cartId,
    currency,
    items: [...items],
    url: `${policy.brand.url}/cart`,
  });
  if (dice.chance(buys)) {
    const ordered = later + Math.floor(dice.between(6, 40) * minute);
    const orderId = `order-${customer}-${number}`;
    const via = person.device !== undefined && dice.chance(0.3) ? 'app' : dice.chance(0.06) ? 'shop' : 'site';
    return [
      ...deeds,
      fillCart,
      deed(ordered - 2 * minute, 'checkout.started', { cartId }),
      ...writeOrder({ orderId, at: ordered, items, via }, dice),
      deed(ordered + minute, 'cart.emptied', { cartId }),
      ...(dice.chance(0.15) ? [deed(ordered - minute, 'points.redeemed', { points: 100 })] : []),
    ];
  }
  if (!dice.chance(0.22)) return deeds;
  const ends = dice.chance(0.2)
    ? [deed(later + hour, 'cart.emptied', { cartId })]
    : dice.chance(0.3)
      ? [deed(later + 8 * minute, 'checkout.started', { cartId })]
      : [];
  return [...deeds, fillCart, ...ends];
}

/** A good, often with something that goes with it. */
const fill = (good: Good, dice: Person['dice']): readonly LineItem[] => [
  lineOf(good, dice.whole(1, 2)),
  ...companionsOf(good).flatMap((companion, index) =>
    dice.chance(index === 0 ? 0.6 : 0.3) ? [lineOf(companion)] : [],
  ),
];

/** What this customer likes best: a place on the shelf. */
const hashOf = (customer: string): number => Number(customer.replaceAll(/\D/g, '')) % assortment.length;
