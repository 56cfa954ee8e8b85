import { describe, expect, it } from 'vitest';
import { story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';
import { orderScenarios } from './order-scenarios.ts';

const ready = {
  orderId: 'order-1',
  place: '1 Market Street, London',
  openingHours: 'daily 9 to 21 h',
  storageUntil: '2026-03-09T18:00:00Z',
  show: 'the code 4711',
};

describe('An order that is ready for pickup', () => {
  it('in the night is spoken of in the morning, and not at all when it was collected by then', async () => {
    const ann = await story({
      at: '2026-03-02T21:30',
      scenarios: orderScenarios,
      customer: { name: 'Ann' },
    });
    await ann.emits('order.ready-for-pickup', ready);
    await ann.emits('order.ready-for-pickup', { ...ready, orderId: 'order-2' });
    await ann.until('2026-03-03T08:00');
    await ann.emits('order.collected', { orderId: 'order-2' });
    await ann.until('2026-03-04T12:00');
    expect(ann.outbox.map(([, message]) => message)).toEqual(['ready-for-pickup']);
    expectStoryboard(ann);
  });
});
