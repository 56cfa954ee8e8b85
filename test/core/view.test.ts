import { describe, expect, it } from 'vitest';
import { newProfile } from '../../functions/core/profile.ts';
import type { Profile } from '../../functions/core/records.ts';
import { buildView, languageOf, type ViewParts } from '../../functions/core/view.ts';
import type { CustomerEvent, LineItem } from '../../statemachines/language/events.ts';
import { policy } from '../../statemachines/policy.ts';

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

const view = (more: Partial<ViewParts> = {}) =>
  buildView({
    profile: ann,
    event: cart([line(1)]),
    products: [],
    tags: { scenario: 'abandoned-cart', message: 'cart-reminder', run: 'abandoned-cart-0123456789abcdef' },
    channel: 'email',
    language: 'en',
    policy,
    ...more,
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
    const placed: CustomerEvent = {
      ...moment,
      name: 'order.placed',
      customer: 'customer-1',
      key: 'order-7',
      properties: { orderId: 'order-7', currency: 'EUR', total: 100, items: [line(1)], delivery: 'Tomorrow' },
    };
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
