import { describe, expect, it } from 'vitest';
import { subjects, type Watcher } from '../../../functions/core/watchlist/watch.ts';
import type { Channel } from '../../../statemachines/language/channels.ts';
import { days, hours } from '../../../statemachines/language/durations.ts';
import backInStock from '../../../statemachines/scenarios/conversion/back-in-stock.ts';
import backInStockSeen from '../../../statemachines/scenarios/conversion/back-in-stock-seen.ts';
import requestTaken from '../../../statemachines/scenarios/conversion/request-taken.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [backInStock, backInStockSeen, requestTaken];
const productId = 'monstera';

/** A product that is sold out in all sizes. */
async function begin(more: Partial<Beginning> = {}): Promise<Story> {
  const told = await story({ at: '2026-03-02T10:00', customer: {}, scenarios, ...more });
  await told.emits('product.updated', {
    productId,
    title: 'Monstera deliciosa',
    url: 'https://shop.example.com/products/monstera',
    price: 39,
    currency: 'USD',
  });
  await stock(told, 0);
  return told;
}
const stock = (told: Story, pieces: number, variant = 'M') =>
  told.emits('product.stock-changed', { productId, variant, stock: pieces });
const asks = (told: Story, channel?: Channel, variant = 'M') =>
  told.emits('product.requested', {
    productId,
    variant,
    wants: 'back',
    ...(channel === undefined ? {} : { channel }),
  });
/** Others who asked for it a day before. */
const othersAsk = ({ store }: Story, many: number): Promise<void> =>
  store.saveWatchers(
    Array.from(
      { length: many },
      (_, n): Watcher => ({
        customer: `other-${n}`,
        subject: subjects.asked(productId, 'M'),
        interest: 'requested',
        variant: 'M',
        since: `2026-03-01T10:00:00.${String(n).padStart(3, '0')}Z`,
        until: '2026-08-01T10:00:00.000Z',
      }),
    ),
  );
const messages = ({ outbox }: Story): readonly string[] => outbox.map(([, message]) => message);
const waiting = async ({ store }: Story): Promise<number> =>
  (await store.queued(subjects.asked(productId, 'M'), 1000)).watchers.length;

