import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import type { EventName } from '../../../statemachines/language/events.ts';
import crossSell from '../../../statemachines/scenarios/post-purchase/cross-sell.ts';
import lowRating from '../../../statemachines/scenarios/post-purchase/low-rating.ts';
import orderConfirmed from '../../../statemachines/scenarios/post-purchase/order-confirmed.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { knowCatalogue, line, othersBought, shownIn, soldOut } from '../shelves.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T12:00', customer: { name: 'Ann' }, scenarios: [crossSell] };
const about = { orderId: 'order-1' };
const sent = ({ outbox }: Story) => outbox.map(([, message, at]) => [message, at.slice(0, -6)]);

/** Ann has looked at the shop, others have bought in it, and she orders a monstera on Monday at noon. */
async function ordered(
  beginning: Partial<Beginning> = {},
  catalogue: Parameters<typeof knowCatalogue>[1] = {},
): Promise<Story> {
  const ann = await story({ ...monday, ...beginning });
  await knowCatalogue(ann, catalogue);
  await othersBought(ann, [
    [
      ['monstera', 'pot'],
      ['pole', 'can'],
    ],
    [['monstera', 'pot', 'feed'], ['pole']],
    [
      ['monstera', 'feed'],
      ['can', 'mister'],
    ],
    [['orchid', 'ivy']],
    [['orchid', 'stand']],
  ]);
  await ann.emits('order.placed', order([line('monstera')]));
  return ann;
}

describe('An order is followed by what goes with it', () => {
  it('ten minutes later, when it has arrived, and twice more; not the same goods again within two weeks', async () => {
    const ann = await ordered();
    await ann.until('2026-03-05T12:00');
    await ann.emits('order.delivered', about);
    await ann.untilQuiet();
    expect(sent(ann)).toEqual([
      ['also-bought', 'Mon 2 Mar'],
      ['goes-with', 'Sat 7 Mar'],
      ['order-ideas', 'Mon 16 Mar'],
      ['worth-a-look', 'Mon 23 Mar'],
    ]);
    const shown = shownIn(ann);
    expect(shown[0]).toEqual(['Watering can', 'Moss pole', 'Brass mister']);
    expect(shown[1]).toEqual(['Terracotta pot', 'Plant feed']);
    expect(shown[2]?.filter((title) => [...(shown[0] ?? []), ...(shown[1] ?? [])].includes(title))).toEqual(
      [],
    );
    expect(shown[3]?.filter((title) => shown[2]?.includes(title))).toEqual([]);
    expectStoryboard(ann, { whole: true });
  });

  it('although its confirmation went minutes before', async () => {
    const ann = await ordered({ scenarios: [orderConfirmed, crossSell] });
    await ann.after(minutes(15));
    expect(ann.outbox).toEqual([
      ['email', 'order-confirmed', 'Mon 2 Mar 12:00'],
      ['email', 'also-bought', 'Mon 2 Mar 12:10'],
    ]);
    expectStoryboard(ann);
  });

  it('without the letter about the arrival, when it has not arrived within a week', async () => {
    const ann = await ordered();
    await ann.untilQuiet();
    expect(sent(ann).map(([message]) => message)).toEqual(['also-bought', 'order-ideas', 'worth-a-look']);
    expectStoryboard(ann);
  });

  it('in the morning, when it was placed at night', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T23:30' });
    await knowCatalogue(ann);
    await othersBought(ann, [[['monstera', 'pot', 'can']]]);
    await ann.emits('order.placed', order([line('monstera')]));
    await ann.after(hours(14));
    expect(ann.outbox.map(([, , at]) => at.slice(0, 12))).toEqual(['Tue 3 Mar 09']);
    expectStoryboard(ann);
  });

  it('by push without an email address, and a tap leads to the first of the goods', async () => {
    const ann = await ordered({ customer: { contacts: ['push'] } });
    await ann.after(minutes(15));
    const [push] = ann.deliveries;
    expect(push?.channel === 'push' && new URL(push.open).pathname).toBe('/products/can');
    expectStoryboard(ann);
  });

  it('in Russian', async () => {
    const ann = await ordered({ customer: { name: 'Анна', language: 'ru' } });
    await ann.after(minutes(15));
    expectStoryboard(ann, { whole: true });
  });

  it('with what the customer looked at longest, in the letter after two weeks', async () => {
    const ann = await ordered();
    for (const productId of ['stand', 'ivy', 'orchid'])
      await ann.emits('product.viewed', { productId, seconds: productId === 'ivy' ? 5 : 90 });
    await ann.until('2026-03-17T12:00');
    expect(shownIn(ann).at(-1)).toEqual(['Moth orchid', 'English ivy', 'Plant stand']);
    expectStoryboard(ann);
  });

  it('with what is new, in the last letter', async () => {
    const since = '2026-03-01T00:00:00Z';
    const ann = await ordered({}, { fern: { since }, stand: { since } });
    await ann.untilQuiet();
    expect(shownIn(ann).at(-1)).toEqual(['Boston fern', 'Plant stand']);
    expectStoryboard(ann);
  });
});

