import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import {
  cascade,
  event,
  message,
  type Scenario,
  scenario,
  wait,
} from '../../../statemachines/language/scenario.ts';
import { type Provider, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

/** An email that is to be delivered within two hours, or the next channel is tried; then help a day later. */
const delivered = (): Scenario =>
  scenario({
    id: 'reaches',
    stage: 'conversion',
    title: 'Reaches',
    purpose: 'Wants to be delivered.',
    on: event('customer.registered'),
    entry: { per: 'customer', repeated: 'never again' },
    goal: 'order.placed',
    steps: [
      message('welcome', {
        by: cascade('email', 'push'),
        rank: 4,
        postpone: days(1),
        reach: { within: hours(2), by: 'delivered' },
      }),
      wait(days(1)),
      message('first-order-help', { by: 'email', rank: 15 }),
    ],
  });
/** Push, then email, then SMS: each has an hour to be clicked. */
const clicked = (): Scenario =>
  scenario({
    id: 'reaches',
    stage: 'retention',
    title: 'Reaches',
    purpose: 'Wants to be clicked.',
    on: event('page.viewed'),
    entry: { per: 'customer', repeated: 'never again' },
    steps: [
      message('birthday-greeting', {
        by: cascade('push', 'email', 'sms'),
        rank: 6,
        reach: { within: hours(1), by: 'clicked' },
      }),
    ],
  });
const monday = { at: '2026-03-02T10:00' };
const look = { path: '/sale' };
const told = { ...monday, scenarios: [delivered()] };
const decisions = (lines: readonly string[]) => lines.filter((line) => line.startsWith('Welcome'));

describe('A message that is to be delivered within two hours', () => {
  it('goes by no other channel once it is', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(minutes(3));
    await ann.hears('message.delivered');
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message]) => [channel, message])).toEqual([
      ['email', 'welcome'],
      ['email', 'first-order-help'],
    ]);
    expect(decisions(ann.trail('reaches'))).toEqual(['Welcome: send (delivered)']);
    expectStoryboard(ann);
  });

  it('goes by the next channel at once when it bounces', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(minutes(3));
    await ann.hears('message.bounced');
    await ann.after(minutes(1));
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 10:00'],
      ['push', 'welcome', 'Mon 2 Mar 10:03'],
    ]);
    expectStoryboard(ann);
  });

  it('goes by the next channel at once when the mailbox is full for now', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(minutes(3));
    await ann.hears('message.bounced', { permanent: false });
    await ann.after(minutes(1));
    expect(ann.outbox.map(([channel, , at]) => [channel, at])).toEqual([
      ['email', 'Mon 2 Mar 10:00'],
      ['push', 'Mon 2 Mar 10:03'],
    ]);
    expect((await ann.store.know('customer-1', {})).profile?.suppressions).toEqual([]);
    expectStoryboard(ann);
  });

  it('goes by the next channel when nobody tells of it in time', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(hours(3));
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 10:00'],
      ['push', 'welcome', 'Mon 2 Mar 12:00'],
    ]);
    expectStoryboard(ann);
  });

  it('is delivered late: the next channel has had its turn, and the run goes on once', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(hours(1));
    const email = ann.deliveries[0]?.tags;
    await ann.after(hours(2));
    await ann.hears('message.delivered', {
      channel: 'email',
      ...(email === undefined ? {} : { step: email.step }),
    });
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message]) => [channel, message])).toEqual([
      ['email', 'welcome'],
      ['push', 'welcome'],
      ['email', 'first-order-help'],
    ]);
    expectStoryboard(ann);
  });

  it('counts as reached when its link is clicked, though nobody told of the delivery', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(hours(1));
    await ann.hears('message.clicked');
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['email', 'email']);
    expectStoryboard(ann);
  });

  it('does not count as reached when it is opened: proxies open everything', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(hours(1));
    await ann.hears('message.opened');
    await ann.after(hours(2));
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['email', 'push']);
    expectStoryboard(ann);
  });

  it('does not wait where the next channel has no address', async () => {
    const ann = await story(told);
    await ann.registers({ contacts: ['email'] });
    await ann.after(minutes(1));
    expect(ann.trail('reaches')).toEqual(['Welcome: send (delivered)', 'Wait 1 day']);
    await ann.untilQuiet();
    expectStoryboard(ann);
  });

  it('goes by no other channel when the customer complains of it', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(minutes(10));
    await ann.hears('message.complained');
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['email']);
    expectStoryboard(ann);
  });

  it('goes by no other channel when the customer unsubscribes from it', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(minutes(10));
    await ann.unsubscribes();
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['email']);
    expectStoryboard(ann);
  });

  it('is one message: the day has had its marketing when both channels were used', async () => {
    const ann = await story(told);
    await ann.registers();
    await ann.after(hours(3));
    const { book } = await ann.store.know('customer-1', { book: true });
    expect(book?.bookings.filter(({ message }) => message === 'welcome')).toHaveLength(1);
  });
});

describe('A message that is to be clicked within an hour', () => {
  const begin = (provider?: Provider) =>
    story({
      ...monday,
      customer: {},
      scenarios: [clicked()],
      ...(provider === undefined ? {} : { provider }),
    });

  it('goes through all its channels, an hour each, and does not wait for the last', async () => {
    const ann = await begin();
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, , at]) => [channel, at])).toEqual([
      ['push', 'Mon 2 Mar 10:00'],
      ['email', 'Mon 2 Mar 11:00'],
      ['sms', 'Mon 2 Mar 12:00'],
    ]);
    expect(ann.runs[0]?.state).toMatchObject({ status: 'succeeded', endedAt: '2026-03-02T12:00:00.000Z' });
    expectStoryboard(ann);
  });

  it('stops at the channel that was clicked', async () => {
    const ann = await begin();
    await ann.emits('page.viewed', look);
    await ann.after(minutes(90));
    await ann.hears('message.clicked');
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['push', 'email']);
    expectStoryboard(ann);
  });

  it('is not satisfied with a delivery', async () => {
    const ann = await begin();
    await ann.emits('page.viewed', look);
    await ann.after(minutes(90));
    await ann.hears('message.delivered');
    await ann.after(hours(1));
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['push', 'email', 'sms']);
    expectStoryboard(ann);
  });

  it('passes over a channel that refuses it, without an hour for it', async () => {
    const ann = await begin(({ channel }) =>
      channel === 'push' ? { result: 'refused', because: 'the device is dead' } : undefined,
    );
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, , at]) => [channel, at])).toEqual([
      ['email', 'Mon 2 Mar 10:00'],
      ['sms', 'Mon 2 Mar 11:00'],
    ]);
    expectStoryboard(ann);
  });

  it('leaves the next channel for the morning when the night has come', async () => {
    const ann = await story({ at: '2026-03-02T19:30', customer: {}, scenarios: [clicked()] });
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, , at]) => [channel, at.slice(0, 12)])).toEqual([
      ['push', 'Mon 2 Mar 19'],
      ['email', 'Tue 3 Mar 09'],
      ['sms', 'Tue 3 Mar 10'],
    ]);
    expectStoryboard(ann);
  });
});
