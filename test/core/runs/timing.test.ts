import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import { findLastMoment, planWait } from '../../../functions/core/runs/timing.ts';
import { isWithin } from '../../../functions/core/time/local-hours.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { DateOn } from '../../../statemachines/language/scenario.ts';
import type { RunState, WaitOrder } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';

/** A wait of a given length. */
type Timed = Extract<WaitOrder, { seconds: number }>;

const hour = 3600;
const runOf = (id: string, at: string): RunState => ({
  id,
  at,
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
});
const run = runOf('event-1', '2026-11-20T09:00:00.000Z');
const handedOver = new Date('2026-11-20T12:00:00.000Z');
const living = (zone: string) => ({ profile: { ...newProfile('customer-1'), zone } });
const plan = (order: Partial<Timed>, zone = 'Europe/London') =>
  planWait(
    { seconds: 3 * hour, from: 'before', goodHour: true, ...order },
    run,
    handedOver,
    living(zone),
    policy,
  );

describe('the wait after a message', () => {
  it('is counted from the actual hand-over', () => {
    expect(plan({})).toEqual(new Date('2026-11-20T15:00:00.000Z'));
  });

  it('is counted from the trigger when the scenario says so, and is over at once when that has passed', () => {
    expect(plan({ from: 'trigger', seconds: 4 * hour })).toEqual(new Date('2026-11-20T13:00:00.000Z'));
    expect(plan({ from: 'trigger', seconds: 2 * hour })).toEqual(handedOver);
  });

  it('is to the second when the hour does not matter', () => {
    expect(plan({ seconds: 12 * hour, goodHour: false })).toEqual(new Date('2026-11-21T00:00:00.000Z'));
  });

  it('ends at a good hour in the customer’s zone, not before its time, and with the others of the night spread', () => {
    const cases = fc.record({
      seconds: fc.integer({ min: 60, max: 60 * 24 * hour }),
      zone: fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'),
      id: fc.string({ minLength: 1 }),
      from: fc.constantFrom<Timed['from']>('before', 'trigger'),
      at: fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
    });
    holds(
      fc.property(cases, ({ seconds, zone, id, from, at }) => {
        const own = runOf(id, new Date(at.getTime() - hour * 1000).toISOString());
        const end = planWait({ seconds, from, goodHour: true }, own, at, living(zone), policy);
        const start = from === 'trigger' ? new Date(own.at) : at;
        const waited = (end.getTime() - start.getTime()) / 1000;
        expect(isWithin(end, zone, policy.goodHours)).toBe(true);
        expect(end.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(waited).toBeGreaterThanOrEqual(seconds);
        expect(waited).toBeLessThanOrEqual(seconds + 15 * hour + policy.spreadMinutes * 60); // a night, with its clock change
      }),
      { runs: 1000 },
    );
  });

  it('spreads the runs of one night evenly over the first good minutes, each always at its own', () => {
    const ends = Array.from({ length: 2000 }, (_, n) =>
      planWait(
        { seconds: 11 * hour, from: 'before', goodHour: true },
        runOf(`event-${n}`, run.at),
        handedOver,
        living('Europe/London'),
        policy,
      ).getTime(),
    );
    const first = Date.parse('2026-11-21T10:00:00.000Z');
    const quarters = [0, 0, 0, 0];
    for (const end of ends) {
      const quarter = Math.floor((end - first) / (policy.spreadMinutes * 15_000));
      quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    }
    expect(quarters).toHaveLength(4);
    for (const share of quarters) expect(share).toBeGreaterThan(400);
    expect(plan({ seconds: 11 * hour })).toEqual(plan({ seconds: 11 * hour }));
  });
});

describe('a wait of another kind', () => {
  const noon = new Date('2026-11-20T12:00:00.000Z'); // a Friday
  const waitFor = (order: WaitOrder, attributes: Profile['attributes'] = {}, zone = 'America/New_York') =>
    planWait(
      order,
      run,
      noon,
      { profile: { ...newProfile('customer-1'), zone, attributes }, event: readyForPickup },
      policy,
    ).toISOString();
  const readyForPickup: CustomerEvent = {
    id: 'event-1',
    name: 'order.ready-for-pickup',
    at: '2026-11-20T09:00:00.000Z',
    customer: 'customer-1',
    key: 'order-1',
    properties: { orderId: 'order-1', place: 'Main Street', storageUntil: '2026-11-25T18:30:00+02:00' },
  };
  const until = (more: Partial<DateOn> & Pick<DateOn, 'field'>): WaitOrder => ({
    until: { of: 'profile', yearly: false, shiftSeconds: 0, at: '10:00', ...more },
    otherwiseSeconds: 2 * hour,
  });
  const day = 24 * hour;

  it('counts from the day that the sweep has found, where a run is due', () => {
    const due = { at: '2026-11-21T10:17:00.000Z', since: '2026-09-01T08:00:00.000Z' };
    const order = { seconds: 3 * hour, from: 'trigger', goodHour: false } as const;
    expect(planWait(order, { ...run, due }, noon, living('Europe/London'), policy)).toEqual(
      new Date('2026-11-21T13:17:00.000Z'),
    );
  });

  it('is of working time, or until the next working morning, where the shop is', () => {
    expect(waitFor({ workingSeconds: 7 * hour })).toBe('2026-11-23T10:00:00.000Z');
    expect(waitFor({ until: 'working morning' })).toBe('2026-11-23T09:00:00.000Z');
  });

  it('is until a day on the profile, at its hour on the customer’s clock, shifted by days of the calendar', () => {
    const renewal = { renewal: '2027-03-16' };
    expect(waitFor(until({ field: 'renewal' }), renewal)).toBe('2027-03-16T14:00:00.000Z');
    expect(waitFor(until({ field: 'renewal', at: '08:30' }), renewal)).toBe('2027-03-16T12:30:00.000Z');
    // The clocks of New York are put forward on 14 March: still ten o'clock.
    expect(waitFor(until({ field: 'renewal', shiftSeconds: -7 * day }), renewal)).toBe(
      '2027-03-09T15:00:00.000Z',
    );
    expect(waitFor(until({ field: 'renewal', shiftSeconds: -day - hour }), renewal)).toBe(
      '2027-03-15T13:00:00.000Z',
    );
  });

  it('is until a moment of the event, shifted', () => {
    const storage = { of: 'event', field: 'storageUntil' } as const;
    expect(waitFor(until(storage))).toBe('2026-11-25T16:30:00.000Z');
    expect(waitFor(until({ ...storage, shiftSeconds: -day }))).toBe('2026-11-24T16:30:00.000Z');
  });

  it('is until the date itself when it has passed: the wait is over at once, and the next Task can tell', () => {
    const storage = { of: 'event', field: 'storageUntil', shiftSeconds: -9 * day } as const;
    expect(waitFor(until(storage))).toBe('2026-11-16T16:30:00.000Z');
    expect(waitFor(until({ field: 'renewal' }), { renewal: '2020-01-01' })).toBe('2020-01-01T15:00:00.000Z');
  });

  it('is the other time when there is no date, or none that there is', () => {
    const otherwise = '2026-11-20T14:00:00.000Z';
    expect(waitFor(until({ field: 'renewal' }))).toBe(otherwise);
    expect(waitFor(until({ field: 'constructor' }))).toBe(otherwise);
    expect(waitFor(until({ of: 'event', field: 'renewal' }), { renewal: '2027-03-16' })).toBe(otherwise);
    for (const renewal of ['soon', '2027-02-29', '2027-13-01', '2027-3-1', '2027-01-01Tea', 20_270_101, true])
      expect(waitFor(until({ field: 'renewal' }), { renewal })).toBe(otherwise);
  });

  it('is until a day of the year the next time that it comes round, yesterday’s being still this year’s', () => {
    const birthday = (born: string) =>
      waitFor(until({ field: 'born', yearly: true }), { born }, 'UTC').slice(0, 10);
    expect(birthday('1990-12-24')).toBe('2026-12-24');
    expect(birthday('--12-24')).toBe('2026-12-24');
    expect(birthday('1990-11-20')).toBe('2026-11-20');
    expect(birthday('1990-11-19')).toBe('2026-11-19');
    expect(birthday('1990-11-18')).toBe('2027-11-18');
    expect(birthday('1990-05-01T12:00:00Z')).toBe('2027-05-01');
    expect(birthday('1992-02-29')).toBe('2027-02-28');
    // A day without a year cannot be anything else.
    expect(waitFor(until({ field: 'born' }), { born: '--12-24' }, 'UTC')).toBe('2026-12-24T10:00:00.000Z');
  });
});

describe('the last moment of a date on the event', () => {
  const lastOf = (storageUntil: string, zone: string) =>
    findLastMoment('storageUntil', zone, {
      ...living(zone),
      event: {
        id: 'event-1',
        name: 'order.ready-for-pickup',
        at: '2026-11-20T09:00:00.000Z',
        customer: 'customer-1',
        key: 'order-1',
        properties: { orderId: 'order-1', place: 'Main Street', storageUntil },
      },
    })?.toISOString();

  it('is the moment as it is, or the last minute of the day where the customer is', () => {
    expect(lastOf('2026-11-25T18:30:00+02:00', 'America/New_York')).toBe('2026-11-25T16:30:00.000Z');
    expect(lastOf('2026-11-25', 'America/New_York')).toBe('2026-11-26T04:59:00.000Z');
    expect(lastOf('2026-11-25', 'Asia/Tokyo')).toBe('2026-11-25T14:59:00.000Z');
  });

  it('is none when nothing says one', () => {
    expect(lastOf('soon', 'Europe/London')).toBeUndefined();
    expect(findLastMoment('storageUntil', 'Europe/London', living('Europe/London'))).toBeUndefined();
  });
});
