import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, Plan, Profile, SendBook } from '../../../functions/core/records/records.ts';
import { livePlans, openingPlans, planAgain, planOf } from '../../../functions/core/runs/plan.ts';
import { planWait } from '../../../functions/core/runs/timing.ts';
import { forgetPlan, newBook, writeBooking, writePlans } from '../../../functions/core/sendlog/send-book.ts';
import type {
  OpeningOrder,
  PlanOrder,
  ScenarioOrder,
  SendOrder,
  TriggerInput,
} from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';

const hour = 3600;
const noon = new Date('2026-11-20T12:00:00.000Z');
const plus = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);
const stranger = newProfile('customer-1');

const reminder: PlanOrder = { step: 'reminder', rank: 5, channels: ['email', 'push'], purpose: 'offers' };
const scenario: ScenarioOrder = {
  id: 'abandoned-cart',
  entry: { per: 'key', repeated: 'latest wins', longestSeconds: 86_400 },
  goal: { event: 'order.placed', sameKey: false },
  exits: [
    { event: 'cart.emptied', sameKey: true },
    { event: 'message.clicked', sameKey: true },
  ],
  still: {},
};
const trigger: TriggerInput = {
  id: 'event-1',
  at: noon.toISOString(),
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  facts: { itemCount: 2, nth: 1, orders: 0, traffic: 'customer', reachable: true },
};
const opening: OpeningOrder = {
  scenario: 'abandoned-cart',
  event: 'cart.updated',
  conditions: { itemCount: { atLeast: 1 } },
  per: 'key',
  seconds: 3 * hour,
  plan: reminder,
  endsWith: [{ event: 'order.placed', sameKey: false }],
};
const planAt = (at: Date, more: Partial<Plan> = {}): Plan => ({
  ...reminder,
  scenario: 'abandoned-cart',
  run: identifyRun('abandoned-cart', 'event-1'),
  key: 'cart-1',
  trigger: { at: trigger.at, id: trigger.id },
  at: at.toISOString(),
  endsWith: [{ event: 'order.placed', sameKey: false }, ...scenario.exits],
  since: trigger.at,
  subject: 'cart-1',
  ...more,
});
const bookOf = (...plans: readonly Plan[]): SendBook => writePlans(newBook('customer-1'), plans, noon);
const booked = (state: Booking['state'], more: Partial<Booking> = {}): Booking => ({
  run: identifyRun('abandoned-cart', 'event-1'),
  scenario: 'abandoned-cart',
  step: 'reminder',
  message: 'cart-reminder',
  kind: 'marketing',
  channel: 'email',
  state,
  at: noon.toISOString(),
  refused: [],
  ...more,
});

describe('the door plans', () => {
  const plansFor = (given: TriggerInput, zone = 'Europe/London') =>
    openingPlans([opening], given, zone, policy);

  it('the first message of a scenario that begins with a wait', () => {
    expect(plansFor(trigger)).toEqual([
      planAt(plus(3 * hour), { endsWith: [{ event: 'order.placed', sameKey: false }] }),
    ]);
  });

  it('nothing for a scenario of another event, or whose conditions keep the customer out', () => {
    expect(plansFor({ ...trigger, name: 'cart.emptied' })).toEqual([]);
    expect(plansFor({ ...trigger, facts: { ...trigger.facts, itemCount: 0 } })).toEqual([]);
  });

  it('for the good hour at which a wait like it would end', () => {
    const zone = 'Asia/Tokyo';
    const wait = { seconds: 3 * hour, from: 'trigger', goodHour: true } as const;
    const end = planWait(wait, trigger, noon, { profile: { ...stranger, zone } }, policy);
    expect(plansFor(trigger, zone)).toHaveProperty('0.at', end.toISOString());
    expect(end > plus(3 * hour)).toBe(true);
  });

  it('for the day of a run that is due, and counts its ends from what it is counted from', () => {
    const due = { at: '2026-11-21T01:23:45.000Z', since: '2026-09-20T08:00:00.000Z' };
    const [plan] = openingPlans([{ ...opening, seconds: 0 }], { ...trigger, due }, 'Europe/London', policy);
    expect(plan).toMatchObject(due);
  });

  it('for the customer where only one run of each customer may live', () => {
    const [plan] = openingPlans([{ ...opening, per: 'customer' }], trigger, 'Europe/London', policy);
    expect(plan).toMatchObject({ key: 'customer', subject: 'cart-1' });
  });
});

