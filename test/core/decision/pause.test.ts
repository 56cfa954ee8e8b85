import { describe, expect, it } from 'vitest';
import { events } from '#map';
import type { Decision, Situation } from '../../../functions/core/decision/asked.ts';
import { decide } from '../../../functions/core/decision/decision.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Pauses, Profile } from '../../../functions/core/records/records.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import type { RunState, SendOrder, StepOutcome } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';

const minute = 60_000;
const hour = 60 * minute;
const asked = new Date('2026-11-20T10:30:00.000Z');
const plus = (milliseconds: number): Date => new Date(asked.getTime() + milliseconds);

const ann: Profile = {
  ...newProfile('customer-1'),
  email: 'ann@example.com',
  consents: { email: { state: 'given', at: '2026-01-01T00:00:00.000Z', event: 'yes' } },
};
const order: SendOrder = {
  version: 1,
  scenario: {
    id: 'welcome',
    entry: { per: 'customer', repeated: 'never again', longestSeconds: 86_400 },
    exits: [],
    still: {},
  },
  step: 'welcome',
  message: 'welcome-letter',
  kind: 'marketing',
  purpose: 'offers',
  channels: ['email'],
  last: true,
};
const run: RunState = {
  id: 'event-1',
  at: asked.toISOString(),
  name: 'customer.registered',
  customer: 'customer-1',
  key: 'customer',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
};
const pause = { since: '2026-11-20T08:00:00.000Z', why: 'wrong price' };
const none: Pauses = { version: 1, scenarios: {}, messages: {} };
const scenarioPaused: Pauses = { ...none, scenarios: { welcome: pause } };

const ask = (more: Partial<SendOrder>, situation: Partial<Situation>): Decision =>
  decide(
    { ...order, ...more },
    {
      run,
      profile: ann,
      book: newBook('customer-1'),
      products: [],
      now: asked,
      policy,
      events,
      ...situation,
    },
  );

/** Asks again at the end of every wait, and lists how long each was. */
function waits(
  more: Partial<SendOrder>,
  situation: Partial<Situation>,
  first = asked,
): { hours: number[]; end: Decision } {
  const hours: number[] = [];
  let now = first;
  let step: StepOutcome | undefined;
  for (;;) {
    const decision = ask(more, { ...situation, now, run: step === undefined ? run : { ...run, step } });
    if (decision.decision !== 'wait') return { hours, end: decision };
    hours.push((decision.until.getTime() - now.getTime()) / hour);
    step = {
      step: order.step,
      go: 'wait',
      decision: 'wait',
      reason: decision.reason,
      because: decision.because,
      at: now.toISOString(),
      next: decision.until.toISOString(),
      since: first.toISOString(),
    };
    now = decision.until;
  }
}

const total = (hours: readonly number[]): number => hours.reduce((sum, one) => sum + one, 0);

