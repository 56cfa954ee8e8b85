import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { sayCallTime } from '../../../functions/core/content/call-time.ts';
import { buildView, languageOf } from '../../../functions/core/content/view.ts';
import type { ViewParts } from '../../../functions/core/content/view-parts.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Lot, Profile } from '../../../functions/core/records/records.ts';
import type { CustomerEvent, LineItem, Properties } from '../../../statemachines/language/events.ts';
import type { RunState } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';

const moment = { at: '2026-11-20T12:00:00.000Z', id: 'event-1' };
const line = (n: number, more: Partial<LineItem> = {}): LineItem => ({
  productId: `product-${n}`,
  title: `Boots ${n}`,
  price: 1234.5,
  quantity: 2,
  ...more,
});
const cart = (items: readonly LineItem[], url?: string): CustomerEvent => ({
  ...moment,
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart 1/ä',
  properties: {
    cartId: 'cart 1/ä',
    currency: 'EUR',
    items: [...items],
    ...(url === undefined ? {} : { url }),
  },
});
const ann: Profile = { ...newProfile('customer-1'), name: 'Ann' };

/** A Friday, 12:00 in London. */
const now = new Date('2026-11-20T12:00:00.000Z');
const runOf = ({ id, at, name, customer, key }: CustomerEvent): RunState => ({
  id,
  at,
  name,
  customer,
  key,
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
});

/** The run is that of the event, unless it is said. */
const view = (more: Partial<ViewParts> = {}) => {
  const event = more.event ?? cart([line(1)]);
  return buildView({
    profile: ann,
    run: runOf(event),
    now,
    products: [],
    tags: { scenario: 'abandoned-cart', message: 'cart-reminder', run: 'abandoned-cart-0123456789abcdef' },
    channel: 'email',
    language: 'en',
    policy,
    events,
    ...more,
    event,
  });
};

const placed: CustomerEvent = {
  ...moment,
  name: 'order.placed',
  customer: 'customer-1',
  key: 'order-7',
  properties: { orderId: 'order-7', currency: 'EUR', total: 100, items: [line(1)], delivery: 'Tomorrow' },
};
/** An event about the order, with what it says beside its number. */
const about = <E extends CustomerEvent['name']>(
  name: E,
  properties: Omit<Properties<E>, 'orderId'>,
): CustomerEvent =>
  // Name and properties belong together, which the union alone does not say.
  ({
    ...moment,
    name,
    customer: 'customer-1',
    key: 'order-7',
    properties: { orderId: 'order-7', ...properties },
  }) as unknown as CustomerEvent;
const leadEvent = <E extends 'lead.submitted' | 'call.missed'>(
  name: E,
  properties: Omit<Properties<E>, 'leadId'>,
): CustomerEvent =>
  // As above.
  ({
    ...moment,
    name,
    customer: 'customer-1',
    key: 'lead-1',
    properties: { leadId: 'lead-1', ...properties },
  }) as unknown as CustomerEvent;
const due = (key: string): CustomerEvent => ({
  ...moment,
  name: 'scenario.due',
  customer: 'customer-1',
  key: 'review-request',
  properties: { scenario: 'review-request', key, day: '2026-11-20', since: moment.at },
});
/** As a person sees it: no unbreakable spaces. */
const plain = (text: string | undefined): string => (text ?? '').replaceAll(/\s/g, ' ');

describe('a view greets', () => {
  const greeted = (name: string) => view({ profile: { ...ann, name } }).customer.name;

  it.each([
    'Ann',
    'Анна',
    'Ann-Marie',
    "Sinéad O'Connor",
    'José María',
    'J. R. R. Tolkien',
    'J.R.R. Tolkien',
    'Nguyễn Thị Minh Khai',
    '李',
    'Ё',
  ])('%s by name', (name) => {
    expect(greeted(name)).toBe(name);
  });

  it.each([
    '',
    ' ',
    '4711',
    'Ann2000',
    'ann@example.com',
    '<b>Ann</b>',
    '{{ offer.code }}',
    'www.cheap-pills.example',
    'Click bit.ly now',
    'https://example.com',
    'Ann!!!',
    '🦔',
    'x'.repeat(41),
    'Ann\nBcc: everybody',
  ])('%j without a name', (name) => {
    expect(view({ profile: { ...ann, name } }).customer).toEqual({});
  });

  it('nobody by a name that is not known', () => {
    expect(view({ profile: newProfile('customer-1') }).customer).toEqual({});
  });
});

