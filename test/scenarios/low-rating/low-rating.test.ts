import { describe, expect, it } from 'vitest';
import { days } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T12:00', customer: {} };
const about = { orderId: 'order-1' };
const alerts = ({ happenings }: Story) => happenings.filter(({ what }) => what === 'alert');
const rests = async ({ store }: Story) =>
  (await store.know('customer-1', {})).profile?.segments.resting?.in === true;

describe('Three stars or fewer', () => {
  it('are told to a person, and the customer rests from offers for two weeks', async () => {
    const ann = await story(monday);
    await ann.emits('review.submitted', { ...about, rating: 3 });
    await ann.after(days(1));
    expect(alerts(ann)).toHaveLength(1);
    expect(await rests(ann)).toBe(true);
    await ann.until('2026-03-16T13:00');
    expect(await rests(ann)).toBe(false);
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('given again lengthen the rest, and are told again', async () => {
    const ann = await story(monday);
    await ann.emits('review.submitted', { ...about, rating: 2 });
    await ann.after(days(10));
    await ann.emits('review.submitted', { orderId: 'order-2', rating: 1 });
    await ann.until('2026-03-20T12:00');
    expect(alerts(ann)).toHaveLength(2);
    expect(await rests(ann)).toBe(true);
    await ann.until('2026-03-27T12:00');
    expect(await rests(ann)).toBe(false);
    expectStoryboard(ann);
  });

  it('followed by five stars two days later do not end the rest too early or too late', async () => {
    const ann = await story(monday);
    await ann.emits('review.submitted', { ...about, rating: 1 });
    await ann.after(days(2));
    await ann.emits('review.submitted', { ...about, rating: 5 });
    await ann.until('2026-03-15T12:00');
    expect(await rests(ann)).toBe(true);
    await ann.until('2026-03-18T12:00');
    expect(await rests(ann)).toBe(false);
    expect(alerts(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('of a customer with nothing to be written to are told all the same', async () => {
    const ann = await story({ ...monday, customer: { contacts: [], consents: [] } });
    await ann.emits('review.submitted', { ...about, rating: 1 });
    await ann.after(days(1));
    expect(alerts(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });
});

describe('Four stars and more', () => {
  it('are told to nobody', async () => {
    const ann = await story(monday);
    await ann.emits('review.submitted', { ...about, rating: 4 });
    await ann.after(days(1));
    expect(alerts(ann)).toEqual([]);
    expect(ann.trail('low-rating')).toEqual(['not started: 4 stars, wanted at most 3']);
    expectStoryboard(ann);
  });
});