describe('what is paused', () => {
  it('waits a quarter of an hour, then twice as long each time and a day at most, for a week', () => {
    const { hours, end } = waits({}, { pauses: scenarioPaused });
    expect(hours.slice(0, -1)).toEqual([0.25, 0.5, 1, 2, 4, 8, 16, 24, 24, 24, 24, 24]);
    expect(total(hours)).toBeCloseTo(policy.patienceDays * 24);
    expect(end).toEqual({
      decision: 'leave',
      reason: 'paused',
      because:
        'the scenario is paused since 2026-11-20T08:00:00.000Z (wrong price): waited for as long as it is worth',
    });
  });

  it('ends the run of a marketing scenario after that, and skips a message alone or one of another kind', () => {
    const message: Pauses = { ...none, messages: { 'welcome-letter': pause } };
    const all: Pauses = { ...none, marketing: pause };
    const ending = (pauses: Pauses, kind: SendOrder['kind'] = 'marketing') =>
      waits({ kind }, { pauses }).end.decision;
    expect(ending(scenarioPaused)).toBe('leave');
    expect(ending(all)).toBe('leave');
    expect(ending({ ...scenarioPaused, messages: message.messages })).toBe('leave');
    expect(ending(message)).toBe('skip');
    for (const kind of ['requested', 'transactional'] as const) {
      expect(ending(scenarioPaused, kind)).toBe('skip');
      expect(ending(message, kind)).toBe('skip');
    }
  });

  it('waits for a week from the first hour at which it could have gone', () => {
    const night = new Date('2026-11-20T21:00:00.000Z');
    const week = (more: Partial<SendOrder>) => total(waits(more, { pauses: scenarioPaused }, night).hours);
    expect(week({})).toBeCloseTo(12 + policy.patienceDays * 24);
    expect(week({ kind: 'transactional' })).toBeCloseTo(policy.patienceDays * 24);
  });

  it('is asked for once more at its deadline, and skipped then: the message is late, the run is not', () => {
    const { hours, end } = waits({ withinSeconds: 2 * 3600 }, { pauses: scenarioPaused });
    expect(hours).toEqual([0.25, 0.5, 1, 0.25]);
    expect(end).toMatchObject({ decision: 'skip', reason: 'paused' });
  });

  it('goes on as soon as it is asked for after the pause', () => {
    const step = { ...run, step: { ...stepOf('paused'), since: asked.toISOString() } };
    expect(ask({}, { pauses: none, run: step }).decision).toBe('send');
  });

  it('is a scenario or a message of any kind, and marketing altogether', () => {
    const message: Pauses = { ...none, messages: { 'welcome-letter': pause } };
    const all: Pauses = { ...none, marketing: pause };
    for (const kind of ['marketing', 'requested', 'transactional'] as const) {
      expect(ask({ kind }, { pauses: scenarioPaused }).decision).toBe('wait');
      expect(ask({ kind }, { pauses: message }).decision).toBe('wait');
      expect(ask({ kind }, { pauses: all }).decision).toBe(kind === 'marketing' ? 'wait' : 'send');
    }
    expect(ask({ message: 'other' }, { pauses: message }).decision).toBe('send');
    expect(ask({}, { pauses: { ...none, scenarios: { other: pause } } }).decision).toBe('send');
  });

  it('says what is paused, since when and why', () => {
    expect(ask({}, { pauses: { ...none, marketing: pause } })).toEqual({
      decision: 'wait',
      until: plus(15 * minute),
      reason: 'paused',
      because:
        'all marketing is paused since 2026-11-20T08:00:00.000Z (wrong price): asked again on 20 Nov 10:45 in Europe/London',
    });
  });

  it('waits a quarter of an hour first, however long it was put off for other reasons', () => {
    const step = {
      ...stepOf('quiet-hours'),
      at: plus(-12 * hour).toISOString(),
      since: plus(-12 * hour).toISOString(),
    };
    expect(ask({}, { pauses: scenarioPaused, run: { ...run, step } })).toMatchObject({
      until: plus(15 * minute),
    });
  });
});

const stepOf = (reason: StepOutcome['reason']): StepOutcome => ({
  step: order.step,
  go: 'wait',
  decision: 'wait',
  reason,
  because: '',
  at: plus(-hour).toISOString(),
  next: asked.toISOString(),
});

describe('an open complaint or return', () => {
  const unhappy: Profile = { ...ann, openCases: { 'order-7': '2026-11-19T08:00:00.000Z' } };

  it('keeps marketing back from day to day, for a week, and nothing else', () => {
    const { hours, end } = waits({}, { profile: unhappy });
    expect(hours).toHaveLength(7);
    for (const one of hours.slice(1)) expect(one).toBeCloseTo(24);
    expect(end).toMatchObject({ decision: 'skip', reason: 'open-case' });
    expect(ask({ kind: 'requested' }, { profile: unhappy }).decision).toBe('send');
    expect(ask({ kind: 'transactional' }, { profile: unhappy }).decision).toBe('send');
  });

  it('is waited for from the first hour at which the message could have gone', () => {
    const exact = { profile: unhappy, policy: { ...policy, spreadMinutes: 0 } };
    const { hours } = waits({ rank: policy.afternoon.fromRank }, exact);
    expect(total(hours)).toBe(4.5 + policy.patienceDays * 24); // from three in the afternoon on
  });

  it('is asked about again at a good hour of the next day', () => {
    const decision = ask({}, { profile: unhappy });
    expect(decision).toMatchObject({ decision: 'wait', reason: 'open-case' });
    expect(decision).toHaveProperty(
      'because',
      expect.stringMatching(/^a complaint or a return is open: put off to 21 Nov 10:\d\d in Europe\/London$/),
    );
  });
});
