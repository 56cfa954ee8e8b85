import { describe, expect, it } from 'vitest';
import { days, hours } from '../../../statemachines/language/durations.ts';
import { story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00', customer: { name: 'Ann' } };
const orderId = 'order-1';
const ready = {
  orderId,
  place: '1 Market Street, London',
  openingHours: 'daily 9 to 21 h',
  storageUntil: '2026-03-09T18:00:00Z',
  show: 'the code 4711',
};

describe('An order that is ready for pickup', () => {
  it('is spoken of again on the day before free storage ends', async () => {
    const ann = await story({ ...monday, customer: { name: 'Ann', contacts: ['email'] } });
    await ann.emits('order.placed', order());
    await ann.after(days(1));
    await ann.emits('order.ready-for-pickup', ready);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'order-confirmed', 'Mon 2 Mar 10:00'],
      ['email', 'ready-for-pickup', 'Tue 3 Mar 10:00'],
      ['email', 'pickup-reminder', 'Sun 8 Mar 18:00'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('comes by push, and by SMS to who has no app', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', ready);
    await ann.after(hours(1));
    await ann.emits('address.suppressed', { channel: 'push', address: 'device-1', why: 'dead' });
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message]) => [channel, message])).toEqual([
      ['push', 'ready-for-pickup'],
      ['sms', 'pickup-reminder'],
    ]);
    expectStoryboard(ann);
  });

  it('without an end of storage is spoken of again 3 days later', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', { orderId, place: ready.place });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['push', 'ready-for-pickup', 'Mon 2 Mar 10:00'],
      ['push', 'pickup-reminder', 'Thu 5 Mar 10:00'],
    ]);
    expectStoryboard(ann);
  });

  it.each(['order.collected', 'order.delivered', 'order.cancelled'] as const)(
    'is not spoken of again after %s',
    async (end) => {
      const ann = await story(monday);
      await ann.emits('order.ready-for-pickup', ready);
      await ann.after(days(2));
      await ann.emits(end, { orderId });
      await ann.untilQuiet();
      expect(ann.outbox.map(([, message]) => message)).not.toContain('pickup-reminder');
      expect(ann.trail('ready-for-pickup').at(-1)).toBe('Left');
    },
  );

  it('and was collected needs no reminder', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', ready);
    await ann.after(days(2));
    await ann.emits('order.collected', { orderId });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['push', 'ready-for-pickup', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('ready-for-pickup').slice(-2)).toEqual([
      'Free storage ends soon: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('in the night is spoken of in the morning, and not at all when it was collected by then', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T21:30' });
    await ann.emits('order.ready-for-pickup', ready);
    await ann.emits('order.ready-for-pickup', { ...ready, orderId: 'order-2' });
    await ann.until('2026-03-03T08:00');
    await ann.emits('order.collected', { orderId: 'order-2' });
    await ann.until('2026-03-04T12:00');
    expect(ann.outbox.map(([, message]) => message)).toEqual(['ready-for-pickup']);
    expectStoryboard(ann);
  });

  it('and kept free for less than a day is not spoken of twice at a time', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', { ...ready, storageUntil: '2026-03-03T09:00:00Z' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['push', 'ready-for-pickup', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('ready-for-pickup').slice(-2)).toEqual([
      'Free storage ends soon: skip (too-late)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('in the night is spoken of once in the morning, though the reminder would be due by then', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T21:30' });
    await ann.emits('order.ready-for-pickup', { ...ready, storageUntil: '2026-03-04T09:00:00Z' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['push', 'ready-for-pickup', 'Tue 3 Mar 09:10']]);
    expectStoryboard(ann);
  });
});
