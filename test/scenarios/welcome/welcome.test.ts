import { describe, expect, it } from 'vitest';
import { balanceAt } from '../../../functions/core/points/points.ts';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import { policy } from '../../../statemachines/policy.ts';
import { type Customer, customerId, type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { looksAtTwo, showsShop } from '../shop-window.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00' };
const address = { email: 'ann@example.com' };

/** The points that the customer can spend now. */
const balanceOf = async ({ store }: Story): Promise<number | undefined> => {
  const { profile } = await store.know(customerId, {});
  return profile && balanceAt(profile.points, new Date());
};

/** Registers at ten and confirms the address half an hour later, too early for the welcome to come at once. */
const join = async (customer?: Customer): Promise<Story> => {
  const ann = await story(monday);
  await ann.registers(customer);
  await ann.after(minutes(30));
  await ann.emits('email.confirmed', address);
  return ann;
};

const registered = ['email', 'registration-confirmed', 'Mon 2 Mar 10:00'];

describe('Welcome', () => {
  it('gives points for a confirmed address, says what they are worth and reminds of them', async () => {
    const ann = await join({ name: 'Ann' });
    await ann.until('2026-03-02T12:00');
    expect(await balanceOf(ann)).toBe(500);
    await ann.after(days(12));
    expect(ann.outbox).toEqual([
      registered,
      ['email', 'welcome', 'Mon 2 Mar 11:00'],
      ['email', 'first-order-help', 'Tue 3 Mar 11:00'],
      ['email', 'points-reminder', 'Sat 7 Mar 11:00'],
    ]);
    expect(ann.trail('welcome')).toEqual([
      'Registration confirmed: send (delivered)',
      'Wait for email confirmed, at most 1 day: email.confirmed',
      'Earn 500 points: act (done)',
      'Welcome: wait (too-close)',
      'Welcome: wait for a good hour',
      'Welcome: send (delivered)',
      'Wait 1 day',
      'Help with the first order: send (delivered)',
      'Wait 4 days',
      'Look: At least 1 point?: yes',
      'What your points are worth: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('comes after a day to who does not confirm the address, and without points', async () => {
    const ann = await story(monday);
    await ann.registers({ name: 'Ann' });
    await ann.after(days(12));
    expect(ann.outbox).toEqual([
      registered,
      ['email', 'welcome', 'Tue 3 Mar 10:00'],
      ['email', 'first-order-help', 'Fri 6 Mar 10:00'],
    ]);
    expect(ann.trail('welcome')).toEqual([
      'Registration confirmed: send (delivered)',
      'Wait for email confirmed, at most 1 day: none',
      'Welcome, without points: send (delivered)',
      'Wait for email confirmed, after the welcome, at most 2 days: none',
      'Wait 1 day',
      'Help with the first order: send (delivered)',
      'Wait 4 days',
      'Look: At least 1 point?: no',
      'Finished',
    ]);
    expect(await balanceOf(ann)).toBe(0);
    expectStoryboard(ann, { whole: true });
  });

  it('speaks Russian with a customer who does', async () => {
    const olga = await join({ name: 'Ольга', language: 'ru', zone: 'Europe/Moscow' });
    await olga.after(days(12));
    expect(olga.outbox.map(([, message]) => message)).toEqual([
      'registration-confirmed',
      'welcome',
      'first-order-help',
      'points-reminder',
    ]);
    expect(
      olga.deliveries.every(
        ({ content }) => content.channel === 'email' && /\p{Script=Cyrillic}/u.test(content.subject),
      ),
    ).toBe(true);
    expectStoryboard(olga, { whole: true });
  });

  it('follows the button behind the link in the letter that asks to confirm the address', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.emits('email.confirmation-requested', { email: 'Ann@Example.com' });
    await ann.after(minutes(90));
    const [link = ''] = ann.deliveries.flatMap(({ content }) =>
      content.channel === 'email' ? (content.text.match(/https:\S+\/confirm\/\S+/) ?? []) : [],
    );
    await ann.visits(link);
    await ann.after(minutes(1));
    expect(await balanceOf(ann)).toBe(0);
    await ann.visits(link, {});
    await ann.after(days(12));
    expect(await balanceOf(ann)).toBe(500);
    expect(ann.outbox).toEqual([
      registered,
      ['email', 'confirm-email', 'Mon 2 Mar 10:00'],
      ['email', 'welcome', 'Mon 2 Mar 11:31'],
      ['email', 'first-order-help', 'Tue 3 Mar 11:31'],
      ['email', 'points-reminder', 'Sat 7 Mar 11:31'],
    ]);
    expectStoryboard(ann);
  });

  it('gives the points although the confirmation was heard of before the registration', async () => {
    const ann = await story({ ...monday, customer: {} });
    await ann.emits('email.confirmed', address);
    await ann.after(minutes(2));
    await ann.emits('customer.registered', address, { at: '2026-03-02T09:58' });
    await ann.until('2026-03-02T12:00');
    expect(await balanceOf(ann)).toBe(500);
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 10:02'],
      ['email', 'welcome', 'Mon 2 Mar 11:02'],
    ]);
    expectStoryboard(ann);
  });

  it('gives the points although the address was confirmed before the first letter could go', async () => {
    const ann = await story({
      ...monday,
      provider: (_, count) =>
        count === 1 ? { result: 'throttled', because: 'SES answered Throttling (400)' } : undefined,
    });
    await ann.registers();
    await ann.after(minutes(1));
    await ann.emits('email.confirmed', address);
    await ann.until('2026-03-02T23:00');
    expect(await balanceOf(ann)).toBe(500);
    expect(ann.outbox.map(([, message]) => message)).toEqual(['registration-confirmed', 'welcome']);
    expectStoryboard(ann);
  });

  it('gives the points once, however often the address is confirmed', async () => {
    const ann = await join();
    await ann.after(minutes(1));
    await ann.emits('email.confirmed', address);
    await ann.until('2026-03-03T08:00');
    await ann.registers();
    await ann.emits('email.confirmed', address);
    await ann.after(days(12));
    expect(await balanceOf(ann)).toBe(500);
    expect(ann.outbox.filter(([, message]) => message === 'welcome')).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('gives the points once to who confirms the address on the second day, and helps a day later', async () => {
    const ann = await story(monday);
    await ann.registers({ name: 'Ann' });
    await ann.until('2026-03-04T12:00');
    await ann.emits('email.confirmed', address);
    await ann.after(minutes(10));
    expect(await balanceOf(ann)).toBe(500);
    await ann.emits('email.confirmed', address);
    await ann.after(days(12));
    expect(await balanceOf(ann)).toBe(500);
    expect(ann.outbox).toEqual([
      registered,
      ['email', 'welcome', 'Tue 3 Mar 10:00'],
      ['email', 'first-order-help', 'Thu 5 Mar 12:00'],
      ['email', 'points-reminder', 'Mon 9 Mar 12:00'],
    ]);
    expect(ann.trail('welcome').slice(2, 5)).toEqual([
      'Welcome, without points: send (delivered)',
      'Wait for email confirmed, after the welcome, at most 2 days: email.confirmed',
      'Earn 500 points, after the welcome: act (done)',
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('gives no points to who confirms the address when the link is over', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(hours(73));
    await ann.emits('email.confirmed', address);
    await ann.after(days(12));
    expect(await balanceOf(ann)).toBe(0);
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'registration-confirmed',
      'welcome',
      'first-order-help',
    ]);
  });

  it('does not remind of points that are spent already', async () => {
    const ann = await join();
    await ann.until('2026-03-04T10:00');
    await ann.emits('points.redeemed', { points: 500 });
    await ann.after(days(12));
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'registration-confirmed',
      'welcome',
      'first-order-help',
    ]);
    expect(ann.trail('welcome').slice(-2)).toEqual(['Look: At least 1 point?: no', 'Finished']);
    expectStoryboard(ann);
  });

  it('confirms a registration in the night at once and greets in the morning', async () => {
    const ann = await story({ at: '2026-03-02T23:30' });
    await ann.registers();
    await ann.after(minutes(5));
    await ann.emits('email.confirmed', address);
    await ann.until('2026-03-04T20:00');
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 23:30'],
      ['email', 'welcome', 'Tue 3 Mar 09:32'],
      ['email', 'first-order-help', 'Wed 4 Mar 10:58'],
    ]);
    expectStoryboard(ann);
  });

  it('greets nobody twice: not on a second registration, nor on one a year later', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(minutes(1));
    await ann.registers();
    await ann.until('2027-03-02T10:00');
    await ann.registers();
    await ann.after(days(12));
    const greetings = ['registration-confirmed', 'welcome', 'first-order-help', 'points-reminder'];
    expect(ann.outbox.filter(([, message]) => greetings.includes(message))).toEqual([
      registered,
      ['email', 'welcome', 'Tue 3 Mar 10:00'],
      ['email', 'first-order-help', 'Fri 6 Mar 10:00'],
    ]);
    expect(ann.trail('welcome').filter((line) => line.startsWith('#'))).toEqual([
      '#2 Registration confirmed: leave (already-entered)',
      '#2 Left',
      '#3 Registration confirmed: leave (already-entered)',
      '#3 Left',
    ]);
    expectStoryboard(ann);
  });

  it('comes by push to who gave no email address, and never by SMS', async () => {
    const ann = await story(monday);
    await ann.registers({ contacts: ['push', 'sms'] });
    await ann.after(days(12));
    expect(ann.outbox).toEqual([
      ['push', 'registration-confirmed', 'Mon 2 Mar 10:00'],
      ['push', 'welcome', 'Tue 3 Mar 10:00'],
      ['push', 'first-order-help', 'Fri 6 Mar 10:00'],
    ]);
    expectStoryboard(ann);
  });

  it('is nothing for who can be reached by SMS only', async () => {
    const ann = await story(monday);
    await ann.registers({ contacts: ['sms'] });
    await ann.after(days(12));
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('welcome').filter((line) => line.includes('skip'))).toEqual([
      'Registration confirmed: skip (no-address)',
      'Welcome, without points: skip (no-consent)',
      'Help with the first order: skip (no-consent)',
    ]);
  });

  it('says only that the registration has succeeded to who left every box unticked', async () => {
    const ann = await story(monday);
    await ann.registers({ consents: [] });
    await ann.after(days(12));
    expect(ann.outbox).toEqual([registered]);
    expect(ann.trail('welcome').filter((line) => line.includes('skip'))).toEqual([
      'Welcome, without points: skip (no-consent)',
      'Help with the first order: skip (no-consent)',
    ]);
    expectStoryboard(ann);
  });

  it('where a yes needs a confirmed address, waits for the button or goes by push', async () => {
    const market = { ...policy.market, doubleOptIn: ['email'] } as const;
    const ann = await story({ ...monday, policy: { ...policy, market } });
    await ann.registers();
    await ann.until('2026-03-03T12:00');
    await ann.emits('email.confirmed', address);
    await ann.after(days(12));
    expect(ann.outbox).toEqual([
      registered,
      ['push', 'welcome', 'Tue 3 Mar 10:00'],
      ['email', 'first-order-help', 'Wed 4 Mar 12:00'],
      ['email', 'points-reminder', 'Sun 8 Mar 12:00'],
    ]);
    expectStoryboard(ann);
  });

  it.each(['staff', 'test', 'robot'] as const)('is nothing for %s', async (traffic) => {
    const ann = await story(monday);
    await ann.registers({ traffic });
    await ann.after(days(12));
    expect(ann.outbox.map(([, message]) => message)).not.toContain('welcome');
  });
});