describe('a view shows', () => {
  it('money as the customer’s language writes it', () => {
    const total = (language: 'en' | 'ru') => plain(view({ language }).cart?.total);
    expect(total('en')).toBe('€2,469');
    expect(total('ru')).toBe('2 469 €');
    expect(plain(view().cart?.items[0]?.price)).toBe('€1,234.50');
  });

  it('eight lines, and how many more there are', () => {
    const goods = view({ event: cart(Array.from({ length: 11 }, (_, n) => line(n))) }).cart;
    expect(goods?.items).toHaveLength(8);
    expect(goods?.more).toBe(3);
    expect(view().cart?.more).toBe(0);
  });

  it('no line that is sold out, and today’s price of the others', () => {
    const products = [
      { productId: 'product-1', stock: { count: 0, moment } },
      { productId: 'product-2', price: { amount: 10, currency: 'EUR', moment } },
    ];
    const goods = view({ event: cart([line(1), line(2)]), products }).cart;
    expect(goods?.items.map(({ title }) => title)).toEqual(['Boots 2']);
    expect(plain(goods?.total)).toBe('€20');
  });

  it('an order as it was bought, whatever has become of its products', () => {
    const { order } = view({
      event: placed,
      products: [{ productId: 'product-1', stock: { count: 0, moment } }],
    });
    expect(order).toMatchObject({ number: 'order-7', delivery: 'Tomorrow', items: [{ title: 'Boots 1' }] });
    expect(plain(order?.total)).toBe('€100');
  });

  it('the last moment of an offer with date, time and zone, in the customer’s own zone', () => {
    const offer = { code: 'ABCDEFGHJK', percent: 10, until: '2026-11-24T18:00:00.000Z', minimumBasket: 30 };
    const until = (zone: string, language: 'en' | 'ru') =>
      plain(view({ offer, profile: { ...ann, zone }, language }).offer?.until);
    expect(until('Europe/London', 'en')).toBe('24 November at 18:00 GMT');
    expect(until('Europe/Moscow', 'en')).toBe('24 November at 21:00 GMT+3');
    expect(until('Asia/Tokyo', 'ru')).toBe('25 ноября в 03:00 GMT+9');
    expect(plain(view({ offer }).offer?.minimum)).toBe('$30');
    expect(view().offer).toBeUndefined();
  });
});

describe('a view of an order’s status', () => {
  const shipped = about('order.shipped', { carrier: 'Green Parcel', expectedOn: '2026-11-24' });

  it('shows the goods of the order that was placed', () => {
    expect(view({ event: shipped, goods: placed }).order).toMatchObject({
      number: 'order-7',
      delivery: 'Tomorrow',
      items: [{ title: 'Boots 1' }],
    });
  });

  it('shows the number alone when the order was never told of', () => {
    expect(view({ event: shipped }).order).toEqual({ number: 'order-7' });
  });

  it('says the expected day as people do, and shorter in an SMS', () => {
    const say = (language: 'en' | 'ru', channel: 'email' | 'sms') =>
      view({ event: shipped, language, channel }).status;
    expect(say('en', 'email')).toEqual({ carrier: 'Green Parcel', expectedOn: 'Tuesday 24 November' });
    expect(say('ru', 'email')?.expectedOn).toBe('вторник, 24 ноября');
    expect(say('en', 'sms')?.expectedOn).toBe('24 November');
    expect(say('ru', 'sms')?.expectedOn).toBe('24 ноября');
  });

  it('says no deadline that is past', () => {
    const failed = about('order.payment-failed', { reservedUntil: '2026-11-20T18:00:00.000Z' });
    const until = (at: string) => plain(view({ event: failed, now: new Date(at) }).status?.reservedUntil);
    expect(until('2026-11-20T17:59:00Z')).toBe('20 November at 18:00 GMT');
    expect(until('2026-11-20T18:00:00Z')).toBe('');
  });

  it('says where an order waits and until when, by the customer’s clock', () => {
    const event = about('order.ready-for-pickup', {
      place: '12 Garden Lane',
      storageUntil: '2026-11-27T17:00:00Z',
      show: 'code 4821',
    });
    expect(view({ event, profile: { ...ann, zone: 'Europe/Moscow' } }).status).toEqual({
      place: '12 Garden Lane',
      storageUntil: '27 November at 20:00',
      show: 'code 4821',
    });
  });

  it('says a refund as money', () => {
    const event = about('order.refunded', { amount: 49.5, currency: 'EUR' });
    expect(view({ event }).status).toEqual({ amount: '€49.50' });
  });

  it('has none for an event that tells nothing but the status', () => {
    expect(view({ event: about('order.delivered', {}) })).not.toHaveProperty('status');
  });
});

