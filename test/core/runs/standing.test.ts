import { describe, expect, it } from 'vitest';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, Moment, Profile } from '../../../functions/core/records/records.ts';
import { findLeave } from '../../../functions/core/runs/standing.ts';
import { startOf } from '../../../functions/core/runs/start.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import type { EventName } from '../../../statemachines/language/events.ts';
import type { RunState, ScenarioOrder } from '../../../statemachines/language/tasks.ts';

const trigger: Moment = { at: '2026-11-20T12:00:00.000Z', id: 'event-5' };
const now = new Date('2026-11-21T12:00:00.000Z');
const later: Moment = { at: '2026-11-20T13:00:00.000Z', id: 'event-1' };
const earlier: Moment = { at: '2026-11-20T11:00:00.000Z', id: 'event-9' };

const run: RunState = {
  ...trigger,
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true, hoursSinceOrder: 48 },
};
const scenario: ScenarioOrder = {
  id: 'abandoned-cart',
  entry: { per: 'key', repeated: 'latest wins', longestSeconds: 86_400 },
  goal: { event: 'order.placed', sameKey: false },
  exits: [{ event: 'cart.emptied', sameKey: true }],
  still: { hoursSinceOrder: { atLeast: 24, orNever: true }, traffic: { oneOf: ['customer'] } },
};

/** A profile to which one thing has happened, to one cart or order. */
const having = (event: EventName, moment: Moment, key = 'cart-1'): Profile => ({
  ...newProfile('customer-1'),
  counters: { [event]: { count: 1, last: moment } },
  marks: [{ event, key, moment }],
});
const leave = (profile: Profile, more: Partial<ScenarioOrder> = {}) =>
  findLeave({ ...scenario, ...more }, run, { profile, book: newBook('customer-1'), now });

describe('a run', () => {
  it('goes on while nothing has happened since its trigger', () => {
    expect(leave(newProfile('customer-1'))).toBeUndefined();
    expect(leave(having('page.viewed', later))).toBeUndefined();
    expect(leave(having('cart.emptied', earlier))).toBeUndefined();
    expect(leave(having('cart.updated', trigger))).toBeUndefined();
  });

  it('leaves at its goal, even one of the same millisecond as the trigger', () => {
    for (const moment of [later, { ...trigger, id: 'event-1' }])
      expect(leave(having('order.placed', moment, 'order-1'))).toEqual({
        reason: 'goal-reached',
        because: `goal reached: order.placed at ${moment.at}`,
      });
  });

  it('leaves at an exit of its own cart, and not at that of another', () => {
    expect(leave(having('cart.emptied', later))).toEqual({
      reason: 'exit-happened',
      because: 'cart.emptied at 2026-11-20T13:00:00.000Z',
    });
    expect(leave(having('cart.emptied', later, 'cart-2'))).toBeUndefined();
  });

  it('leaves when a newer trigger took over, before it looks at goals', () => {
    const replaced = {
      reason: 'replaced',
      because: 'a newer cart.updated of 2026-11-20T13:00:00.000Z took over',
    };
    const { counters } = having('order.placed', later);
    const newer = having('cart.updated', later);
    expect(leave(newer)).toEqual(replaced);
    expect(leave({ ...newer, counters: { ...newer.counters, ...counters } })).toEqual(replaced);
    expect(leave(having('cart.updated', earlier))).toBeUndefined();
    expect(leave(having('cart.updated', later, 'cart-2'))).toBeUndefined();
  });

  it('is replaced only where the latest wins', () => {
    const entry = { ...scenario.entry, repeated: 'never again' } as const;
    expect(leave(having('cart.updated', later), { entry })).toBeUndefined();
  });

  it('of a scenario per customer is replaced by a newer trigger of any cart', () => {
    const entry = { ...scenario.entry, per: 'customer' } as const;
    expect(leave(having('cart.updated', later, 'cart-2'), { entry })?.reason).toBe('replaced');
  });

  it('leaves when a fact that may turn false has done so', () => {
    expect(leave(having('order.placed', earlier, 'order-1'))).toEqual({
      reason: 'facts-changed',
      because: 'no longer true: last order 1 hour ago, wanted at least 24',
    });
    expect(leave({ ...newProfile('customer-1'), traffic: 'staff' })).toEqual({
      reason: 'facts-changed',
      because: 'no longer true: traffic by staff, wanted customer',
    });
  });

  it('leaves outside the time in which its scenario is valid: from its first moment, to before its last', () => {
    const validity = { from: now.toISOString(), until: '2026-11-21T12:00:00.001Z' };
    expect(leave(newProfile('customer-1'), { validity })).toBeUndefined();
    expect(leave(newProfile('customer-1'), { validity: { until: now.toISOString() } })).toEqual({
      reason: 'not-valid-now',
      because: 'the scenario ended on 2026-11-21T12:00:00.000Z',
    });
    expect(leave(newProfile('customer-1'), { validity: { from: validity.until } })).toEqual({
      reason: 'not-valid-now',
      because: 'the scenario begins on 2026-11-21T12:00:00.001Z',
    });
  });

  it('leaves at a click on one of its own messages, which the book knows, and not on those of other runs', () => {
    const clicked: Booking = {
      run: identifyRun('abandoned-cart', run.id),
      scenario: 'abandoned-cart',
      step: 'reminder',
      message: 'cart-reminder',
      kind: 'marketing',
      channel: 'email',
      state: 'sent',
      at: later.at,
      refused: [],
      feedback: { clicked: later.at },
    };
    const exits: ScenarioOrder['exits'] = [{ event: 'message.clicked', sameKey: true }];
    const leaveWith = (booking: Booking) =>
      findLeave({ ...scenario, exits }, run, {
        profile: newProfile('customer-1'),
        book: { ...newBook('customer-1'), bookings: [booking] },
        now,
      });
    expect(leaveWith(clicked)).toEqual({
      reason: 'exit-happened',
      because: `message.clicked at ${later.at}`,
    });
    expect(leaveWith({ ...clicked, run: 'other' })).toBeUndefined();
    expect(leaveWith({ ...clicked, feedback: { opened: later.at } })).toBeUndefined();
  });

  it('does not take its own trigger for its goal', () => {
    const second: ScenarioOrder = { ...scenario, goal: { event: 'cart.updated', sameKey: false } };
    expect(leave(having('cart.updated', trigger), second)).toBeUndefined();
  });
});

describe('a run that the daily sweep has started', () => {
  const due = { at: '2026-11-21T10:17:00.000Z', since: '2026-09-01T08:00:00.000Z' };
  const sweptRun: RunState = { ...run, name: 'scenario.due', due };
  const leaveDue = (profile: Profile) =>
    findLeave(scenario, sweptRun, { profile, book: newBook('customer-1'), now });
  const ordered = (at: string) => having('order.placed', { at, id: 'order-1' }, 'order-1');
  const { still: _still, ...unconditional } = scenario;

  it('begins on its day', () => {
    expect(startOf(sweptRun)).toBe(due.at);
    expect(startOf(run)).toBe(run.at);
  });

  it('leaves at a goal later than what it is counted from, though earlier than its own event', () => {
    expect(leaveDue(ordered('2026-09-01T08:00:00.001Z'))?.reason).toBe('goal-reached');
    const standing = { profile: ordered(due.since), book: newBook('customer-1'), now };
    expect(findLeave({ ...unconditional, still: {} }, sweptRun, standing)).toBeUndefined();
  });

  it('is not replaced by another scenario that is due: they all start from the same event', () => {
    expect(leaveDue(having('scenario.due', later))).toBeUndefined();
  });
});