describe('Welcome ends with the first order', () => {
  it('placed before the address is confirmed', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(hours(2));
    await ann.emits('order.placed', order());
    await ann.after(hours(1));
    await ann.emits('email.confirmed', address);
    await ann.after(days(12));
    expect(ann.outbox).toEqual([registered, ['email', 'order-confirmed', 'Mon 2 Mar 12:00']]);
    expect(ann.trail('welcome')).toEqual([
      'Registration confirmed: send (delivered)',
      'Wait for email confirmed, at most 1 day: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('placed between the points and the greeting', async () => {
    const ann = await join();
    await ann.after(minutes(10));
    await ann.emits('order.placed', order());
    await ann.after(days(12));
    expect(ann.outbox).toEqual([registered, ['email', 'order-confirmed', 'Mon 2 Mar 10:40']]);
    expect(ann.trail('welcome').slice(-2)).toEqual(['Welcome: leave (goal-reached)', 'Left']);
    expect(await balanceOf(ann)).toBe(500);
    expectStoryboard(ann);
  });

  it('placed after the greeting', async () => {
    const ann = await join();
    await ann.after(hours(2));
    await ann.emits('order.placed', order());
    await ann.after(days(12));
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'registration-confirmed',
      'welcome',
      'order-confirmed',
    ]);
    expect(ann.trail('welcome').slice(-2)).toEqual([
      'Help with the first order: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('placed after the help', async () => {
    const ann = await join();
    await ann.after(days(3));
    await ann.emits('order.placed', order());
    await ann.after(days(12));
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'registration-confirmed',
      'welcome',
      'first-order-help',
      'order-confirmed',
    ]);
    expect(ann.trail('welcome').slice(-2)).toEqual(['Look: At least 1 point?: leave (goal-reached)', 'Left']);
    expectStoryboard(ann);
  });

  it('but not with one placed as a guest before, from whose confirmation it keeps an hour away', async () => {
    const ann = await story({ ...monday, customer: { consents: [] } });
    await ann.emits('order.placed', order());
    await ann.after(minutes(5));
    await ann.registers();
    await ann.emits('email.confirmed', address);
    await ann.until('2026-03-03T20:00');
    expect(ann.outbox).toEqual([
      ['email', 'order-confirmed', 'Mon 2 Mar 10:00'],
      ['email', 'registration-confirmed', 'Mon 2 Mar 10:05'],
      ['email', 'welcome', 'Mon 2 Mar 11:05'],
      ['email', 'first-order-help', 'Tue 3 Mar 11:05'],
    ]);
    expectStoryboard(ann);
  });
});

