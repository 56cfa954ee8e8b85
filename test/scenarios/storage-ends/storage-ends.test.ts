import { describe, expect, it } from 'vitest';
import { days, hours } from '../../../statemachines/language/durations.ts';
import readyForPickup from '../../../statemachines/scenarios/post-purchase/ready-for-pickup.ts';
import storageEnds from '../../../statemachines/scenarios/post-purchase/storage-ends.ts';
import { type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [readyForPickup, storageEnds];
const monday = { at: '2026-03-02T10:00', scenarios, customer: { name: 'Ann' } };
const orderId = 'order-1';
const ready = {
  orderId,
  place: '1 Market Street, London',
  openingHours: 'daily 9 to 21 h',
  storageUntil: '2026-03-09T18:00:00Z',
  show: 'the code 4711',
};
const reminders = ({ outbox }: Story) => outbox.filter(([, message]) => message === 'pickup-reminder');

describe('The end of free storage', () => {
  it('is told of the day before, by push', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', ready);
    await ann.until('2026-03-12T12:00');
    expect(ann.outbox).toEqual([
      ['push', 'ready-for-pickup', 'Mon 2 Mar 10:00'],
      ['push', 'pickup-reminder', expect.stringMatching(/^Sun 8 Mar 10:/)],
    ]);
    expect(ann.deliveries[1]?.content).toMatchObject({ text: expect.stringContaining('9 March at 18:00') });
    expect(ann.trail('storage-ends')).toEqual(['Free storage ends soon: send (delivered)', 'Finished']);
    expectStoryboard(ann);
  });

  it('is told of by SMS to who has no app, in Russian', async () => {
    const olga = await story({ ...monday, customer: { language: 'ru', zone: 'Europe/Moscow' } });
    await olga.emits('order.ready-for-pickup', ready);
    await olga.after(hours(1));
    await olga.emits('address.suppressed', { channel: 'push', address: 'device-1', why: 'dead' });
    await olga.until('2026-03-12T12:00');
    expect(reminders(olga).map(([channel]) => channel)).toEqual(['sms']);
    expectStoryboard(olga);
  });

  it.each(['order.collected', 'order.delivered', 'order.cancelled'] as const)(
    'is not told of after %s',
    async (end) => {
      const ann = await story(monday);
      await ann.emits('order.ready-for-pickup', ready);
      await ann.after(days(2));
      await ann.emits(end, { orderId });
      await ann.until('2026-03-12T12:00');
      expect(reminders(ann)).toEqual([]);
      expect(ann.trail('storage-ends').at(-1)).toBe('Left');
    },
  );

  it('is not told of without a date', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', { orderId, place: ready.place });
    await ann.until('2026-03-20T12:00');
    expect(ann.outbox).toEqual([['push', 'ready-for-pickup', 'Mon 2 Mar 10:00']]);
  });

  it('is told of once when the date is prolonged, by the new date', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', ready);
    await ann.after(days(3));
    await ann.emits('order.ready-for-pickup', { ...ready, storageUntil: '2026-03-16T18:00:00Z' });
    await ann.until('2026-03-20T12:00');
    expect(reminders(ann).map(([, , at]) => at.slice(0, 10))).toEqual(['Sun 15 Mar']);
    expectStoryboard(ann);
  });

  it('is told of for each parcel by itself', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', ready);
    await ann.emits('order.ready-for-pickup', { ...ready, orderId: 'order-2' });
    await ann.after(days(1));
    await ann.emits('order.collected', { orderId: 'order-2' });
    await ann.until('2026-03-12T12:00');
    expect(reminders(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('is not told of when it was over before the morning', async () => {
    const ann = await story(monday);
    await ann.emits('order.ready-for-pickup', { ...ready, storageUntil: '2026-03-03T09:00:00Z' });
    await ann.until('2026-03-06T12:00');
    expect(reminders(ann)).toEqual([]);
  });
});