describe('a view of a request', () => {
  const asked = (topic: string) => view({ event: leadEvent('lead.submitted', { topic }) }).lead;

  it.each(['Plants for an office', 'Озеленение офиса, 40 м2', 'Delivery to Lyon: 2 pots?'])(
    'says back %s',
    (topic) => {
      expect(asked(topic)?.topic).toBe(topic);
    },
  );

  it.each([
    'You won! Go to cheap-pills.example',
    'https://example.com',
    'Call +1 900 555 0100 now',
    '{{ offer.code }}',
    '<b>Plants</b>',
    'x'.repeat(81),
  ])('does not say %s to a stranger’s address', (topic) => {
    expect(asked(topic)).toEqual({ callAt: 'today by 18:00' });
  });

  it('says from which number we called, and who', () => {
    const event = leadEvent('call.missed', { from: '+44 20 7946 0018', caller: 'Maria' });
    expect(view({ event }).lead).toEqual({
      callAt: 'today by 18:00',
      number: '+44 20 7946 0018',
      caller: 'Maria',
    });
  });
});

describe('when we call', () => {
  const say = (at: string, language: 'en' | 'ru' = 'en', zone = 'Europe/London') =>
    sayCallTime(new Date(at), zone, language, policy);

  it.each([
    ['on a working day', '2026-11-20T12:00:00Z', 'today by 18:00', 'сегодня до 18:00'],
    ['before work', '2026-11-20T07:30:00Z', 'today after 9:00', 'сегодня после 9:00'],
    ['an hour before people go home', '2026-11-19T17:00:00Z', 'today by 18:00', 'сегодня до 18:00'],
    ['just before people go home', '2026-11-19T17:01:00Z', 'tomorrow after 9:00', 'завтра после 9:00'],
    ['on Friday evening', '2026-11-20T19:00:00Z', 'on Monday after 9:00', 'в понедельник после 9:00'],
    ['on Sunday', '2026-11-22T12:00:00Z', 'tomorrow after 9:00', 'завтра после 9:00'],
  ])('%s', (_, at, en, ru) => {
    expect(say(at)).toBe(en);
    expect(say(at, 'ru')).toBe(ru);
  });

  it('is said by the customer’s clock and day', () => {
    expect(say('2026-11-20T12:00:00Z', 'en', 'Europe/Moscow')).toBe('today by 21:00');
    // It is Saturday in Tokyo already; London opens on Monday, 18:00 there.
    expect(say('2026-11-20T19:00:00Z', 'en', 'Asia/Tokyo')).toBe('on Monday after 18:00');
  });

  it('is soon where nobody ever works', () => {
    const idle = { ...policy, working: { ...policy.working, days: [] } };
    expect(sayCallTime(now, 'Europe/London', 'ru', idle)).toBe('в ближайшее время');
  });
});

