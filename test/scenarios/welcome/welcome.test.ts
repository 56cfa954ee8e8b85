import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../statemachines/language/durations.ts';
import { story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00' };

describe('Welcome', () => {
  it('greets at once and helps with the first order a day later', async () => {
    const ann = await story(monday);
    await ann.registers({ name: 'Ann' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 10:00'],
      ['email', 'first-order-help', 'Tue 3 Mar 10:00'],
    ]);
    expect(ann.trail('welcome')).toEqual([
      'Welcome: send (delivered)',
      'Wait 1 day',
      'Help with the first order: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('speaks Russian with a customer who does', async () => {
    const olga = await story(monday);
    await olga.registers({ name: 'Ольга', language: 'ru', zone: 'Europe/Moscow' });
    await olga.untilQuiet();
    expect(olga.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 10:00'],
      ['email', 'first-order-help', 'Tue 3 Mar 10:00'],
    ]);
    expect(
      olga.deliveries.every(
        ({ content }) => content.channel === 'email' && /\p{Script=Cyrillic}/u.test(content.subject),
      ),
    ).toBe(true);
    expectStoryboard(olga, { whole: true });
  });

  it('greets in the morning who registers in the night', async () => {
    const ann = await story({ at: '2026-03-02T23:30' });
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Tue 3 Mar 09:32'],
      ['email', 'first-order-help', 'Wed 4 Mar 10:58'],
    ]);
    expect(ann.trail('welcome')).toEqual([
      'Welcome: wait (quiet-hours)',
      'Welcome: wait for a good hour',
      'Welcome: send (delivered)',
      'Wait 1 day',
      'Help with the first order: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('ends with the first order', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(hours(2));
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 10:00'],
      ['email', 'order-confirmed', 'Mon 2 Mar 12:00'],
    ]);
    expect(ann.trail('welcome')).toEqual([
      'Welcome: send (delivered)',
      'Wait 1 day',
      'Help with the first order: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('keeps an hour away from the confirmation of an order placed as a guest', async () => {
    const ann = await story({ ...monday, customer: { consents: [] } });
    await ann.emits('order.placed', order());
    await ann.after(minutes(5));
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'order-confirmed', 'Mon 2 Mar 10:00'],
      ['email', 'welcome', 'Mon 2 Mar 11:00'],
      ['email', 'first-order-help', 'Tue 3 Mar 11:00'],
    ]);
    expect(ann.trail('welcome')).toEqual([
      'Welcome: wait (too-close)',
      'Welcome: wait for a good hour',
      'Welcome: send (delivered)',
      'Wait 1 day',
      'Help with the first order: send (delivered)',
      'Finished',
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
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 10:00'],
      ['email', 'first-order-help', 'Tue 3 Mar 10:00'],
    ]);
    expect(ann.trail('welcome')).toEqual([
      'Welcome: send (delivered)',
      'Wait 1 day',
      '#2 Welcome: leave (already-entered)',
      '#2 Left',
      'Help with the first order: send (delivered)',
      'Finished',
      '#3 Welcome: leave (already-entered)',
      '#3 Left',
    ]);
    expectStoryboard(ann);
  });

  it('comes by push to who gave no email address, and never by SMS', async () => {
    const ann = await story(monday);
    await ann.registers({ contacts: ['push', 'sms'] });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['push', 'welcome', 'Mon 2 Mar 10:00'],
      ['push', 'first-order-help', 'Tue 3 Mar 10:00'],
    ]);
    expectStoryboard(ann);
  });

  it('is nothing for who can be reached by SMS only', async () => {
    const ann = await story(monday);
    await ann.registers({ contacts: ['sms'] });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('welcome')).toEqual([
      'Welcome: skip (no-consent)',
      'Wait 1 day',
      'Help with the first order: skip (no-consent)',
      'Finished',
    ]);
  });

  it('does not start for who left every box unticked', async () => {
    const ann = await story(monday);
    await ann.registers({ consents: [] });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('welcome')).toEqual(['not started: reachable is false, wanted true']);
  });

  it('falls silent when the customer unsubscribes from it', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(hours(1));
    await ann.unsubscribes();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'welcome', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('welcome').slice(-2)).toEqual([
      'Help with the first order: skip (consent-withdrawn)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('shares the day with a cart: the customer gets one message', async () => {
    const ann = await story({ at: '2026-03-02T12:00' });
    await ann.registers();
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T23:59');
    expect(ann.outbox).toEqual([['email', 'welcome', 'Mon 2 Mar 12:00']]);
    expectStoryboard(ann);
  });
});
