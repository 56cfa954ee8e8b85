import { describe, expect, it } from 'vitest';
import { days, hours } from '../../../statemachines/language/durations.ts';
import afterCancellation from '../../../statemachines/scenarios/post-purchase/after-cancellation.ts';
import { type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T12:00', customer: { name: 'Ann' }, scenarios: [afterCancellation] };
const said = ({ outbox }: Story): readonly string[] => outbox.map(([, message, at]) => `${at} ${message}`);
const answers = async (ann: Story, answer: string): Promise<void> => {
  const letter = ann.deliveries.find(({ channel }) => channel === 'email');
  const text = letter?.channel === 'email' ? letter.content.text : '';
  const link = /https:\S+\/answer\/\S+/.exec(text)?.[0] ?? '';
  await ann.visits(link, { answer });
};
/** An order of last week, cancelled now. */
const cancel = async (by: 'customer' | 'shop', more: object = {}): Promise<Story> => {
  const ann = await story({ ...monday, at: '2026-02-23T12:00' });
  await ann.emits('order.placed', order(undefined, 'order-1'));
  await ann.until('2026-03-02T12:00');
  await ann.emits('order.cancelled', { orderId: 'order-1', by, ...more });
  return ann;
};

describe('After a cancelled order', () => {
  it('the customer is asked what went wrong, and helped with the size three days later', async () => {
    const ann = await cancel('customer');
    await ann.after(hours(3));
    await answers(ann, 'size');
    await ann.untilQuiet();
    expect(said(ann)).toEqual(['Mon 2 Mar 13:00 cancellation-question', 'Thu 5 Mar 15:00 cancellation-size']);
    expectStoryboard(ann, { whole: true });
  });

  it('the customer is told of other ways of delivery', async () => {
    const ann = await cancel('customer');
    await ann.after(hours(3));
    await answers(ann, 'delivery');
    await ann.untilQuiet();
    expect(said(ann).at(-1)).toContain('cancellation-delivery');
    expectStoryboard(ann);
  });

  it('the customer for whom it was too dear gets a code, and no other does', async () => {
    const ann = await cancel('customer');
    await ann.after(hours(3));
    await answers(ann, 'price');
    await ann.untilQuiet();
    expect(said(ann).at(-1)).toContain('cancellation-price');
    expectStoryboard(ann);
  });

  it.each(['changed-mind', undefined])('nothing more comes for the answer %s', async (answer) => {
    const ann = await cancel('customer');
    await ann.after(hours(3));
    if (answer !== undefined) await answers(ann, answer);
    await ann.untilQuiet();
    expect(said(ann)).toHaveLength(1);
  });

  it('nothing more comes once the customer has ordered again', async () => {
    const ann = await cancel('customer');
    await ann.after(hours(3));
    await answers(ann, 'price');
    await ann.after(days(1));
    await ann.emits('order.placed', order(undefined, 'order-2'));
    await ann.untilQuiet();
    expect(said(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('nothing more comes once a complaint is open', async () => {
    const ann = await cancel('customer');
    await ann.emits('complaint.opened', { orderId: 'order-1' });
    await ann.untilQuiet();
    expect(said(ann)).toEqual([]);
  });

  it('nothing comes when another order was placed the day before', async () => {
    const ann = await story({ ...monday, at: '2026-02-23T12:00' });
    await ann.emits('order.placed', order(undefined, 'order-1'));
    await ann.until('2026-03-02T09:00');
    await ann.emits('order.placed', order(undefined, 'order-2'));
    await ann.until('2026-03-02T12:00');
    await ann.emits('order.cancelled', { orderId: 'order-1', by: 'customer' });
    await ann.untilQuiet();
    expect(said(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('nothing comes when another order is placed within the hour: it replaces the first', async () => {
    const ann = await cancel('customer');
    await ann.after({ seconds: 600 });
    await ann.emits('order.placed', { ...order(undefined, 'order-2'), replaces: 'order-1' });
    await ann.untilQuiet();
    expect(said(ann)).toEqual([]);
  });

  it.each(['fraud', 'duplicate', 'test'] as const)('nothing comes for %s', async (why) => {
    const ann = await cancel('shop', { why });
    await ann.untilQuiet();
    expect(ann.runs).toEqual([]);
  });

  it('nothing comes for a part of the order, nor when nobody says who cancelled it', async () => {
    const ann = await story(monday);
    await ann.emits('order.reduced', { orderId: 'order-1' });
    await ann.emits('order.cancelled', { orderId: 'order-1' });
    await ann.untilQuiet();
    expect(ann.runs).toEqual([]);
  });

  it('the shop apologises, and is silent where it has nothing to show', async () => {
    const ann = await cancel('shop', { why: 'out-of-stock' });
    await ann.untilQuiet();
    expect(said(ann)).toEqual([]);
    expect(ann.trail('after-cancellation').join('; ')).toContain('skip (no-products)');
  });
});