describe('a view of points', () => {
  const lot = (points: number, more: Partial<Lot> = {}): Lot => ({
    event: `event-${points}`,
    at: moment.at,
    points,
    left: points,
    expiresAt: '2027-02-19T12:00:00.000Z',
    ...more,
  });
  const points = (lots: readonly Lot[], more: Partial<ViewParts> = {}) =>
    view({ profile: { ...ann, points: { lots, owed: [], applied: [] } }, ...more }).points;

  it('says none where there are none', () => {
    expect(points([])).toBeUndefined();
    expect(points([lot(300, { left: 0 })])).toBeUndefined();
    expect(points([lot(300, { expiresAt: moment.at })])).toBeUndefined();
  });

  it('says the balance, its worth, and what ends next', () => {
    expect(points([lot(500), lot(1250, { expiresAt: '2027-03-01T00:00:00.000Z' })])).toEqual({
      balance: '1,750 points',
      worth: '$17.50',
      ending: { points: '500 points', worth: '$5', until: '18 February' },
      soon: { points: '1,750 points', worth: '$17.50', until: '28 February' },
    });
  });

  it('says what ends soon after that only where something does, within two weeks', () => {
    expect(points([lot(500)])).not.toHaveProperty('soon');
    expect(points([lot(500), lot(1250, { expiresAt: '2027-03-06T12:00:00.000Z' })])).not.toHaveProperty(
      'soon',
    );
  });

  it('counts them as the language does', () => {
    const counted = [1, 2, 5, 21].map((count) => points([lot(count)], { language: 'ru' })?.balance);
    expect(counted).toEqual(['1 балл', '2 балла', '5 баллов', '21 балл']);
    expect(points([lot(1)])?.balance).toBe('1 point');
  });

  it('promises no day that ends before its end', () => {
    const until = (expiresAt: string) => points([lot(500, { expiresAt })])?.ending?.until;
    expect(until('2027-02-19T12:00:00.000Z')).toBe('18 February');
    expect(until('2027-02-19T23:59:59.000Z')).toBe('19 February');
    expect(until('2027-02-20T00:00:00.000Z')).toBe('19 February');
    expect(until('2027-11-19T12:00:00.000Z')).toBe('18 November 2027');
  });

  it('tells those that the run has earned from all others', () => {
    const tags = { scenario: 'welcome', message: 'welcome', run: 'welcome-0123456789abcdef' };
    const lots = [
      lot(100, { for: 'welcome', at: '2026-11-01T12:00:00.000Z' }),
      lot(200),
      lot(500, { for: 'welcome' }),
    ];
    expect(points(lots, { tags })?.earned).toEqual({
      points: '500 points',
      worth: '$5',
      until: '18 February',
    });
    expect(points(lots.slice(0, 2), { tags })).not.toHaveProperty('earned');
  });
});

describe('a view of a feast', () => {
  const feastRun = (key: string) => {
    const event = due(key);
    return {
      event,
      run: { ...runOf(event), key, due: { at: moment.at, since: moment.at, about: 'customer' } },
    } as const;
  };

  it('says its name in the customer’s language, and is about no order', () => {
    const { feast, order, links } = view(feastRun('new-year-2027'));
    expect(feast?.name).toBe('New Year');
    expect(view({ ...feastRun('new-year-2027'), language: 'ru' }).feast?.name).toBe('Новым годом');
    expect(order).toBeUndefined();
    expect(links.open).toMatch(/^https:\/\/shop\.example\.com\/\?utm_source=/);
  });

  it('is none where the calendar knows it no more, and in any other run', () => {
    expect(view(feastRun('old-day-2027'))).not.toHaveProperty('feast');
    expect(view()).not.toHaveProperty('feast');
  });
});

describe('a view of a favourite', () => {
  const buys = (category: string): Partial<ViewParts> => ({
    profile: { ...ann, marks: [{ event: 'order.placed', key: 'order-7', moment, categories: [category] }] },
  });

  it('says the category that is bought most, in words', () => {
    expect(view(buys('house-plants')).customer.favourite).toBe('house plants');
  });

  it('says none that is no word, or that nobody knows', () => {
    for (const category of ['C-17', '17', 'shop.example', '<b>'])
      expect(view(buys(category)).customer.favourite).toBeUndefined();
    expect(view().customer).not.toHaveProperty('favourite');
  });
});

