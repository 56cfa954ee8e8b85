import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import { atLeast, exactly } from '../../../statemachines/language/facts.ts';
import { requestReview } from '../../../statemachines/scenarios/post-purchase/review-request.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { cup, order, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T12:00', customer: { name: 'Ann' } };
const shirt = { ...cup, productId: 'shirt', title: 'Shirt', category: 'clothes' };
const lamp = { ...cup, productId: 'lamp', title: 'Grow lamp', category: 'electronics' };
const about = { orderId: 'order-1' };
const reviewMessages = ({ outbox }: Story) => outbox.filter(([, message]) => message.startsWith('review-'));
const balance = async ({ store }: Story): Promise<number> =>
  ((await store.know('customer-1', {})).profile?.points.lots ?? []).reduce((sum, { left }) => sum + left, 0);

/** An order that was delivered on Monday the 2nd at noon. */
async function delivered(beginning: Partial<Beginning> = {}, items = [teapot]): Promise<Story> {
  const ann = await story({ ...monday, at: '2026-02-27T12:00', ...beginning });
  await ann.emits('order.placed', order(items));
  await ann.until('2026-03-02T12:00');
  await ann.emits('order.delivered', about);
  return ann;
}

describe('A review is asked for', () => {
  it('a week after the delivery, once more five days later, and not again', async () => {
    const ann = await delivered();
    await ann.until('2026-05-01T12:00');
    expect(reviewMessages(ann)).toEqual([
      ['email', 'review-request', 'Mon 9 Mar 10:57'],
      ['email', 'review-reminder', 'Sat 14 Mar 10:57'],
    ]);
    expect(ann.trail('review-request')).toEqual([
      'Review request: send (delivered)',
      'Wait for review submitted, at most 5 days: none',
      "Look: Was 'Review request' sent in the last 6 days?: yes",
      'Review reminder: send (delivered)',
      'Wait for review submitted, after the reminder, at most 14 days: none',
      'Finished',
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('later for clothes, which are worn first', async () => {
    const ann = await delivered({}, [shirt, teapot]);
    await ann.until('2026-03-14T12:00');
    expect(reviewMessages(ann).map(([, , at]) => at)).toEqual(['Thu 12 Mar 10:52']);
    expectStoryboard(ann);
  });

  it('of an order of several kinds of goods after the longest of their times', async () => {
    const ann = await delivered({}, [shirt, lamp, teapot]);
    await ann.until('2026-04-02T12:00');
    expect(reviewMessages(ann).map(([, , at]) => at)).toEqual(['Wed 1 Apr 10:12']);
    expectStoryboard(ann);
  });

  it('once for an order in three parcels, seven days after the last', async () => {
    const ann = await delivered();
    await ann.until('2026-03-03T12:00');
    await ann.emits('order.delivered', about);
    await ann.until('2026-03-05T12:00');
    await ann.emits('order.delivered', about);
    await ann.until('2026-03-16T12:00');
    expect(reviewMessages(ann).map(([, message, at]) => [message, at.slice(0, 10)])).toEqual([
      ['review-request', 'Thu 12 Mar'],
    ]);
    expectStoryboard(ann);
  });

  it('once in thirty days, of however many orders', async () => {
    const ann = await delivered();
    await ann.emits('order.placed', order([cup], 'order-2'));
    await ann.until('2026-03-05T12:00');
    await ann.emits('order.delivered', { orderId: 'order-2' });
    await ann.until('2026-03-31T12:00');
    expect(reviewMessages(ann).map(([, message]) => message)).toEqual(['review-request', 'review-reminder']);
    expectStoryboard(ann);
  });

  it('of first-time buyers, where the shop asks those alone', async () => {
    const first = requestReview({ status: 'order.delivered', days: 7, audience: { orders: exactly(1) } });
    const ann = await delivered({ scenarios: [first] });
    await ann.until('2026-03-10T12:00');
    expect(reviewMessages(ann).map(([, message]) => message)).toEqual(['review-request']);
    expectStoryboard(ann);
  });

  it('not of first-time buyers, where the shop asks those who come back', async () => {
    const repeat = requestReview({ status: 'order.delivered', days: 7, audience: { orders: atLeast(2) } });
    const ann = await delivered({ scenarios: [repeat] });
    await ann.until('2026-03-10T12:00');
    expect(reviewMessages(ann)).toEqual([]);
    expect(ann.trail('review-request')).toEqual(['not started: 1 order so far, wanted at least 2']);
    expectStoryboard(ann);
  });

  it('by another status where the shop wants that: collected, three days', async () => {
    const collected = requestReview({ status: 'order.collected', days: 3 });
    const ann = await story({ ...monday, scenarios: [collected] });
    await ann.emits('order.placed', order());
    await ann.after(hours(5));
    await ann.emits('order.collected', about);
    await ann.until('2026-03-06T12:00');
    expect(reviewMessages(ann)[0]?.[2]).toMatch(/^Thu 5 Mar 10/);
    expectStoryboard(ann);
  });

  it('by push of who gave no email address, and with a link', async () => {
    const ann = await delivered({ customer: { contacts: ['push'] } });
    await ann.until('2026-03-10T12:00');
    expect(reviewMessages(ann).map(([channel]) => channel)).toEqual(['push']);
    expectStoryboard(ann);
  });

  it('not of who said no to letters about service', async () => {
    const ann = await delivered();
    await ann.emits('consent.withdrawn', { channel: 'email', purpose: 'service', how: 'preference centre' });
    await ann.until('2026-05-01T12:00');
    expect(reviewMessages(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('on the local day where the customer is, be it in the far east', async () => {
    const ivan = await delivered({ customer: { zone: 'Asia/Vladivostok' } });
    await ivan.until('2026-03-10T12:00');
    expect(reviewMessages(ivan).map(([, , at]) => at)).toEqual(['Mon 9 Mar 10:57']);
    expectStoryboard(ivan);
  });

  it('on the local day where the customer is, be it in the far west', async () => {
    const jane = await delivered({ customer: { zone: 'America/Los_Angeles' } });
    await jane.until('2026-03-10T12:00');
    expect(reviewMessages(jane).map(([, , at]) => at)).toEqual(['Mon 9 Mar 10:57']);
    expectStoryboard(jane);
  });
});

describe('A review that comes', () => {
  it('after the request is thanked for with points, and no reminder follows', async () => {
    const ann = await delivered();
    await ann.until('2026-03-10T12:00');
    await ann.emits('review.submitted', { ...about, rating: 5 });
    await ann.untilQuiet();
    expect(reviewMessages(ann).map(([, message, at]) => [message, at])).toEqual([
      ['review-request', 'Mon 9 Mar 10:57'],
      ['review-thanks', 'Tue 10 Mar 12:00'],
    ]);
    expect(await balance(ann)).toBe(100);
    expectStoryboard(ann, { whole: true });
  });

  it('before the request leaves nothing to ask', async () => {
    const ann = await delivered();
    await ann.until('2026-03-05T12:00');
    await ann.emits('review.submitted', { ...about, rating: 5 });
    await ann.until('2026-04-01T12:00');
    expect(reviewMessages(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('after the reminder earns what was promised', async () => {
    const ann = await delivered();
    await ann.until('2026-03-20T12:00');
    await ann.emits('review.submitted', { ...about, rating: 2 });
    await ann.until('2026-03-21T12:00');
    expect(reviewMessages(ann).map(([, message]) => message)).toEqual([
      'review-request',
      'review-reminder',
      'review-thanks',
    ]);
    expect(await balance(ann)).toBe(100);
    expectStoryboard(ann);
  });

  it('of a service, then of a product, is thanked for once', async () => {
    const ann = await delivered();
    await ann.until('2026-03-10T12:00');
    await ann.emits('review.submitted', { ...about, rating: 5 });
    await ann.after(minutes(2));
    await ann.emits('review.submitted', { ...about, productId: 'teapot', rating: 4 });
    await ann.untilQuiet();
    expect(await balance(ann)).toBe(100);
    expect(reviewMessages(ann).map(([, message]) => message)).toEqual(['review-request', 'review-thanks']);
    expectStoryboard(ann);
  });

  it('about another order does not answer for this one', async () => {
    const ann = await delivered();
    await ann.until('2026-03-10T12:00');
    await ann.emits('review.submitted', { orderId: 'order-0', rating: 5 });
    await ann.until('2026-03-15T12:00');
    expect(reviewMessages(ann).map(([, message]) => message)).toEqual(['review-request', 'review-reminder']);
    expect(await balance(ann)).toBe(0);
    expectStoryboard(ann);
  });

  it('in the night is thanked for in the morning, the points at once', async () => {
    const ann = await delivered();
    await ann.until('2026-03-10T23:30');
    await ann.emits('review.submitted', { ...about, rating: 4 });
    await ann.after(minutes(1));
    expect(await balance(ann)).toBe(100);
    expect(reviewMessages(ann)).toHaveLength(1);
    await ann.untilQuiet();
    expect(reviewMessages(ann)[1]?.[2]).toMatch(/^Wed 11 Mar 09/);
    expectStoryboard(ann);
  });
});

describe('No review is asked for', () => {
  it('when a return is opened on the sixth of seven days', async () => {
    const ann = await delivered();
    await ann.until('2026-03-08T12:00');
    await ann.emits('return.opened', about);
    await ann.until('2026-05-01T12:00');
    expect(reviewMessages(ann)).toEqual([]);
    expect(ann.trail('review-request').slice(-2)).toEqual(['Review request: leave (exit-happened)', 'Left']);
    expectStoryboard(ann);
  });

  it('when a return is opened between the request and the reminder', async () => {
    const ann = await delivered();
    await ann.until('2026-03-11T12:00');
    await ann.emits('return.opened', about);
    await ann.until('2026-05-01T12:00');
    expect(reviewMessages(ann).map(([, message]) => message)).toEqual(['review-request']);
    expectStoryboard(ann);
  });

  it('while a complaint about another order is open; when that is closed, it is', async () => {
    const ann = await delivered();
    await ann.until('2026-03-08T12:00');
    await ann.emits('complaint.opened', { orderId: 'order-0' });
    await ann.until('2026-03-11T12:00');
    await ann.emits('complaint.closed', { orderId: 'order-0' });
    await ann.until('2026-03-13T12:00');
    expect(reviewMessages(ann).map(([, message, at]) => [message, at.slice(0, 10)])).toEqual([
      ['review-request', 'Thu 12 Mar'],
    ]);
    expectStoryboard(ann);
  });

  it('while another complaint stays open for weeks, nor is reminded of', async () => {
    const ann = await delivered();
    await ann.until('2026-03-08T12:00');
    await ann.emits('complaint.opened', { orderId: 'order-0' });
    await ann.until('2026-03-19T12:00');
    await ann.emits('complaint.closed', { orderId: 'order-0' });
    await ann.until('2026-05-01T12:00');
    expect(reviewMessages(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('of an order that was never delivered, or cancelled after all', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order());
    await ann.after(days(30));
    expect(reviewMessages(ann)).toEqual([]);
  });

  it('of an order that was delivered and then refunded', async () => {
    const ann = await delivered();
    await ann.until('2026-03-05T12:00');
    await ann.emits('order.refunded', { ...about, amount: 40, currency: 'USD' });
    await ann.until('2026-04-01T12:00');
    expect(reviewMessages(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('of staff', async () => {
    const ann = await delivered({ customer: { traffic: 'staff' } });
    await ann.until('2026-04-01T12:00');
    expect(reviewMessages(ann)).toEqual([]);
    expectStoryboard(ann);
  });
});
