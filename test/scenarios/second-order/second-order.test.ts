import { describe, expect, it } from 'vitest';
import type { EventName } from '../../../statemachines/language/events.ts';
import secondOrder from '../../../statemachines/scenarios/post-purchase/second-order.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { knowCatalogue, line, othersBought, shownIn, soldOut } from '../shelves.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-02-27T12:00', customer: { name: 'Ann' }, scenarios: [secondOrder] };
const about = { orderId: 'order-1' };
const days = ({ outbox }: Story) => outbox.map(([, , at]) => at.slice(0, -6));

/** Ann's first order, a monstera, arrives on Monday the 2nd at noon. */
async function delivered(beginning: Partial<Beginning> = {}, more: Parameters<typeof knowCatalogue>[1] = {}) {
  const ann = await story({ ...monday, ...beginning });
  await knowCatalogue(ann, more);
  await othersBought(ann, [
    [['monstera', 'pot']],
    [['monstera', 'pot', 'feed']],
    [['orchid', 'can'], ['stand']],
  ]);
  await ann.emits('order.placed', order([line('monstera')]));
  await ann.until('2026-03-02T12:00');
  await ann.emits('order.delivered', about);
  return ann;
}

describe('A first order is followed by a word on what goes with it', () => {
  it('three weeks after it has arrived', async () => {
    const ann = await delivered();
    await ann.until('2026-05-01T12:00');
    expect(days(ann)).toEqual(['Mon 23 Mar']);
    expect(shownIn(ann)).toEqual([['Terracotta pot', 'Plant feed']]);
    expectStoryboard(ann, { whole: true });
  });

  it('in Russian, by push', async () => {
    const ann = await delivered({ customer: { language: 'ru', contacts: ['push'] } });
    await ann.until('2026-05-01T12:00');
    expectStoryboard(ann);
  });
});

describe('A first order is followed by nothing', () => {
  it('when a second came meanwhile', async () => {
    const ann = await delivered();
    await ann.until('2026-03-20T12:00');
    await ann.emits('order.placed', order([line('orchid')], 'order-2'));
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('when it was the second itself', async () => {
    const ann = await story({ ...monday, at: '2026-01-05T12:00' });
    await knowCatalogue(ann);
    await ann.emits('order.placed', order([line('orchid')], 'order-0'));
    await ann.until('2026-02-27T12:00');
    await ann.emits('order.placed', order([line('monstera')]));
    await ann.until('2026-03-02T12:00');
    await ann.emits('order.delivered', about);
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it.each<[string, EventName & ('order.cancelled' | 'return.opened' | 'complaint.opened')]>([
    ['was cancelled', 'order.cancelled'],
    ['goes back', 'return.opened'],
    ['is complained of', 'complaint.opened'],
  ])('when it %s', async (_, name) => {
    const ann = await delivered();
    await ann.until('2026-03-10T12:00');
    await ann.emits(name, about);
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('when too little goes with it: best sellers do not', async () => {
    const ann = await delivered({}, { pot: soldOut });
    await ann.until('2026-05-01T12:00');
    expect(ann.trail('second-order')).toContain('For the second order: skip (no-products)');
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('when it never arrived', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order([line('monstera')]));
    await ann.until('2026-05-01T12:00');
    expect(ann.runs).toEqual([]);
    expectStoryboard(ann);
  });
});