describe('the link of a message', () => {
  const open = (more: Partial<ViewParts> = {}) => view(more).links.open;

  it('leads to the cart itself, tagged with scenario, message and run', () => {
    expect(open()).toBe(
      'https://shop.example.com/cart/cart%201%2F%C3%A4?utm_source=triggermap&utm_medium=email&utm_campaign=abandoned-cart&utm_content=cart-reminder&utm_id=0123456789abcdef',
    );
  });

  it('leads where the app said, keeping what was in its address', () => {
    const url = 'https://shop.example.com/basket?lang=de#top';
    expect(open({ event: cart([line(1)], url) })).toMatch(
      /^https:\/\/shop\.example\.com\/basket\?lang=de&utm_source=triggermap&.*#top$/,
    );
  });

  it('says by which channel it went', () => {
    expect(open({ channel: 'push' })).toContain('utm_medium=push');
  });

  it('is short in an SMS, and shorter still where the cart has a long name', () => {
    const link = open({ channel: 'sms' });
    expect(link).toBe('shop.example.com/cart?t=89abcdef');
    expect(link.length).toBeLessThanOrEqual(33);
  });

  it('leads where the status says, as it is, and to the order’s page where it says nothing', () => {
    const payUrl = 'https://bank.example/pay?signed=abc';
    const failed = about('order.payment-failed', { payUrl });
    expect(view({ event: failed }).links).toMatchObject({ open: payUrl, pay: payUrl });
    const unsaid = view({ event: about('order.payment-failed', {}) }).links;
    expect(unsaid.open).toMatch(/^https:\/\/shop\.example\.com\/orders\/order-7\?utm_source=/);
    expect(unsaid).not.toHaveProperty('pay');
    const url = 'https://shop.example.com/my/7';
    const own: CustomerEvent = { ...placed, properties: { ...placed.properties, url } };
    expect(open({ event: about('order.delivered', {}), goods: own })).toMatch(/\/my\/7\?utm_source=/);
  });

  it('is the shop’s own in an SMS when the status’s is too long for it', () => {
    const links = (trackingUrl: string) =>
      view({ event: about('order.shipped', { trackingUrl }), channel: 'sms' }).links;
    expect(links('https://parcel.example/1234')).toMatchObject({
      open: 'parcel.example/1234',
      track: 'parcel.example/1234',
    });
    expect(links(`https://parcel.example/${'1'.repeat(40)}`)).toEqual({
      open: 'shop.example.com/orders?t=89abcdef',
    });
  });

  it('confirms an address where that was asked for', () => {
    const event: CustomerEvent = {
      ...moment,
      name: 'email.confirmation-requested',
      customer: 'customer-1',
      key: 'customer-1',
      properties: { email: 'ann@example.com' },
    };
    const { email, links } = view({ event, confirm: 'https://x.example/confirm/t' });
    expect(email).toBe('ann@example.com');
    expect(links).toMatchObject({
      open: 'https://x.example/confirm/t',
      confirm: 'https://x.example/confirm/t',
    });
  });

  it('leads to a review of the order with one link for each star, where a run is due for it', () => {
    const ofOrder = {
      event: due('order-7'),
      run: { ...runOf(due('order-7')), key: 'order-7' },
      goods: placed,
    };
    const { order, links } = view(ofOrder);
    expect(order?.number).toBe('order-7');
    expect(links.review).toMatch(/^https:\/\/shop\.example\.com\/reviews\/order-7\?utm_source=/);
    expect(links.stars).toBeUndefined();
    const ratingPage = (stars: number): string => `https://pages.example.com/rating/${stars}`;
    expect(view({ ...ofOrder, ratingPage }).links.stars).toEqual([1, 2, 3, 4, 5].map(ratingPage));
    // Of nothing but an order stars are asked.
    const ofCustomer = { event: due('customer'), run: { ...runOf(due('customer')), key: 'customer' } };
    expect(view({ ...ofCustomer, ratingPage }).links.stars).toBeUndefined();
    const { goods: _, ...unknown } = ofOrder;
    expect(view(unknown).order).toEqual({ number: 'order-7' });
  });

  it('leads home where a run is due for the customer', () => {
    const event = due('customer');
    const { links, ...rest } = view({ event, run: { ...runOf(event), key: 'customer' } });
    expect(links.open).toMatch(/^https:\/\/shop\.example\.com\/\?utm_source=/);
    expect(links).not.toHaveProperty('stars');
    expect(rest).not.toHaveProperty('order');
  });

  it('withdraws consent only where there is such a link', () => {
    expect(view().links).not.toHaveProperty('unsubscribe');
    expect(view({ unsubscribe: 'https://x.example/u/t' }).links.unsubscribe).toBe('https://x.example/u/t');
  });
});

describe('the language of a message', () => {
  it('is the customer’s own, or the shop’s', () => {
    expect(languageOf({ ...ann, language: 'ru' }, policy)).toBe('ru');
    expect(languageOf(ann, policy)).toBe('en');
  });
});
