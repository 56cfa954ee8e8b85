import { describe, expect, it } from 'vitest';
import { balanceAt } from '../../../functions/core/points/points.ts';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import loyaltyInvitation from '../../../statemachines/scenarios/conversion/loyalty-invitation.ts';
import loyaltyJoined from '../../../statemachines/scenarios/conversion/loyalty-joined.ts';
import welcome from '../../../statemachines/scenarios/conversion/welcome.ts';
import { type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [welcome, loyaltyJoined, loyaltyInvitation];
const monday = { at: '2026-03-02T10:00', customer: { name: 'Ann' }, scenarios };
const email = 'ann@example.com';

async function balanceOf({ store, happenings }: Story): Promise<number> {
  const { profile } = await store.know('customer-1', {});
  const last = happenings.at(-1)?.at ?? new Date(0);
  return profile === undefined ? 0 : balanceAt(profile.points, last);
}

describe('Who joins the programme', () => {
  it('with a confirmed address gets number, balance and points at once, and a hint in three days', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmed', { email });
    await ann.after(minutes(5));
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.after(days(10));
    expect(ann.outbox).toEqual([
      ['email', 'loyalty-joined', 'Mon 2 Mar 10:05'],
      ['email', 'loyalty-hint', 'Thu 5 Mar 10:05'],
    ]);
    expect(await balanceOf(ann)).toBe(500);
    const { profile } = await ann.store.know('customer-1', {});
    expect(profile?.attributes.loyaltyNumber).toBe('4000 1234');
    expectStoryboard(ann, { whole: true });
  });

  it('with an unconfirmed address gets no points, and so no hint how to use them', async () => {
    const ann = await story(monday);
    await ann.emits('loyalty.joined', {});
    await ann.after(days(10));
    expect(ann.outbox).toEqual([['email', 'loyalty-joined', 'Mon 2 Mar 10:00']]);
    expect(await balanceOf(ann)).toBe(0);
    expectStoryboard(ann, { whole: true });
  });

  it('with a contact that was confirmed by a code gets the points too', async () => {
    const ann = await story(monday);
    await ann.emits('code.confirmed', { reference: 'sign-in-1' });
    await ann.after(minutes(5));
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.after(hours(1));
    expect(await balanceOf(ann)).toBe(500);
    await ann.untilQuiet();
  });

  it('after the welcome gave points gets none again', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(minutes(5));
    await ann.emits('email.confirmed', { email });
    await ann.after(minutes(5));
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.after(hours(1));
    expect(await balanceOf(ann)).toBe(500);
    expect(ann.trail('loyalty-joined')).toContainEqual(expect.stringContaining('act (done)'));
    await ann.untilQuiet();
    expect(await balanceOf(ann)).toBe(500);
    expectStoryboard(ann);
  });

  it('and registers after that gets points once too', async () => {
    const ben = await story(monday);
    await ben.emits('email.confirmed', { email });
    await ben.after(minutes(1));
    await ben.emits('loyalty.joined', { number: '4000 1234' });
    await ben.after(minutes(5));
    await ben.registers();
    await ben.after(minutes(5));
    await ben.emits('email.confirmed', { email });
    await ben.untilQuiet();
    expect(await balanceOf(ben)).toBe(500);
  });

  it('in Russian reads it in Russian', async () => {
    const ann = await story({ ...monday, customer: { language: 'ru', name: 'Анна', zone: 'Europe/Moscow' } });
    await ann.emits('email.confirmed', { email });
    await ann.after(minutes(5));
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.after(days(10));
    expect(ann.outbox).toHaveLength(2);
    expectStoryboard(ann, { whole: true });
  });

  it('and uses points before the hint gets none: the goal is reached', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmed', { email });
    await ann.after(minutes(5));
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.after(days(1));
    await ann.emits('points.redeemed', { points: 100 });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['loyalty-joined']);
    expect(ann.trail('loyalty-joined').slice(-2)).toEqual([
      'How to use points for the first time: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('and leaves again hears no more of it', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmed', { email });
    await ann.after(minutes(5));
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.after(days(1));
    await ann.emits('loyalty.left', {});
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['loyalty-joined']);
    expect(ann.trail('loyalty-joined').slice(-2)).toEqual([
      'How to use points for the first time: leave (exit-happened)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('a second time is not told again', async () => {
    const ann = await story(monday);
    await ann.emits('loyalty.joined', {});
    await ann.after(days(1));
    await ann.emits('loyalty.left', {});
    await ann.after(days(1));
    await ann.emits('loyalty.joined', {});
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(1);
  });

  it('in the night is told at once; the hint waits for the day, and for consent', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T23:30', customer: { consents: [] } });
    await ann.emits('email.confirmed', { email });
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'loyalty-joined', 'Mon 2 Mar 23:30']]);
    expectStoryboard(ann);
  });
});

describe('Who looks at the programme', () => {
  const bought = async (ann: Story): Promise<void> => {
    await ann.emits('order.placed', order());
    await ann.after(days(2));
  };

  it('twice in a week is told at a good hour what membership would have earned', async () => {
    const ann = await story(monday);
    await bought(ann);
    await ann.emits('loyalty.viewed', {});
    await ann.until('2026-03-06T22:00');
    await ann.emits('loyalty.viewed', {});
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message, at]) => [channel, message, at.slice(0, 12)])).toEqual([
      ['email', 'loyalty-invitation', 'Sat 7 Mar 10'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('twice in Russian, having bought nothing, reads what members get', async () => {
    const ann = await story({ ...monday, customer: { language: 'ru', name: 'Анна', zone: 'Europe/Moscow' } });
    await ann.emits('loyalty.viewed', {});
    await ann.after(hours(1));
    await ann.emits('loyalty.viewed', {});
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(1);
    expectStoryboard(ann, { whole: true });
  });

  it('once, or twice in more than a week, is not', async () => {
    const ann = await story(monday);
    await ann.emits('loyalty.viewed', {});
    await ann.after(days(8));
    await ann.emits('loyalty.viewed', {});
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('as a member is not', async () => {
    const ann = await story({ ...monday, scenarios: [loyaltyInvitation] });
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.after(hours(1));
    for (let count = 0; count < 3; count++) {
      await ann.emits('loyalty.viewed', {});
      await ann.after(hours(1));
    }
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('loyalty-invitation')[0]).toBe('not started: a member already');
  });

  it('and joins before the letter goes does not get it', async () => {
    const ann = await story({ ...monday, scenarios: [loyaltyInvitation] });
    await ann.emits('loyalty.viewed', {});
    await ann.after(hours(1));
    await ann.emits('loyalty.viewed', {});
    await ann.after(minutes(10));
    await ann.emits('loyalty.joined', { number: '4000 1234' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('loyalty-invitation').at(-1)).toBe('Left');
    expectStoryboard(ann);
  });

  it('again and again is invited once in ninety days', async () => {
    const ann = await story(monday);
    for (let week = 0; week < 16; week++) {
      await ann.emits('loyalty.viewed', {});
      await ann.after(hours(2));
      await ann.emits('loyalty.viewed', {});
      await ann.after(days(7));
    }
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(2);
    const [first = '', second = ''] = ann.outbox.map(([, , at]) => at);
    expect([first.slice(0, 9), second.slice(4, 10)]).toEqual(['Mon 2 Mar', expect.stringContaining('Jun')]);
  });
});
