import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, decide } from '../../functions/core/decision.ts';
import { isWithin } from '../../functions/core/local-hours.ts';
import { newProfile } from '../../functions/core/profile.ts';
import type { Booking, Profile } from '../../functions/core/records.ts';
import { newBook } from '../../functions/core/send-book.ts';
import type { RunState, SendOrder, StepOutcome } from '../../statemachines/language/tasks.ts';
import { policy } from '../../statemachines/policy.ts';
import { holds } from './random.ts';
import { type Case, cases } from './random-situations.ts';

const hour = 3600 * 1000;
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

  it('is asked for again outside quiet hours', () => {
    whenWaiting(2000, ({ situation: { profile, policy } }, { until }) => {
      const zone = profile.zone ?? policy.shop.zone;
      expect(isWithin(until, zone, policy.market.quietHours)).toBe(false);
    });
  });

  it('is asked for again before its deadline', () => {
    whenWaiting(1500, ({ order: { withinSeconds }, situation: { run } }, { until }) => {
      if (withinSeconds !== undefined)
        expect(until.getTime()).toBeLessThanOrEqual(Date.parse(run.at) + withinSeconds * 1000);
    });
  });

  it('is not put off for a cap longer than its step allows, the spread aside', () => {
    whenWaiting(1500, ({ order, situation: { now, policy } }, { until, reason }) => {
      if (reason === 'quiet-hours') return;
      const distance = reason === 'too-close' ? policy.caps.hoursAfterTransactional * hour : 0;
      const allowed = Math.max((order.postponeSeconds ?? 0) * 1000, distance);
      expect(until.getTime()).toBeLessThanOrEqual(now.getTime() + allowed + policy.spreadMinutes * 60_000);
    });
  });

  it('has been put off as long as it may when that long has passed since it was first asked for', () => {
    whenWaiting(1500, (given, { reason, until }) => {
      if (reason === 'quiet-hours') return;
      const { order, situation } = given;
      const allowed = Math.max(
        (order.postponeSeconds ?? 0) * 1000,
        situation.policy.caps.hoursAfterTransactional * hour,
      );
      const since = new Date(situation.now.getTime() - allowed - 1).toISOString();
      const wait: Wait = { decision: 'wait', reason, because: '', until };
      const { run } = askAgain({ order, situation: { ...situation, now: new Date(since) } }, wait).situation;
      // Asked for that long ago, and something is still, or again, in the way.
      const again = decide(order, { ...situation, run });
      expect(again).toMatchObject({ decision: 'skip', reason });
    });
  });

  it('waits for each reason once, and within two rounds is sent, skipped or ends its run', () => {
    whenWaiting(2000, (given, first) => {
      const reasons = [first.reason];
      let asked = askAgain(given, first);
      let decision = decide(asked.order, asked.situation);
      while (decision.decision === 'wait') {
        expect(reasons).not.toContain(decision.reason);
        reasons.push(decision.reason);
        asked = askAgain(asked, decision);
        decision = decide(asked.order, asked.situation);
      }
      expect(reasons.length).toBeLessThanOrEqual(2);
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
      expect(because).toContain(reason === 'quiet-hours' ? 'quiet hours until' : 'put off to');
    });
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
      });
    expect(asked([]).decision).toBe('wait');
    expect(asked([confirmation]).decision).toBe('wait');
  });
});
