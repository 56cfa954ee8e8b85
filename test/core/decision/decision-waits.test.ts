import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { events } from '#map';
import type { Decision } from '../../../functions/core/decision/asked.ts';
import { decide } from '../../../functions/core/decision/decision.ts';
import { hoursFor } from '../../../functions/core/decision/send-hours.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Booking, Profile } from '../../../functions/core/records/records.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import { isWithin, localDay, moveIntoAll } from '../../../functions/core/time/local-hours.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { RunState, SendOrder, StepOutcome } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';
import { type Case, cases } from './random-situations.ts';

const hour = 3600 * 1000;
const caps: readonly Reason[] = ['daily-cap', 'weekly-cap', 'too-close'];
/** Reasons that may hold a message back more than once. */
const patient: readonly Reason[] = ['paused', 'open-case', 'outranked'];
type Wait = Extract<Decision, { decision: 'wait' }>;

/** The same message, asked for again at the end of a wait, with what the Task has said meanwhile. */
function askAgain({ order, situation }: Case, wait: Wait): Case {
  const { run, now } = situation;
  const step: StepOutcome = {
    step: order.step,
    go: 'wait',
    decision: 'wait',
    reason: wait.reason,
    because: wait.because,
    at: now.toISOString(),
    next: wait.until.toISOString(),
    since: run.step?.since ?? now.toISOString(),
  };
  return { order, situation: { ...situation, run: { ...run, step }, now: wait.until } };
}

/** From when on being put off counts for a message that is first asked for now: its hours must be open. */
const countedFrom = ({ order, situation: { profile, policy, now } }: Case): number =>
  moveIntoAll(now, profile.zone ?? policy.shop.zone, hoursFor(order, policy)).getTime();
/** Hours open every day: asked for so long ago, and a night or a clock change cannot account for it. */
const longestNight = 26 * hour;

function whenWaiting(runs: number, check: (given: Case, wait: Wait) => void): void {
  holds(
    fc.property(
      cases.filter(({ order }) => order.kind === 'marketing'),
      (given) => {
        const decision = decide(given.order, given.situation);
        if (decision.decision === 'wait') check(given, decision);
      },
    ),
    { runs },
  );
}

const asksByEmail: SendOrder = {
  version: 1,
  scenario: {
    id: 'welcome',
    entry: { per: 'customer', repeated: 'never again', longestSeconds: 86_400 },
    exits: [],
    still: {},
  },
  step: 'welcome',
  message: 'welcome',
  kind: 'marketing',
  channels: ['email'],
  last: true,
};
const registered: RunState = {
  id: 'event-1',
  at: '2026-11-20T21:30:00.000Z',
  name: 'customer.registered',
  customer: 'customer-1',
  key: 'customer',
  facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
};
const ann: Profile = {
  ...newProfile('customer-1'),
  email: 'ann@example.com',
  consents: { email: { state: 'given', at: '2026-11-20T21:30:00.000Z', event: 'event-1' } },
};
const confirmation: Booking = {
  run: 'order-confirmed-1',
  scenario: 'order-confirmed',
  step: 'order-confirmed',
  message: 'order-confirmed',
  kind: 'transactional',
  channel: 'email',
  state: 'sent',
  at: '2026-11-20T21:40:00.000Z',
  refused: [],
};