describe('a Task plans', () => {
  it('the message behind its wait, with all that ends its run', () => {
    expect(planOf({ scenario, plan: reminder }, trigger, plus(60))).toEqual(planAt(plus(60)));
    expect(planOf({ scenario }, trigger, plus(60))).toBeUndefined();
  });

  it('its own message anew when it is put off, if that is marketing with a rank', () => {
    const order: SendOrder = {
      version: 1,
      scenario,
      ...reminder,
      message: 'cart-reminder',
      kind: 'marketing',
      last: true,
    };
    expect(planAgain(order, trigger, plus(60))).toEqual(planAt(plus(60)));
    const { rank: _rank, ...unranked } = order;
    expect(planAgain(unranked, trigger, plus(60))).toBeUndefined();
    expect(planAgain({ ...order, kind: 'transactional' }, trigger, plus(60))).toBeUndefined();
  });
});

describe('the send book', () => {
  it('keeps the plan of the newest trigger of each scenario and key, whatever the order of writing', () => {
    const plans = fc.uniqueArray(
      fc.record({
        event: fc.integer({ min: 1, max: 4 }),
        key: fc.constantFrom('cart-1', 'cart-2'),
        scenario: fc.constantFrom('abandoned-cart', 'welcome'),
        ahead: fc.integer({ min: 1, max: 90 }),
      }),
      { selector: ({ event, key, scenario, ahead }) => `${event} ${key} ${scenario} ${ahead}`, maxLength: 8 },
    );
    const made = (all: readonly { event: number; key: string; scenario: string; ahead: number }[]) =>
      all.map(({ event, key, scenario, ahead }) =>
        planAt(plus(ahead * 60), {
          scenario,
          key,
          run: identifyRun(scenario, `event-${event}`),
          trigger: { at: trigger.at, id: `event-${event}` },
        }),
      );
    holds(
      fc.property(
        plans.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const write = (order: typeof all): SendBook =>
            made(order).reduce((book, plan) => writePlans(freeze(book), [plan], noon), newBook('customer-1'));
          const kept = write(all).plans;
          expect(new Set(kept)).toEqual(new Set(write(shuffled).plans));
          expect(new Set(kept.map(({ scenario, key }) => `${scenario} ${key}`)).size).toBe(kept.length);
          for (const { scenario, key, trigger } of kept)
            for (const other of made(all))
              if (other.scenario === scenario && other.key === key)
                expect(other.trigger.id <= trigger.id).toBe(true);
        },
      ),
      { runs: 300 },
    );
  });

  it('takes the place of a run’s plan with that of its next message, and not with a repeated first one', () => {
    const next = planAt(plus(86_400), { step: 'offer' });
    expect(writePlans(bookOf(planAt(plus(60))), [next], noon).plans).toEqual([next]);
    expect(writePlans(bookOf(next), [planAt(plus(60))], noon).plans).toEqual([next]);
  });

  it('plans a message no more once it is claimed, and still does when the claim is released', () => {
    const book = bookOf(planAt(noon));
    for (const state of ['claimed', 'sent', 'given-up', 'refused'] as const)
      expect(writeBooking(book, booked(state), noon).plans).toEqual([]);
    expect(writeBooking(book, booked('released'), noon).plans).toEqual([planAt(noon)]);
    const later = bookOf(planAt(plus(60)));
    expect(writeBooking(later, booked('sent', { step: 'other' }), noon).plans).toEqual(later.plans);
  });

  it('plans a message no more when the run has gone another way and sent another in its place', () => {
    expect(writeBooking(bookOf(planAt(noon)), booked('sent', { step: 'other' }), noon).plans).toEqual([]);
    const others = bookOf(planAt(noon, { run: 'other' }));
    expect(writeBooking(others, booked('sent', { step: 'other' }), noon).plans).toEqual(others.plans);
  });

  it('takes the plan of what follows with the booking, in one version', () => {
    const next = planAt(plus(86_400), { step: 'offer' });
    const book = writeBooking(bookOf(planAt(noon)), booked('sent'), noon, next);
    expect(book).toMatchObject({ version: 2, plans: [next] });
  });

  it('forgets what a run has planned that skips or leaves, and is not written where there is nothing', () => {
    const other = planAt(plus(60), { run: 'other', scenario: 'other' });
    const book = bookOf(planAt(plus(60)), other);
    const { run } = planAt(noon);
    expect(forgetPlan(book, run, noon)).toMatchObject({ version: 2, plans: [other] });
    expect(forgetPlan(bookOf(other), run, noon)).toBeUndefined();
  });

  it('stays small: plans go a day after their time, and only the soonest are kept', () => {
    const old = bookOf(planAt(noon));
    expect(writePlans(old, [], plus(86_400 - 1)).plans).toHaveLength(1);
    expect(writePlans(old, [], plus(86_400)).plans).toEqual([]);
    const many = Array.from({ length: 60 }, (_, n) => planAt(plus((60 - n) * 60), { key: `cart-${n}` }));
    const kept = writePlans(newBook('customer-1'), many, noon).plans;
    expect(kept).toHaveLength(24);
    expect(kept.every(({ at }) => at <= plus(24 * 60).toISOString())).toBe(true);
  });
});

