import { describe, expect, it } from 'vitest';
import { minutes } from '../../../statemachines/language/durations.ts';
import pointsEarned from '../../../statemachines/scenarios/retention/points-earned.ts';
import { type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00', scenarios: [pointsEarned], customer: { name: 'Ann' } };
const forOrder = { points: 120, for: 'order', expiresAt: '2026-09-01T00:00:00Z' };
const sums = ({ deliveries }: Story) =>
  deliveries.map(({ content }) => ('title' in content ? content.title : 'an email'));

describe('Points earned', () => {
  it('are told of at once, by push', async () => {
    const ann = await story(monday);
    await ann.emits('points.earned', forOrder);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['push', 'points-earned', 'Mon 2 Mar 10:05']]);
    expect(sums(ann)).toEqual(['120 points added']);
    expectStoryboard(ann);
  });

  it('are told of by email to who has no app, with the balance and the end', async () => {
    const ann = await story({ ...monday, customer: { name: 'Ann', contacts: ['email'] } });
    await ann.emits('points.earned', { points: 300, for: 'birthday', told: true });
    await ann.emits('points.earned', forOrder);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'points-earned', 'Mon 2 Mar 10:05']]);
    expectStoryboard(ann, { whole: true });
  });

  it('are told of in Russian', async () => {
    const olga = await story({
      ...monday,
      customer: { language: 'ru', zone: 'Europe/Moscow', contacts: ['email'] },
    });
    await olga.emits('points.earned', { points: 21, for: 'review' });
    await olga.untilQuiet();
    expectStoryboard(olga, { whole: true });
  });

  it('of one order, told in several events, are one sum', async () => {
    const ann = await story(monday);
    await ann.emits('points.earned', forOrder);
    await ann.after(minutes(2));
    await ann.emits('points.earned', { points: 40, for: 'order' });
    await ann.untilQuiet();
    expect(sums(ann)).toEqual(['160 points added']);
    expect(ann.trail('points-earned')).toContain('#2 Points earned: skip (no-points)');
    expectStoryboard(ann);
  });

  it('later that day are told of the next day, all at once', async () => {
    const ann = await story(monday);
    await ann.emits('points.earned', forOrder);
    await ann.until('2026-03-02T14:00');
    await ann.emits('points.earned', { points: 50 });
    await ann.until('2026-03-02T17:00');
    await ann.emits('points.earned', { points: 30 });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, , at]) => at.slice(0, 9))).toEqual(['Mon 2 Mar', 'Tue 3 Mar']);
    expect(sums(ann)).toEqual(['120 points added', '80 points added']);
    expectStoryboard(ann);
  });

  it('are told of when they can be spent, whatever is earned meanwhile', async () => {
    const ann = await story(monday);
    await ann.emits('points.earned', { ...forOrder, usableAt: '2026-03-16T10:00:00Z' });
    await ann.until('2026-03-05T12:00');
    await ann.emits('points.earned', { points: 60, usableAt: '2026-03-19T10:00:00Z' });
    await ann.until('2026-03-09T12:00');
    await ann.emits('points.earned', { points: 25 });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, , at]) => at)).toEqual([
      'Mon 9 Mar 12:05',
      'Mon 16 Mar 10:00',
      'Thu 19 Mar 10:00',
    ]);
    expect(sums(ann)).toEqual(['25 points added', '120 points added', '60 points added']);
    expect(ann.deliveries[0]?.content).toMatchObject({ text: expect.stringContaining('balance: 25 points') });
    expectStoryboard(ann);
  });

  it('that are taken back before they can be spent are not told of', async () => {
    const ann = await story(monday);
    const { id } = await ann.emits('points.earned', { ...forOrder, usableAt: '2026-03-16T10:00:00Z' });
    await ann.until('2026-03-05T12:00');
    await ann.emits('points.expired', { earnedBy: id });
    await ann.until('2026-03-18T12:00');
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('points-earned').slice(-2)).toEqual(['Points earned: skip (no-points)', 'Finished']);
  });

  it('in the evening are told of in the morning', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T22:30' });
    await ann.emits('points.earned', forOrder);
    await ann.untilQuiet();
    expect(ann.outbox.map(([, , at]) => at.slice(0, 12))).toEqual(['Tue 3 Mar 09']);
    expectStoryboard(ann);
  });

  it('are told of to who wants no marketing: it is an account statement', async () => {
    const ann = await story({ ...monday, customer: { consents: [] } });
    await ann.emits('points.earned', forOrder);
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(1);
  });

  it('are told of once, however often the app repeats itself', async () => {
    const ann = await story(monday);
    const earned = await ann.emits('points.earned', forOrder);
    await ann.after(minutes(1));
    await ann.repeats(earned);
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(1);
  });

  it.each([
    ['are few', { points: 10 }],
    ['were told of by the scenario that earned them', { points: 500, for: 'welcome', told: true }],
  ])('are not told of when they %s', async (_, earned) => {
    const ann = await story(monday);
    await ann.emits('points.earned', earned);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.runs).toEqual([]);
  });
});
