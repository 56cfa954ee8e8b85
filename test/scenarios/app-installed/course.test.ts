import { describe, expect, it } from 'vitest';
import { days, minutes } from '../../../statemachines/language/durations.ts';
import appInstalled from '../../../statemachines/scenarios/conversion/app-installed.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const begin = (more: Partial<Beginning> = {}): Promise<Story> =>
  story({ at: '2026-03-02T10:00', customer: {}, scenarios: [appInstalled], ...more });
const installs = (told: Story, push = true) => told.emits('app.installed', { platform: 'ios', push });

describe('App installed', () => {
  it('shows one useful thing after an hour, and a benefit three days later', async () => {
    const told = await begin();
    await installs(told);
    await told.untilQuiet();
    expect(told.outbox).toEqual([
      ['push', 'app-hint', 'Mon 2 Mar 11:00'],
      ['push', 'app-benefit', 'Thu 5 Mar 11:00'],
    ]);
    expectStoryboard(told);
  });

  it('says by email what push is good for where there is none', async () => {
    const told = await begin({ customer: { contacts: ['email', 'sms'] } });
    await installs(told, false);
    await told.untilQuiet();
    expect(told.outbox).toEqual([
      ['email', 'app-hint', 'Mon 2 Mar 11:00'],
      ['email', 'app-benefit', 'Thu 5 Mar 11:00'],
    ]);
    expectStoryboard(told, { whole: true });
  });

  it('never writes by SMS', async () => {
    const told = await begin({ customer: { contacts: ['sms'] } });
    await installs(told);
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expectStoryboard(told);
  });

  it('makes no offer to who could not be told anything before', async () => {
    const told = await begin({ customer: { contacts: ['sms'] } });
    await installs(told);
    await told.after(days(1));
    await told.emits('customer.updated', {
      email: 'ann@example.com',
      consents: [{ channel: 'email', proof: { text: 'Yes', version: '1', form: 'account' } }],
    });
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(told.trail('app-installed').slice(-2)).toEqual([
      'Benefit for the first order in the app: skip (first-touch)',
      'Finished',
    ]);
    expectStoryboard(told);
  });

  it('does not speak to who is in a checkout', async () => {
    const told = await begin();
    await installs(told);
    await told.after(minutes(50));
    await told.emits('checkout.started', { cartId: 'cart-1' });
    await told.until('2026-03-02T14:00');
    expect(told.outbox).toEqual([['push', 'app-hint', 'Mon 2 Mar 11:50']]);
    expectStoryboard(told);
  });

  it('ends with an order, before the benefit', async () => {
    const told = await begin();
    await installs(told);
    await told.after(days(1));
    await told.emits('order.placed', { ...order(), via: 'app' });
    await told.untilQuiet();
    expect(told.outbox).toEqual([['push', 'app-hint', 'Mon 2 Mar 11:00']]);
    expect(told.trail('app-installed').slice(-2)).toEqual([
      'Benefit for the first order in the app: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(told);
  });

  it('ends with an order elsewhere too, which is not what it wanted', async () => {
    const told = await begin();
    await installs(told);
    await told.after(days(1));
    await told.emits('order.placed', { ...order(), via: 'phone' });
    await told.untilQuiet();
    expect(told.trail('app-installed').slice(-2)).toEqual([
      'Benefit for the first order in the app: leave (exit-happened)',
      'Left',
    ]);
    expectStoryboard(told);
  });

  it('goes on when an email address is dead: the app is still there', async () => {
    const told = await begin();
    await installs(told);
    await told.after(days(1));
    await told.emits('address.suppressed', { channel: 'email', address: 'ann@example.com', why: 'bounced' });
    await told.untilQuiet();
    expect(told.outbox.map(([, message]) => message)).toEqual(['app-hint', 'app-benefit']);
    expectStoryboard(told);
  });

  it('ends when the app is gone, although an email address died after it', async () => {
    const told = await begin();
    await installs(told);
    await told.after(days(1));
    await told.emits('address.suppressed', { channel: 'push', address: 'device-1', why: 'dead' });
    await told.emits('address.suppressed', { channel: 'email', address: 'ann@example.com', why: 'bounced' });
    await told.untilQuiet();
    expect(told.trail('app-installed').at(-2)).toBe(
      'Benefit for the first order in the app: leave (exit-happened)',
    );
  });

  it('ends when the app is gone again', async () => {
    const told = await begin();
    await installs(told);
    await told.after(days(1));
    await told.emits('address.suppressed', { channel: 'push', address: 'device-1', why: 'dead' });
    await told.untilQuiet();
    expect(told.trail('app-installed').slice(-2)).toEqual([
      'Benefit for the first order in the app: leave (exit-happened)',
      'Left',
    ]);
    expectStoryboard(told);
  });

  it('comes once, however often the app is installed', async () => {
    const told = await begin();
    await installs(told);
    await told.after(days(30));
    await installs(told);
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(2);
    expectStoryboard(told);
  });
});