describe('a plan', () => {
  const live = (book: SendBook, profile: Partial<Profile> = {}, now = noon) =>
    livePlans(book, { ...stranger, ...profile }, now).length;
  const counted = (at: Date, id = 'order-1') =>
    ({ counters: { 'order.placed': { count: 1, last: { at: at.toISOString(), id } } } }) as const;

  it('of a code lives only when its run has sent what goes before it', () => {
    const code = planAt(plus(60), { step: 'offer', after: ['cart-reminder'] });
    expect(live(bookOf(code))).toBe(0);
    expect(live(writeBooking(bookOf(code), booked('sent'), noon))).toBe(1);
    expect(live(writeBooking(bookOf(code), booked('refused'), noon))).toBe(0);
  });

  it('lives until its message has a booking', () => {
    const book = bookOf(planAt(plus(60)));
    expect(live(book)).toBe(1);
    expect(live({ ...book, bookings: [booked('sent')] })).toBe(0);
    expect(live({ ...book, bookings: [booked('released')] })).toBe(1);
    expect(live({ ...book, bookings: [booked('sent', { run: 'other' })] })).toBe(1);
  });

  it('dies with its run: at a goal, at an exit of its own cart, and not at what was before', () => {
    const book = bookOf(planAt(plus(60)));
    expect(live(book, counted(noon))).toBe(0);
    expect(live(book, counted(plus(-1)))).toBe(1);
    const emptied = (key: string) =>
      live(book, {
        marks: [{ event: 'cart.emptied', key, moment: { at: plus(5).toISOString(), id: 'emptied-1' } }],
      });
    expect(emptied('cart-1')).toBe(0);
    expect(emptied('cart-2')).toBe(1);
  });

  it('dies with a click on a message of its own run', () => {
    const clicked = { feedback: { clicked: plus(5).toISOString() } };
    const book = bookOf(planAt(plus(60), { step: 'offer' }));
    expect(live({ ...book, bookings: [booked('sent', clicked)] })).toBe(0);
    expect(live({ ...book, bookings: [booked('sent', { ...clicked, run: 'other' })] })).toBe(1);
  });

  it('of a run that is due dies only with what came later than what it is counted from', () => {
    const since = plus(-60 * 86_400).toISOString();
    const book = bookOf(planAt(plus(60), { since }));
    expect(live(book, counted(plus(-60 * 86_400)))).toBe(1);
    expect(live(book, counted(plus(-59 * 86_400)))).toBe(0);
  });

  it('is overdue two hours after its time: nobody asked for the message', () => {
    const book = bookOf(planAt(noon));
    expect(live(book, {}, plus(2 * hour - 1))).toBe(1);
    expect(live(book, {}, plus(2 * hour))).toBe(0);
  });
});
