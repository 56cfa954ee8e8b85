import { describe, expect, it } from 'vitest';
import { newProfile } from '../../functions/core/profile.ts';
import type { Moment, Profile } from '../../functions/core/records.ts';
import { findLeave } from '../../functions/core/standing.ts';
import type { EventName } from '../../statemachines/language/events.ts';
import type { RunState, ScenarioOrder } from '../../statemachines/language/tasks.ts';

const trigger: Moment = { at: '2026-11-20T12:00:00.000Z', id: 'event-5' };
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
  findLeave({ ...scenario, ...more }, run, profile);

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
      because: 'no longer true: hoursSinceOrder is 1, wanted at least 24',
    });
    expect(leave({ ...newProfile('customer-1'), traffic: 'staff' })).toEqual({
      reason: 'facts-changed',
      because: 'no longer true: traffic is staff, wanted customer',
    });
  });

  it('does not take its own trigger for its goal', () => {
    const second: ScenarioOrder = { ...scenario, goal: { event: 'cart.updated', sameKey: false } };
    expect(findLeave(second, run, having('cart.updated', trigger))).toBeUndefined();
  });
});