describe('Welcome falls silent', () => {
  it('when the customer unsubscribes from the greeting', async () => {
    const ann = await join();
    await ann.after(hours(1));
    await ann.unsubscribes();
    await ann.after(days(12));
    expect(ann.outbox).toEqual([registered, ['email', 'welcome', 'Mon 2 Mar 11:00']]);
    expect(ann.trail('welcome').filter((line) => line.includes('skip'))).toEqual([
      'Help with the first order: skip (consent-withdrawn)',
      'What your points are worth: skip (consent-withdrawn)',
    ]);
    expectStoryboard(ann);
  });

  it('when the customer says no before the greeting; the points are given all the same', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(minutes(5));
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'preference centre' });
    await ann.emits('email.confirmed', address);
    await ann.after(days(12));
    expect(ann.outbox).toEqual([registered]);
    expect(await balanceOf(ann)).toBe(500);
    expectStoryboard(ann);
  });

  it('when the customer is erased while it waits for the address', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(hours(1));
    await ann.erases();
    await ann.after(days(12));
    expect(ann.outbox).toEqual([registered]);
    expect(ann.trail('welcome').slice(-1)).toEqual(['Left']);
    expectStoryboard(ann);
  });
});

describe('Welcome followed by a cart', () => {
  it('that is left: its next letter is skipped, and the one after the cart comes', async () => {
    const ann = await join();
    await ann.until('2026-03-03T09:00');
    await ann.emits('cart.updated', cart());
    await ann.after(days(12));
    expect(ann.outbox).toEqual([
      registered,
      ['email', 'welcome', 'Mon 2 Mar 11:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 12:00'],
      ['email', 'cart-offer', 'Wed 4 Mar 12:00'],
      ['push', 'code-not-used', 'Fri 6 Mar 10:59'],
      ['email', 'points-reminder', 'Mon 9 Mar 11:00'],
    ]);
    expect(ann.trail('welcome').filter((line) => line.includes('skip'))).toEqual([
      'Help with the first order: skip (family-first)',
    ]);
    expectStoryboard(ann);
  });

  it('that is left before the address is confirmed goes first: the reminder comes the next morning', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.emits('cart.updated', cart());
    await ann.after(hours(2));
    await ann.emits('email.confirmed', address);
    await ann.after(days(12));
    expect(ann.outbox).toEqual([
      registered,
      ['email', 'welcome', 'Mon 2 Mar 12:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 09:39'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:50'],
      ['push', 'code-not-used', 'Fri 6 Mar 10:59'],
      ['email', 'points-reminder', 'Mon 9 Mar 12:00'],
    ]);
    expect(ann.trail('welcome').filter((line) => line.includes('skip'))).toEqual([
      'Help with the first order: skip (family-first)',
    ]);
    expect(await balanceOf(ann)).toBe(500);
    expectStoryboard(ann);
  });

  it('that was reminded of this morning takes the place of a greeting without points', async () => {
    const ann = await story({ at: '2026-03-02T15:00' });
    await ann.registers();
    await ann.until('2026-03-03T09:30');
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.emits('cart.emptied', { cartId: 'cart-1' });
    await ann.after(days(12));
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 15:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 12:30'],
      ['email', 'first-order-help', 'Fri 6 Mar 15:00'],
    ]);
    expect(ann.trail('welcome').filter((line) => line.includes('skip'))).toEqual([
      'Welcome, without points: skip (family-first)',
    ]);
    expectStoryboard(ann);
  });

  it('or by a visit whose goods were spoken of: its next letter is skipped', async () => {
    const ann = await story(monday);
    await showsShop(ann);
    await ann.registers();
    await ann.emits('email.confirmed', address);
    await ann.until('2026-03-03T09:30');
    await looksAtTwo(ann);
    await ann.until('2026-03-04T12:00');
    expect(ann.trail('welcome').filter((line) => line.includes('skip'))).toEqual([
      'Help with the first order: skip (family-first)',
    ]);
    expectStoryboard(ann);
  });

  it('that was emptied again loses no letter', async () => {
    const ann = await join();
    await ann.until('2026-03-03T09:00');
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('cart.emptied', { cartId: 'cart-1' });
    await ann.until('2026-03-03T20:00');
    expect(ann.outbox.at(-1)).toEqual(['email', 'first-order-help', 'Tue 3 Mar 11:00']);
    expectStoryboard(ann);
  });
});