describe('a message that waits', () => {
  it('is asked for again later than now', () => {
    whenWaiting(1500, (given, { until }) =>
      expect(until.getTime()).toBeGreaterThan(given.situation.now.getTime()),
    );
  });

  it('is asked for again outside quiet hours, unless it waits for the end of a pause', () => {
    whenWaiting(2000, ({ situation: { profile, policy } }, { until, reason }) => {
      if (reason === 'paused') return;
      const zone = profile.zone ?? policy.shop.zone;
      expect(isWithin(until, zone, policy.market.quietHours)).toBe(false);
    });
  });

  it('is asked for again before its deadline', () => {
    whenWaiting(1500, ({ order, situation: { run, event } }, { until }) => {
      const { withinSeconds, notAfter } = order;
      if (withinSeconds !== undefined)
        expect(until.getTime()).toBeLessThanOrEqual(Date.parse(run.at) + withinSeconds * 1000);
      if (notAfter === undefined || event?.name !== 'order.ready-for-pickup') return;
      const { storageUntil = '' } = event.properties;
      if (storageUntil.includes('T')) expect(until.toISOString() <= storageUntil).toBe(true);
    });
  });

  it('is not put off for a cap longer than its step allows, the spread aside', () => {
    whenWaiting(1500, (given, { until, reason }) => {
      if (!caps.includes(reason)) return;
      const { order, situation } = given;
      const { policy } = situation;
      const distance = reason === 'too-close' ? policy.caps.hoursAfterTransactional * hour : 0;
      const allowed = Math.max((order.postponeSeconds ?? 0) * 1000, distance);
      const latest = countedFrom(given) + allowed + policy.spreadMinutes * 60_000;
      expect(until.getTime()).toBeLessThanOrEqual(latest);
    });
  });

  it('is put off for another that goes first to a later local day, and never longer than its step allows', () => {
    let outranked = 0;
    whenWaiting(4000, (given, { until, reason }) => {
      if (reason !== 'outranked') return;
      outranked += 1;
      const { order, situation } = given;
      const { profile, policy, now } = situation;
      const zone = profile.zone ?? policy.shop.zone;
      expect(localDay(until, zone) > localDay(now, zone)).toBe(true);
      const allowed = (order.postponeSeconds ?? 0) * 1000;
      expect(until.getTime() - countedFrom(given)).toBeLessThanOrEqual(allowed);
    });
    expect(outranked).toBeGreaterThan(20);
  });

  it('is dropped for another that goes first once it has been put off for as long as it may', () => {
    whenWaiting(2500, (given, wait) => {
      if (wait.reason !== 'outranked') return;
      const { order, situation } = given;
      const allowed = (order.postponeSeconds ?? 0) * 1000;
      const since = new Date(situation.now.getTime() - allowed - longestNight);
      const { run } = askAgain({ order, situation: { ...situation, now: since } }, wait).situation;
      expect(decide(order, { ...situation, run })).toMatchObject({ decision: 'skip', reason: 'outranked' });
    });
  });

  it('has been put off as long as it may when that long has passed since it could first have gone', () => {
    whenWaiting(1500, (given, { reason, until }) => {
      if (!caps.includes(reason)) return;
      const { order, situation } = given;
      const allowed = Math.max(
        (order.postponeSeconds ?? 0) * 1000,
        situation.policy.caps.hoursAfterTransactional * hour,
      );
      const since = new Date(situation.now.getTime() - allowed - longestNight);
      const wait: Wait = { decision: 'wait', reason, because: '', until };
      const { run } = askAgain({ order, situation: { ...situation, now: since } }, wait).situation;
      // Asked for that long ago, and something is still, or again, in the way.
      const again = decide(order, { ...situation, run });
      expect(again).toMatchObject({ decision: 'skip', reason });
    });
  });

  it('is asked again a bounded number of times: then it is sent, skipped, or its run ends', () => {
    whenWaiting(1500, (given, first) => {
      const patienceDays = 2;
      const { order, situation } = given;
      const hasty = { ...situation, policy: { ...situation.policy, patienceDays } };
      const reasons = [first.reason];
      let asked = askAgain({ order, situation: hasty }, first);
      let decision = decide(asked.order, asked.situation);
      while (decision.decision === 'wait') {
        // Pauses and open cases are asked about again and again, other messages of higher rank day by day.
        if (!patient.includes(decision.reason)) expect(reasons).not.toContain(decision.reason);
        reasons.push(decision.reason);
        expect(reasons.length).toBeLessThanOrEqual(16);
        asked = askAgain(asked, decision);
        decision = decide(asked.order, asked.situation);
      }
      if (!reasons.some((reason) => patient.includes(reason))) expect(reasons.length).toBeLessThanOrEqual(2);
    });
  });

  it('tells in its reason the time that it is put off to', () => {
    whenWaiting(800, ({ situation: { profile, policy } }, { until, because, reason }) => {
      const zone = profile.zone ?? policy.shop.zone;
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
      }).format(until);
      expect(because).toContain(`${clock} in ${zone}`);
      if (reason === 'paused') expect(because).toContain('asked again on');
      else expect(because).toContain(reason === 'quiet-hours' ? 'quiet hours until' : 'put off to');
    });
  });

  it('is not put off by a night: the time that its step allows begins when its hours do', () => {
    const letter: Booking = {
      ...confirmation,
      kind: 'marketing',
      at: '2026-11-19T19:30:00.000Z',
    };
    const asked = (at: string) =>
      decide(
        { ...asksByEmail, postponeSeconds: 24 * 3600 },
        {
          run: { ...registered, at },
          profile: ann,
          book: { ...newBook('customer-1'), bookings: [letter] },
          products: [],
          now: new Date(at),
          policy: { ...policy, spreadMinutes: 0, caps: { ...policy.caps, hoursApart: 36 } },
          events,
        },
      );
    expect(asked('2026-11-19T19:59:00.000Z')).toMatchObject({ decision: 'skip', reason: 'too-close' });
    for (const night of ['2026-11-19T20:00:00.000Z', '2026-11-20T08:59:00.000Z'])
      expect(asked(night)).toMatchObject({ decision: 'wait', until: new Date('2026-11-21T09:00:00.000Z') });
  });

  it('waits for the morning, as it would anyway, when an order was confirmed late in the evening', () => {
    const late = new Date('2026-11-20T22:00:00.000Z');
    const asked = (bookings: readonly Booking[]) =>
      decide(asksByEmail, {
        run: registered,
        profile: ann,
        book: { ...newBook('customer-1'), bookings },
        products: [],
        now: late,
        policy,
        events,
      });
    expect(asked([]).decision).toBe('wait');
    expect(asked([confirmation]).decision).toBe('wait');
  });
});