describe('What follows an order is never', () => {
  it('what cannot be bought today, sensitive, or does the same job', async () => {
    const ann = await ordered(
      {},
      { can: soldOut, mister: { sensitive: true }, monstera: { substitutes: ['feed'] } },
    );
    await ann.after(minutes(15));
    // Of what was bought later one thing is left, too few; and what was bought together is the next source.
    expect(ann.trail('cross-sell')).toContain('What others also liked: skip (no-products)');
    expect(sent(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('what was bought a month ago', async () => {
    const ann = await story({ ...monday, at: '2026-02-01T12:00' });
    await knowCatalogue(ann);
    await ann.emits('order.placed', order([line('can'), line('pole')], 'order-0'));
    await ann.until('2026-03-02T12:00');
    await othersBought(ann, [[['monstera', 'pot', 'can', 'pole', 'mister']]]);
    await ann.emits('order.placed', order([line('monstera')]));
    await ann.after(minutes(15));
    expect(shownIn(ann).at(-1)).toEqual(['Terracotta pot', 'Brass mister']);
    expectStoryboard(ann);
  });

  it('a letter with one product: nobody has bought anything with it yet', async () => {
    const ann = await story(monday);
    await knowCatalogue(ann);
    await ann.emits('order.placed', order([line('monstera')]));
    await ann.untilQuiet();
    expect(sent(ann)).toEqual([]);
    expect(ann.trail('cross-sell').at(-1)).toBe('Finished');
    expectStoryboard(ann);
  });

  it('more than the first letter for who was disappointed meanwhile', async () => {
    const ann = await ordered({ scenarios: [crossSell, lowRating] });
    await ann.until('2026-03-10T12:00');
    await ann.emits('review.submitted', { ...about, rating: 2 });
    await ann.untilQuiet();
    expect(sent(ann).map(([message]) => message)).toEqual(['also-bought']);
    expectStoryboard(ann);
  });

  it('other goods in the push than in the letter that was refused', async () => {
    const ann = await ordered({
      provider: ({ channel }) =>
        channel === 'email' ? { result: 'refused', because: 'no such mailbox' } : undefined,
    });
    await ann.after(minutes(15));
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['push']);
    const book = (await ann.store.know('customer-1', { book: true })).book;
    expect(book?.bookings.map(({ shown }) => shown)).toEqual([['can', 'pole', 'mister']]);
    expectStoryboard(ann);
  });
});

describe('What follows an order ends', () => {
  it('with another order, which has a run of its own', async () => {
    const ann = await ordered();
    await ann.after(days(3));
    await ann.emits('order.placed', order([line('orchid')], 'order-2'));
    await ann.untilQuiet();
    expect(ann.trail('cross-sell').filter((line) => line.startsWith('#2'))).not.toEqual([]);
    expect(ann.trail('cross-sell')).toContain('Left');
    expect(ann.runs.map(({ state }) => state.status === 'succeeded' && state.last?.reason)).toContain(
      'goal-reached',
    );
    expectStoryboard(ann);
  });

  it.each<[string, EventName & ('order.cancelled' | 'return.opened' | 'complaint.opened')]>([
    ['a cancellation', 'order.cancelled'],
    ['a return', 'return.opened'],
    ['a complaint', 'complaint.opened'],
  ])('with %s', async (_, name) => {
    const ann = await ordered();
    await ann.after(days(2));
    await ann.emits(name, about);
    await ann.untilQuiet();
    expect(sent(ann).map(([message]) => message)).toEqual(['also-bought']);
    expect(ann.trail('cross-sell').at(-1)).toBe('Left');
    expectStoryboard(ann);
  });

  it('with a refund', async () => {
    const ann = await ordered();
    await ann.after(days(2));
    await ann.emits('order.refunded', { ...about, amount: 39, currency: 'USD' });
    await ann.untilQuiet();
    expect(sent(ann).map(([message]) => message)).toEqual(['also-bought']);
    expectStoryboard(ann);
  });

  it('not with the cancellation of another order', async () => {
    const ann = await ordered();
    await ann.after(days(2));
    await ann.emits('order.cancelled', { orderId: 'order-0' });
    await ann.untilQuiet();
    expect(sent(ann).map(([message]) => message)).toContain('order-ideas');
    expectStoryboard(ann);
  });
});

describe('Nothing follows', () => {
  it('an order of gift cards', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', { ...order([line('card')]), gift: true });
    await ann.after(days(1));
    expect(ann.runs).toEqual([]);
    expectStoryboard(ann);
  });
});
