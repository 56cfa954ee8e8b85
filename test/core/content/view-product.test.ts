import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { events, messages } from '#map';
import { buildView } from '../../../functions/core/content/view.ts';
import type { ViewParts } from '../../../functions/core/content/view-parts.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Product } from '../../../functions/core/records/records.ts';
import type { MessageId } from '../../../statemachines/language/register.ts';
import { policy } from '../../../statemachines/policy.ts';

const at = '2026-03-02T10:00:00.000Z';
const moment = { at, id: 'event-0' };
const monstera: Product = {
  productId: 'monstera',
  title: 'Monstera',
  url: 'https://shop.example.com/p/monstera',
  image: 'https://shop.example.com/i/monstera.jpg',
  price: { amount: 80, currency: 'USD', moment },
  variants: { M: { count: 2, moment }, L: { count: 0, moment } },
};
const facts = { nth: 1, orders: 0, traffic: 'customer', reachable: true } as const;
const dropped = {
  id: 'event-1',
  name: 'product.dropped',
  at,
  customer: 'anna',
  key: 'monstera',
  properties: {
    productId: 'monstera',
    interest: 'saved',
    was: 100,
    price: 90,
    currency: 'USD',
    percent: 10,
    saved: 10,
    change: 'event-0',
  },
} as const;
const back = {
  ...dropped,
  name: 'product.back',
  properties: { productId: 'monstera', variant: 'M', interest: 'requested', asked: true, change: 'event-0' },
} as const;
const view = (more: Partial<ViewParts> = {}) =>
  buildView({
    profile: newProfile('anna'),
    event: dropped,
    run: { id: dropped.id, at, name: dropped.name, customer: 'anna', key: 'monstera', facts },
    now: new Date(at),
    products: [monstera],
    tags: { scenario: 'price-drop', message: 'price-drop', run: 'price-drop-0123456789abcdef' },
    channel: 'email',
    language: 'en',
    policy,
    events,
    ...more,
  });

describe('A view of a product', () => {
  it('has the price of this minute beside the one that the customer saw', () => {
    expect(view().product).toMatchObject({
      title: 'Monstera',
      named: 'Monstera',
      price: '$80',
      was: '$100',
      saved: '$20',
      image: 'https://shop.example.com/i/monstera.jpg',
    });
    expect(view().links.open).toMatch(/^https:\/\/shop\.example\.com\/p\/monstera\?utm_source=/);
  });

  it('says how many are left of the very variant, only when they are few', () => {
    expect(view({ event: back }).product).toMatchObject({ variant: 'M', left: 2 });
    const many: Product = { ...monstera, variants: { M: { count: 200, moment } } };
    expect(view({ event: back, products: [many] }).product?.left).toBeUndefined();
  });

  it('reads well when the shop has said nothing of the product', () => {
    const { product, links } = view({ products: [] });
    expect(product).toMatchObject({ title: 'your choice', price: '$90' });
    expect(product?.named).toBeUndefined();
    expect(links.open).toMatch(/\/products\/monstera\?/);
  });

  it('names a sensitive one in the letter alone, and never where it could stand in a subject', () => {
    const products = [{ ...monstera, sensitive: true }];
    expect(view({ products }).product).toMatchObject({ title: 'Monstera' });
    for (const channel of ['email', 'push', 'sms'] as const)
      expect(view({ products, channel }).product?.named).toBeUndefined();
    for (const channel of ['push', 'sms'] as const)
      expect(JSON.stringify(view({ products, channel, event: back }).product?.title)).not.toContain(
        'Monstera',
      );
  });
});

describe('Messages about a product', () => {
  const about = (Object.keys(messages) as MessageId[]).filter((id) => messages[id].about === 'product'); // keys of the catalogue
  it.each(about)('%s names it in subject, push and SMS only where it may be named', (id) => {
    for (const language of ['en', 'ru']) {
      const folder = new URL(`../../../statemachines/messages/${id}/${language}.ts`, import.meta.url);
      const text = readFileSync(folder, 'utf8');
      const open = [...text.matchAll(/(?:subject|preheader|text|title):\s*(['"])(.*?)\1,?$/gms)].map(
        ([, , words = '']) => words,
      );
      expect(open.length).toBeGreaterThan(0);
      for (const words of open) expect(words).not.toContain('product.title');
    }
  });
});
