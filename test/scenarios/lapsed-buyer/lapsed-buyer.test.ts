import { describe, expect, it } from 'vitest';
import { days } from '../../../statemachines/language/durations.ts';
import { type Customer, type Story, story } from '../../story.ts';
import { cart, order, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const winBack = ({ outbox }: Story) =>
  outbox
    .filter(([, message]) => message.startsWith('lapsed-'))
    .map(([, message, at]) => [message, at.slice(0, 10)]);
const isIn = async ({ store }: Story, segment: string) =>
  (await store.know('customer-1', {})).profile?.segments[segment]?.in === true;

/** One order on the 2nd of March 2026; missed after 90 days, on the 31st of May. */
async function ordered(customer: Customer = { name: 'Ann' }, price = 40): Promise<Story> {
  const ann = await story({ at: '2026-03-02T12:00', customer });
  await ann.emits('order.placed', order([{ ...teapot, price }]));
  return ann;
}

/** Orders so many days apart, the last on the 2nd of March. */
async function orderedEvery(gaps: readonly number[]): Promise<Story> {
  const whole = gaps.reduce((sum, gap) => sum + gap, 0);
  const first = new Date(Date.parse('2026-03-02T12:00Z') - whole * 86_400_000).toISOString().slice(0, 16);
  const ann = await story({ at: first, customer: {} });
  await ann.emits('order.placed', order());
  for (const [place, gap] of gaps.entries()) {
    await ann.after(days(gap));
    await ann.emits('order.placed', order([teapot], `order-${place + 2}`));
  }
  return ann;
}

describe('A buyer who has lapsed', () => {
  it('hears what is new, a week later gets a code, and is then let go', async () => {
    const ann = await ordered();
    await ann.until('2026-08-01T12:00');
    expect(winBack(ann)).toEqual([
      ['lapsed-news', 'Sun 31 May'],
      ['lapsed-code', 'Sun 7 Jun '],
    ]);
    expect(ann.trail('lapsed-buyer')).toEqual([
      "Look: Was 'Points end soon' sent in the last 14 days?: no",
      'Look: At least 1 point ending within 30 days?: no',
      'What is new since the last order: wait (afternoon-window)',
      'What is new since the last order: wait for a good hour',
      'What is new since the last order: send (delivered)',
      'Wait 7 days',
      "Look: Was 'What is new since the last order' sent in the last 8 days?: yes",
      'Code for the next order: send (delivered)',
      'Wait 7 days, before the gift',
      'Look: Spent at least 200?: no',
      'Enter the segment lost: act (done)',
      'Finished',
    ]);
    expect(await isIn(ann, 'lost')).toBe(true);
    expectStoryboard(ann, { whole: true });
  });

  it('who comes to look and does not buy is asked what would help, instead of getting a code', async () => {
    const ann = await ordered();
    for (const day of ['2026-06-01', '2026-06-03']) {
      await ann.until(`${day}T12:00`);
      await ann.emits('product.viewed', { productId: 'cup', title: 'Cup', price: 6, currency: 'USD' });
    }
    await ann.until('2026-08-01T12:00');
    expect(winBack(ann)).toEqual([['lapsed-news', 'Sun 31 May']]);
    expect(ann.outbox.map(([, message, at]) => [message, at.slice(0, 10)])).toContainEqual([
      'still-interested',
      'Fri 5 Jun ',
    ]);
    expect(ann.trail('lapsed-buyer').slice(-2)).toEqual([
      'Code for the next order: leave (family-first)',
      'Left',
    ]);
    expect(await isIn(ann, 'lost')).toBe(false);
    expectStoryboard(ann);
  });

  it('of some worth is promised a gift, and let go two weeks after that', async () => {
    const ann = await ordered({ name: 'Ann' }, 250);
    await ann.until('2026-06-20T12:00');
    expect(winBack(ann)).toEqual([
      ['lapsed-news', 'Sun 31 May'],
      ['lapsed-code', 'Sun 7 Jun '],
      ['lapsed-gift', 'Sun 14 Jun'],
    ]);
    expect(await isIn(ann, 'gift-with-order')).toBe(true);
    await ann.until('2026-07-20T12:00');
    expect(await isIn(ann, 'gift-with-order')).toBe(false);
    expect(await isIn(ann, 'lost')).toBe(true);
    expectStoryboard(ann, { whole: true });
  });

  it('who takes the gift up finds it in the parcel and is not lost', async () => {
    const ann = await ordered({}, 250);
    await ann.until('2026-06-18T12:00');
    await ann.emits('order.placed', order([teapot], 'order-2'));
    await ann.after(days(1));
    expect(await isIn(ann, 'gift-with-order')).toBe(true);
    await ann.emits('order.shipped', { orderId: 'order-2' });
    await ann.until('2026-07-20T12:00');
    expect(await isIn(ann, 'gift-with-order')).toBe(false);
    expect(await isIn(ann, 'lost')).toBe(false);
    expectStoryboard(ann);
  });

  it('who orders while the promise of the gift is put off is owed none later', async () => {
    const ann = await ordered({}, 250);
    await ann.until('2026-06-14T11:30');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-06-14T20:30');
    await ann.emits('order.placed', order([teapot], 'order-2'));
    await ann.until('2026-07-20T12:00');
    expect(winBack(ann)).toHaveLength(2);
    expect(await isIn(ann, 'gift-with-order')).toBe(false);
    expectStoryboard(ann);
  });

  it('whose points end soon is told of those instead of news', async () => {
    const ann = await ordered();
    await ann.emits('points.earned', { points: 500, expiresAt: '2026-06-20T10:00:00.000Z' });
    await ann.until('2026-06-02T12:00');
    expect(winBack(ann)).toEqual([['lapsed-points', 'Sun 31 May']]);
    expectStoryboard(ann, { whole: true });
  });

  it('who redeems the points a minute before they are spoken of hears of none', async () => {
    const ann = await ordered();
    await ann.emits('points.earned', { points: 500, expiresAt: '2026-06-20T10:00:00.000Z' });
    await ann.until('2026-05-31T14:59');
    await ann.emits('points.redeemed', { points: 500 });
    await ann.until('2026-06-02T12:00');
    expect(winBack(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('who orders between the code and the gift is won back', async () => {
    const ann = await ordered({}, 250);
    await ann.until('2026-06-10T12:00');
    await ann.emits('order.placed', order([teapot], 'order-2'));
    await ann.until('2026-08-01T12:00');
    expect(winBack(ann).map(([message]) => message)).toEqual(['lapsed-news', 'lapsed-code']);
    expect(ann.trail('lapsed-buyer').slice(-2)).toEqual([
      'Look: Spent at least 200?: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('who orders in a shop on the morning of the day hears nothing', async () => {
    const ann = await ordered();
    await ann.until('2026-05-31T12:00');
    await ann.emits('order.placed', order([teapot], 'order-2'), { at: '2026-05-31T09:00' });
    await ann.until('2026-06-10T12:00');
    expect(winBack(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('is written to by push without an email address, and by SMS of the gift alone', async () => {
    const ann = await ordered({ contacts: ['sms'] }, 250);
    await ann.until('2026-07-20T12:00');
    expect(ann.outbox.filter(([, message]) => message.startsWith('lapsed'))).toEqual([
      ['sms', 'lapsed-gift', expect.stringMatching(/^Sun 14 Jun 1[5-8]:/)],
    ]);
    expectStoryboard(ann);
  });

  it('is sent no code alone, when no letter before it could go', async () => {
    const ann = await ordered({ contacts: ['sms'] });
    await ann.until('2026-06-02T12:00');
    await ann.emits('customer.updated', {
      email: 'ann@example.com',
      consents: [{ channel: 'email', proof: { text: 'Yes', version: '1', form: 'account' } }],
    });
    await ann.until('2026-07-20T12:00');
    expect(winBack(ann)).toEqual([]);
    expect(ann.trail('lapsed-buyer')).toContain("Look: Was 'Points end soon' sent in the last 22 days?: no");
    expect(await isIn(ann, 'lost')).toBe(true);
    expectStoryboard(ann);
  });

  it('is left alone after an unsubscription, by every channel', async () => {
    const ann = await ordered({}, 250);
    await ann.until('2026-06-01T12:00');
    await ann.unsubscribes();
    await ann.until('2026-07-20T12:00');
    expect(winBack(ann)).toEqual([['lapsed-news', 'Sun 31 May']]);
    expectStoryboard(ann);
  });

  it('keeps the cart of today before the win-back of today', async () => {
    const ann = await ordered();
    await ann.until('2026-05-31T13:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-06-01T23:00');
    expect(
      ann.outbox.filter(([, , at]) => at.startsWith('Sun 31 May')).map(([, message]) => message),
    ).toEqual(['cart-reminder']);
    expectStoryboard(ann);
  });
});

describe('A buyer is missed', () => {
  const firstDay = (ann: Story) => winBack(ann)[0]?.[1];

  it('after twice the usual gap: who buys every 40 days, after 80', async () => {
    const ann = await orderedEvery([40, 40, 40]);
    await ann.until('2026-06-10T12:00');
    expect(firstDay(ann)).toBe('Thu 21 May');
    expectStoryboard(ann);
  });

  it('after 60 days at the soonest: who buys every week', async () => {
    const ann = await orderedEvery([7, 7, 7, 7]);
    await ann.until('2026-06-10T12:00');
    expect(firstDay(ann)).toBe('Fri 1 May ');
  });

  it('after a year at the latest: who buys twice in a year and a half', async () => {
    const ann = await orderedEvery([200]);
    await ann.until('2027-04-01T12:00');
    expect(winBack(ann).findLast(([message]) => message === 'lapsed-news')?.[1]).toBe('Tue 2 Mar ');
  });

  it('not while orders come, however long ago the row of the first was written', async () => {
    const ann = await ordered();
    for (let month = 0; month < 8; month++) {
      await ann.after(days(30));
      await ann.emits('order.placed', order([teapot], `order-${month + 2}`));
    }
    expect(winBack(ann)).toEqual([]);
    await ann.after(days(61));
    expect(winBack(ann)).toHaveLength(1);
  });

  it('by no letter of ours who has never bought', async () => {
    const ann = await story({ at: '2026-03-02T12:00', customer: {} });
    await ann.emits('page.viewed', { path: '/' });
    await ann.after(days(400));
    expect(winBack(ann)).toEqual([]);
  });

  it('once in 180 days, and again after another order and another silence', async () => {
    const ann = await ordered();
    await ann.until('2026-06-20T12:00');
    await ann.emits('order.placed', order([teapot], 'order-2'));
    await ann.until('2027-06-01T12:00');
    expect(winBack(ann).map(([message]) => message)).toEqual([
      'lapsed-news',
      'lapsed-code',
      'lapsed-news',
      'lapsed-code',
    ]);
    expect(await isIn(ann, 'lost')).toBe(true);
    expectStoryboard(ann);
  });

  it('no more by whom an order brings back: the segment of the lost is left', async () => {
    const ann = await ordered();
    await ann.until('2026-06-20T12:00');
    expect(await isIn(ann, 'lost')).toBe(true);
    await ann.emits('order.placed', order([teapot], 'order-2'));
    await ann.until('2026-06-21T12:00');
    expect(await isIn(ann, 'lost')).toBe(false);
  });
});