describe('A product that is back', () => {
  it('is told once to who asked as a visitor, and not to who has ended that as a customer', async () => {
    const asksAsVisitor = async (): Promise<Story> => {
      const told = await begin();
      await told.emits('product.requested', { productId, variant: 'M', wants: 'back' }, { as: 'visitor-1' });
      await told.after(hours(1));
      await told.emits('customer.joined', { anonymous: 'visitor-1' });
      await told.after(days(1));
      return told;
    };
    const waits = await asksAsVisitor();
    await stock(waits, 5);
    await waits.untilQuiet();
    expect(messages(waits).filter((message) => message.startsWith('back-in-stock'))).toHaveLength(1);

    const ends = await asksAsVisitor();
    await ends.emits('product.request-ended', { productId, variant: 'M' });
    expect(await waiting(ends)).toBe(0);
    await stock(ends, 5);
    await ends.untilQuiet();
    expect(messages(ends).filter((message) => message.startsWith('back-in-stock'))).toEqual([]);
    expectStoryboard(ends);
  });

  it('is told to who asked for this very size, by push, and the request is used up', async () => {
    const told = await begin();
    await asks(told);
    await told.after(days(1));
    await stock(told, 5, 'S');
    await told.untilQuiet();
    expect(messages(told)).toEqual(['request-taken']);
    await stock(told, 0, 'S');
    await told.after(hours(1));
    await stock(told, 5);
    await told.untilQuiet();
    expect(messages(told)).toEqual(['request-taken', 'back-in-stock']);
    expect(told.deliveries[1]?.content).toMatchObject({
      title: 'Back in stock, as you asked',
      text: 'Monstera deliciosa, M is here again.',
    });
    expect(await waiting(told)).toBe(0);
    await told.after(days(3));
    await stock(told, 0);
    await told.after(hours(1));
    await stock(told, 5);
    await told.untilQuiet();
    expect(messages(told)).toHaveLength(2);
    expectStoryboard(told);
  });

  it('comes by the channel that the customer chose', async () => {
    const told = await begin();
    await asks(told, 'sms');
    await told.after(days(1));
    await stock(told, 5);
    await told.untilQuiet();
    expect(told.outbox.at(-1)?.slice(0, 2)).toEqual(['sms', 'back-in-stock']);
    expect(told.deliveries.at(-1)?.content).toMatchObject({
      text: expect.stringMatching(
        /^Fern & Finch: back in stock, as you asked: shop\.example\.com\/products\/monstera/,
      ),
    });
    expectStoryboard(told);
  });

  it('needs no other consent than the request, and stays away after a no to the channel', async () => {
    const told = await begin({ customer: { consents: [] } });
    await asks(told);
    await told.emits('consent.withdrawn', { channel: 'push', how: 'settings' });
    await told.after(days(1));
    await stock(told, 5);
    await told.untilQuiet();
    expect(told.outbox.at(-1)?.slice(0, 2)).toEqual(['email', 'back-in-stock']);
    expectStoryboard(told);
  });

  it('with 2 units for more who asked is told to six at a time, who asked first coming first', async () => {
    const told = await begin();
    await othersAsk(told, 7);
    await asks(told);
    await told.after(days(1));
    await stock(told, 2);
    await told.after(hours(1));
    // She is the eighth: the first round was for six.
    expect(messages(told)).toEqual(['request-taken']);
    await told.after(hours(2));
    expect(messages(told)).toEqual(['request-taken', 'back-in-stock']);
    expectStoryboard(told);
  });

  it('and sold out again before her turn leaves her request in the queue', async () => {
    const told = await begin();
    await othersAsk(told, 7);
    await asks(told);
    await told.after(days(1));
    await stock(told, 2);
    await told.after(hours(1));
    await stock(told, 0);
    await told.untilQuiet();
    expect(messages(told)).toEqual(['request-taken']);
    expect(await waiting(told)).toBe(8);
    await told.after(hours(5));
    await stock(told, 100);
    await told.untilQuiet();
    expect(messages(told)).toEqual(['request-taken', 'back-in-stock']);
    expectStoryboard(told);
  });

  it('in the night is read again in the morning: sold out by then, it is not told', async () => {
    const told = await begin();
    await asks(told);
    await told.until('2026-03-03T23:00');
    await stock(told, 2);
    await told.until('2026-03-04T03:00');
    await stock(told, 0);
    await told.untilQuiet();
    expect(messages(told)).toEqual(['request-taken']);
    expect(told.trail('back-in-stock').at(-2)).toBe('Back in stock, as asked: leave (sold-out)');
    expect(await waiting(told)).toBe(1);
    expectStoryboard(told);
  });

  it('is not told after the request was ended, or after the order', async () => {
    const told = await begin();
    await asks(told);
    await told.emits('product.request-ended', { productId });
    await asks(told, undefined, 'L');
    await told.after(days(1));
    await told.emits('order.placed', {
      orderId: 'order-1',
      currency: 'USD',
      total: 39,
      items: [{ productId, variant: 'L', title: 'Monstera deliciosa', price: 39, quantity: 1 }],
    });
    await told.after(days(1));
    await stock(told, 5);
    await stock(told, 0, 'L');
    await told.after(hours(1));
    await stock(told, 5, 'L');
    await told.untilQuiet();
    expect(messages(told).filter((message) => message !== 'request-taken')).toEqual([]);
    expectStoryboard(told);
  });

  it('is not told when the customer has ended the request by the link in its confirmation', async () => {
    const told = await begin({ customer: { contacts: ['email'] } });
    await asks(told);
    await told.after(hours(1));
    const [taken] = told.deliveries;
    const text = taken?.channel === 'email' ? taken.content.text : '';
    const link = /End this request: (\S+)/.exec(text)?.[1] ?? 'no link';
    expect((await told.visits(link)).html).toContain('Shall we no longer tell you');
    expect(await waiting(told)).toBe(1);
    expect((await told.visits(link, {})).html).toContain('Your request is ended');
    expect(await waiting(told)).toBe(0);
    await told.after(days(1));
    await stock(told, 5);
    await told.untilQuiet();
    expect(messages(told)).toEqual(['request-taken']);
    expectStoryboard(told);
  });

  it('is told to those who only saved it when nobody who asked is left', async () => {
    const told = await begin();
    await told.emits('product.saved', { productId });
    await othersAsk(told, 2);
    await told.after(days(1));
    await stock(told, 5);
    await told.after(hours(1));
    expect(messages(told)).toEqual([]);
    await told.untilQuiet();
    expect(told.outbox).toEqual([['push', 'back-in-stock-seen', 'Tue 3 Mar 12:00']]);
    expectStoryboard(told);
  });

  it('is told to nobody when it was never sold out', async () => {
    const told = await story({ at: '2026-03-02T10:00', customer: {}, scenarios });
    await told.emits('product.saved', { productId });
    await stock(told, 3);
    await told.after(hours(1));
    await stock(told, 9);
    await told.untilQuiet();
    expect(messages(told)).toEqual([]);
  });
});
