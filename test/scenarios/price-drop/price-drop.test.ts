import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import { policy } from '../../../statemachines/policy.ts';
import priceDrop from '../../../statemachines/scenarios/conversion/price-drop.ts';
import priceDropViewed from '../../../statemachines/scenarios/conversion/price-drop-viewed.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [priceDrop, priceDropViewed];
const monstera = { productId: 'monstera', title: 'Monstera deliciosa', price: 100, currency: 'USD' } as const;

const begin = async (more: Partial<Beginning> = {}): Promise<Story> => {
  const told = await story({ at: '2026-03-02T10:00', customer: {}, scenarios, ...more });
  await told.emits('product.updated', { ...monstera, url: 'https://shop.example.com/p/monstera', stock: 9 });
  return told;
};
const costs = (told: Story, price: number) =>
  told.emits('product.price-changed', { productId: 'monstera', price, currency: 'USD' });
const saves = (told: Story) => told.emits('product.saved', { productId: 'monstera' });
const looks = (told: Story) =>
  told.emits('product.viewed', { productId: 'monstera', price: 100, currency: 'USD' });

describe('A price drop', () => {
  it('of what was saved is told by push, with both prices', async () => {
    const told = await begin();
    await saves(told);
    await told.after(hours(1));
    await costs(told, 80);
    await told.untilQuiet();
    expect(told.trail('price-drop')).toEqual(['Price drop: send (delivered)', 'Finished']);
    expect(told.outbox).toEqual([['push', 'price-drop', 'Mon 2 Mar 11:00']]);
    expect(told.deliveries[0]?.content).toMatchObject({
      title: 'Now $80 instead of $100',
      text: 'Monstera deliciosa: you save $20.',
    });
    expectStoryboard(told);
  });

  it('comes by email where there is no push', async () => {
    const told = await begin({ customer: { contacts: ['email'] } });
    await saves(told);
    await costs(told, 80);
    await told.untilQuiet();
    expect(told.outbox).toEqual([['email', 'price-drop', 'Mon 2 Mar 10:00']]);
    expect(told.deliveries[0]?.content).toMatchObject({ subject: 'Now $80: Monstera deliciosa' });
    expectStoryboard(told);
  });

  it('of what lies in the cart counts from the price that this customer saw', async () => {
    const told = await begin();
    await told.emits('cart.updated', {
      cartId: 'cart-1',
      currency: 'USD',
      items: [{ productId: 'monstera', title: 'Monstera deliciosa', price: 90, quantity: 1 }],
    });
    await costs(told, 80);
    await told.untilQuiet();
    expect(told.deliveries[0]?.content).toMatchObject({ title: 'Now $80 instead of $90' });
    expectStoryboard(told);
  });

  it.each([
    [96, 'percent is 4, wanted at least 5'],
    [99.5, 'percent is 0.5, wanted at least 5'],
  ])('to %d is too small for a letter', async (price, because) => {
    const told = await begin();
    await saves(told);
    await costs(told, price);
    await told.untilQuiet();
    expect(told.trail('price-drop')).toEqual([`not started: ${because}`]);
    expect(told.outbox).toEqual([]);
  });

  it('is nothing to who looked once, and told to who looked on two days', async () => {
    const told = await begin();
    await looks(told);
    await costs(told, 90);
    await told.untilQuiet();
    expect(told.runs).toEqual([]);
    await told.after(days(1));
    await looks(told);
    await told.after(hours(1));
    await costs(told, 70);
    await told.untilQuiet();
    expect(told.trail('price-drop-viewed')).toEqual(['Price drop: send (delivered)', 'Finished']);
    expect(told.trail('price-drop')).toEqual([
      'not started: interest is viewed, wanted requested or carted or saved',
    ]);
    // In the EU the price before is the lowest of the last 30 days.
    expect(told.deliveries[0]?.content).toMatchObject({ title: 'Now $70 instead of $90' });
    expectStoryboard(told);
  });

  it('that ends in the night is told with the price of the morning: down, up and down again is one message', async () => {
    const told = await begin();
    await saves(told);
    await told.until('2026-03-02T22:00');
    await costs(told, 80);
    await told.until('2026-03-02T23:00');
    await costs(told, 110);
    await told.until('2026-03-03T07:00');
    await costs(told, 75);
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(1);
    expect(told.deliveries[0]?.content).toMatchObject({ title: 'Now $75 instead of $80' });
    expect(told.trail('price-drop').filter((line) => line.includes('send'))).toHaveLength(1);
    expectStoryboard(told);
  });

  it('is not told when the price is up again', async () => {
    const told = await begin();
    await saves(told);
    await told.until('2026-03-02T22:00');
    await costs(told, 80);
    await told.until('2026-03-02T23:00');
    await costs(told, 100);
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(told.trail('price-drop').at(-2)).toBe('Price drop: leave (facts-changed)');
    expectStoryboard(told);
  });

  it('is not told when it is sold out', async () => {
    const told = await begin();
    await saves(told);
    await told.until('2026-03-02T22:00');
    await costs(told, 80);
    await told.emits('product.stock-changed', { productId: 'monstera', stock: 0 });
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(told.trail('price-drop').at(-2)).toBe('Price drop: leave (sold-out)');
    expectStoryboard(told);
  });

  it('is not told when it was ordered, nor ever again then', async () => {
    const other = await begin();
    await saves(other);
    await other.until('2026-03-02T22:00');
    await costs(other, 80);
    await other.after(minutes(1));
    await other.emits('order.placed', {
      orderId: 'order-1',
      currency: 'USD',
      total: 80,
      items: [{ productId: 'monstera', title: 'Monstera deliciosa', price: 80, quantity: 1 }],
    });
    await other.untilQuiet();
    expect(other.outbox).toEqual([]);
    expect(other.trail('price-drop').at(-2)).toBe('Price drop: leave (goal-reached)');
    await costs(other, 60);
    await other.untilQuiet();
    expect(other.runs).toHaveLength(1);
    expectStoryboard(other);
  });

  it('of several products is one letter in two days, and one in seven of the same product', async () => {
    const seen = { ...policy, market: { ...policy.market, wasPrice: 'seen' } } as const;
    const told = await begin({ policy: seen });
    await told.emits('product.updated', { ...monstera, productId: 'ficus', title: 'Ficus' });
    await saves(told);
    await told.emits('product.saved', { productId: 'ficus' });
    await costs(told, 80);
    await told.after(minutes(5));
    await told.emits('product.price-changed', { productId: 'ficus', price: 50, currency: 'USD' });
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(1);
    await told.after(days(3));
    await costs(told, 70);
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(1);
    await told.after(hours(2));
    await told.emits('product.price-changed', { productId: 'ficus', price: 40, currency: 'USD' });
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(2);
    await told.after(days(5));
    await costs(told, 60);
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(3);
    expectStoryboard(told);
  });

  it('of a sensitive product is told without its name', async () => {
    const told = await begin();
    await told.emits('product.updated', { ...monstera, sensitive: true });
    await saves(told);
    await costs(told, 80);
    await told.untilQuiet();
    expect(JSON.stringify(told.deliveries[0]?.content)).not.toContain('Monstera');
    expectStoryboard(told);
  });

  it('is told to nobody whose saving was taken back, or is too old', async () => {
    const told = await begin();
    await saves(told);
    await told.emits('product.unsaved', { productId: 'monstera' });
    await costs(told, 80);
    await told.untilQuiet();
    expect(told.runs).toEqual([]);
    expectStoryboard(told);
  });
});
