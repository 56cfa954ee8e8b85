import { describe, expect, it } from 'vitest';
import abandonedCart from '../../../statemachines/scenarios/conversion/abandoned-cart.ts';
import deliveryChanged from '../../../statemachines/scenarios/post-purchase/delivery-changed.ts';
import deliveryLate from '../../../statemachines/scenarios/post-purchase/delivery-late.ts';
import { type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [deliveryLate, deliveryChanged, abandonedCart];
const monday = { at: '2026-03-02T10:00', scenarios, customer: { name: 'Ann' } };
const orderId = 'order-1';
const shipped = { orderId, carrier: 'Green Van', expectedOn: '2026-03-05' };
const said = ({ outbox }: Story) =>
  outbox.map(([channel, message, at]) => [channel, message, at.slice(0, 9)]);

describe('A delivery that did not come', () => {
  it('is apologised for the day after, and a person is told', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order());
    await ann.emits('order.shipped', shipped);
    await ann.until('2026-03-10T12:00');
    expect(said(ann)).toEqual([['push', 'delivery-late', 'Fri 6 Mar']]);
    expect(ann.trail('delivery-late')).toEqual([
      'Delivery is late: send (delivered)',
      'Alert a person: act (done)',
      'Finished',
    ]);
    expect(ann.happenings.filter(({ what }) => what === 'alert')).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('is apologised for by email in Russian to who has no other way', async () => {
    const olga = await story({
      ...monday,
      customer: { name: 'Ольга', language: 'ru', zone: 'Europe/Moscow', contacts: ['email'] },
    });
    await olga.emits('order.placed', order());
    await olga.emits('order.shipped', shipped);
    await olga.until('2026-03-08T12:00');
    expect(said(olga)).toEqual([['email', 'delivery-late', 'Fri 6 Mar']]);
    expectStoryboard(olga, { whole: true });
  });

  it.each(['order.delivered', 'order.collected', 'order.cancelled'] as const)(
    'is not spoken of after %s',
    async (end) => {
      const ann = await story(monday);
      await ann.emits('order.shipped', shipped);
      await ann.until('2026-03-05T18:00');
      await ann.emits(end, { orderId });
      await ann.until('2026-03-10T12:00');
      expect(ann.outbox).toEqual([]);
    },
  );

  it('is counted from the new date when there is one', async () => {
    const ann = await story(monday);
    await ann.emits('order.shipped', shipped);
    await ann.until('2026-03-04T18:00');
    await ann.emits('order.delivery-changed', { orderId, expectedOn: '2026-03-09', why: 'Snow' });
    await ann.until('2026-03-12T12:00');
    expect(said(ann)).toEqual([
      ['push', 'delivery-changed', 'Wed 4 Mar'],
      ['push', 'delivery-late', 'Tue 10 Ma'],
    ]);
    expectStoryboard(ann);
  });

  it('is apologised for again when the next promise is broken too', async () => {
    const ann = await story(monday);
    await ann.emits('order.shipped', shipped);
    await ann.until('2026-03-06T18:00');
    await ann.emits('order.delivery-changed', { orderId, expectedOn: '2026-03-09' });
    await ann.until('2026-03-12T12:00');
    expect(said(ann).filter(([, message]) => message === 'delivery-late')).toHaveLength(2);
  });

  it('keeps marketing back until it comes', async () => {
    const ann = await story(monday);
    await ann.emits('order.shipped', shipped);
    await ann.until('2026-03-06T14:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-07T22:00');
    expect(said(ann)).toEqual([['push', 'delivery-late', 'Fri 6 Mar']]);
    await ann.emits('order.delivered', { orderId });
    await ann.until('2026-03-08T14:00');
    expect(said(ann).slice(1)).toEqual([['email', 'cart-reminder', 'Sun 8 Mar']]);
    expectStoryboard(ann);
  });

  it('keeps marketing back no longer than a week', async () => {
    const ann = await story(monday);
    await ann.emits('order.shipped', shipped);
    await ann.until('2026-03-06T14:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-20T14:00');
    expect(said(ann)).toEqual([['push', 'delivery-late', 'Fri 6 Mar']]);
    expect(ann.trail('abandoned-cart')).toContain('Cart reminder: skip (open-case)');
  });
});
