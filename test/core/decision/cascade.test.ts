import { describe, expect, it } from 'vitest';
import { events } from '#map';
import type { Decision } from '../../../functions/core/decision/asked.ts';
import { decide } from '../../../functions/core/decision/decision.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, Consent, Profile } from '../../../functions/core/records/records.ts';
import { followUp } from '../../../functions/core/sendlog/arrival.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import type { RunState, SendOrder } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';

const handedOver = new Date('2026-11-20T11:00:00.000Z');
const plus = (seconds: number): Date => new Date(handedOver.getTime() + seconds * 1000);
const twoHours = 2 * 3600;

const given: Consent = { state: 'given', at: '2026-01-01T00:00:00.000Z', event: 'yes' };
const ann: Profile = {
  ...newProfile('customer-1'),
  email: 'ann@example.com',
  phone: '+442079460001',
  devices: [{ token: 'phone-1', platform: 'ios' }],
  consents: { email: given, push: given, sms: given },
};
const order: SendOrder = {
  version: 1,
  scenario: {
    id: 'upgrade',
    entry: { per: 'key', repeated: 'never again', longestSeconds: 86_400 },
    exits: [],
    still: {},
  },
  step: 'offer',
  message: 'upgrade-offer',
  kind: 'marketing',
  purpose: 'offers',
  rank: 2,
  channels: ['email', 'push', 'sms'],
  reach: { withinSeconds: twoHours, by: 'delivered' },
  last: true,
};
const run: RunState = {
  id: 'event-1',
  at: '2026-11-20T10:55:00.000Z',
  name: 'order.placed',
  customer: 'customer-1',
  key: 'order-1',
  facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
};
const letter: Booking = {
  run: identifyRun('upgrade', 'event-1'),
  scenario: 'upgrade',
  step: 'offer',
  message: 'upgrade-offer',
  kind: 'marketing',
  channel: 'email',
  state: 'sent',
  at: handedOver.toISOString(),
  refused: [],
};
const told = (feedback: Booking['feedback']): Booking => ({ ...letter, ...(feedback && { feedback }) });
const soon = plus(5).toISOString();

describe('a channel that has a time to reach the customer', () => {
  it('is awaited for that time, and missed then; the Task’s own time is over a little earlier', () => {
    expect(followUp(order, letter, plus(60))).toBe('awaiting');
    expect(followUp(order, letter, plus(twoHours - 61))).toBe('awaiting');
    expect(followUp(order, letter, plus(twoHours - 60))).toBe('missed');
  });

  it('is done when the message is delivered or clicked, whichever is told, and not when it is opened', () => {
    expect(followUp(order, told({ delivered: soon }), plus(60))).toBe('done');
    expect(followUp(order, told({ clicked: soon }), plus(60))).toBe('done');
    expect(followUp(order, told({ opened: soon }), plus(60))).toBe('awaiting');
  });

  it('is done only by a click where a click is asked for', () => {
    const byClick = { ...order, reach: { withinSeconds: twoHours, by: 'clicked' } } as const;
    expect(followUp(byClick, told({ delivered: soon }), plus(60))).toBe('awaiting');
    expect(followUp(byClick, told({ clicked: soon }), plus(60))).toBe('done');
  });

  it('is missed at once when the message bounces or is rejected', () => {
    expect(followUp(order, told({ bounced: soon }), plus(60))).toBe('missed');
    expect(followUp(order, told({ rejected: soon }), plus(60))).toBe('missed');
    expect(followUp(order, told({ delayed: soon }), plus(60))).toBe('awaiting');
  });

  it('is not awaited when it is the last, or when no time is given', () => {
    const { reach: _reach, ...impatient } = order;
    expect(followUp(order, { ...letter, channel: 'sms' }, plus(60))).toBe('done');
    expect(followUp(impatient, letter, plus(60))).toBe('done');
  });
});

describe('a cascade with a deadline for each channel', () => {
  const ask = (booking: Booking, now: Date, profile = ann): Decision =>
    decide(order, {
      run,
      profile,
      book: { ...newBook('customer-1'), bookings: [booking] },
      products: [],
      now,
      policy,
      events,
    });

  it('goes on to the next channel when one has not reached the customer in time', () => {
    expect(ask(letter, plus(twoHours))).toMatchObject({ decision: 'send', address: { channel: 'push' } });
    const refused = [{ channel: 'email', at: soon, because: 'not reached' }] as const;
    expect(ask({ ...letter, channel: 'push', refused }, plus(twoHours))).toMatchObject({
      decision: 'send',
      address: { channel: 'sms' },
    });
  });

  it('says what it has tried when no channel is left', () => {
    const onlyEmail: Profile = { ...ann, devices: [], consents: { email: given, push: given } };
    expect(ask(letter, plus(twoHours), onlyEmail)).toEqual({
      decision: 'skip',
      reason: 'no-channel',
      because: 'email: not delivered within 2 hours; push: no address; SMS: never asked for consent',
    });
  });

  it('says so of an earlier channel as well', () => {
    const because = 'not delivered within 2 hours';
    const refused = [
      { channel: 'email', at: soon, because, handedOver: letter.at },
      { channel: 'push', at: soon, because: 'no such device' },
    ] as const;
    const noSms: Profile = { ...ann, consents: { email: given, push: given } };
    expect(ask({ ...letter, refused }, plus(twoHours), noSms)).toMatchObject({
      because: `email: ${because}; push: refused by the provider; SMS: never asked for consent`,
    });
  });

  it('takes no second slot of the day: the first channel holds it', () => {
    const rival = {
      step: 'other',
      rank: 1,
      channels: ['email'],
      purpose: 'offers',
      scenario: 'other',
      run: 'other-1',
      key: 'customer',
      trigger: { at: run.at, id: 'event-2' },
      at: plus(twoHours + 600).toISOString(),
      endsWith: [],
      since: run.at,
      subject: 'customer',
    } as const;
    const decision = decide(order, {
      run,
      profile: ann,
      book: { ...newBook('customer-1'), bookings: [letter], plans: [rival] },
      products: [],
      now: plus(twoHours),
      policy,
      events,
    });
    expect(decision.decision).toBe('send');
  });
});
