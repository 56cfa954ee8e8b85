import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import { type Acting, planAction, planWebhook } from '../../../functions/core/steps/action.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { RunState } from '../../../statemachines/language/tasks.ts';

const at = '2026-03-02T10:00:00.000Z';
const run: RunState = {
  id: 'event-1',
  at,
  name: 'order.delivered',
  customer: 'customer-1',
  key: 'order-1',
  facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
};
const acting = (more: Partial<Acting> = {}, profile: Partial<Profile> = {}): Acting => ({
  me: 'run-1',
  step: 'act',
  run,
  profile: { ...newProfile('customer-1'), ...profile },
  events,
  at,
  zone: 'Europe/London',
  ...more,
});
const earn = { do: 'earn points', points: 500, validForSeconds: 86_400, for: 'review' } as const;

describe('Points', () => {
  it('are earned with their end, and the sentence says it', () => {
    expect(planAction(earn, acting())).toEqual({
      events: [
        {
          id: expect.stringMatching(/^act-\w{16}$/),
          name: 'points.earned',
          properties: { points: 500, expiresAt: '2026-03-03T10:00:00.000Z', for: 'review', told: true },
        },
      ],
      because: 'earned 500 points for review, until 3 Mar 10:00 in Europe/London',
    });
  });

  it('are told under one id for a run and step, and another for any other', () => {
    const idOf = (more: Partial<Acting>) => planAction(earn, acting(more)).events[0]?.id;
    expect(idOf({})).toBe(idOf({ at: '2026-04-01T00:00:00.000Z' }));
    expect(new Set([idOf({}), idOf({ me: 'run-2' }), idOf({ step: 'again' })]).size).toBe(3);
  });

  it('that are given once are not given again, whichever run gave them', () => {
    const once = { ...earn, once: true } as const;
    const [first] = planAction(once, acting()).events;
    expect(first).toMatchObject({ properties: { once: true } });
    expect(planAction(once, acting({ me: 'run-2', step: 'other' })).events[0]?.id).toBe(first?.id);

    const lot = { event: first?.id ?? '', for: 'review', at, points: 500, left: 0 };
    const earned = { points: { lots: [lot], owed: [], applied: [] } };
    const again = acting({ me: 'run-2', at: '2026-03-05T10:00:00.000Z' }, earned);
    expect(planAction(once, again)).toEqual({
      events: [],
      because: 'points for review were given before, and are given once',
    });
    const forgotten = { points: { lots: [], owed: [], applied: ['review'] } };
    expect(planAction(once, acting({}, forgotten)).events).toEqual([]);
    // The Task that gave them, tried again: its event is told again, so that nothing of it is left undone.
    expect(planAction(once, acting({}, earned)).events).toHaveLength(1);
    expect(planAction(earn, again).events).toHaveLength(1);
  });

  it('are taken back lot by lot, as far as they are left and were given for that reason', () => {
    const lots = [
      { event: 'a', for: 'gift', at, points: 100, left: 60 },
      { event: 'b', for: 'gift', at, points: 100, left: 0 },
      { event: 'c', for: 'review', at, points: 100, left: 100 },
      { event: 'd', for: 'gift', at, points: 10, left: 10, expiresAt: '2026-03-01T00:00:00.000Z' },
      { event: 'e', for: 'gift', at, points: 5, left: 5, expiresAt: '2026-04-01T00:00:00.000Z' },
    ];
    const taken = planAction(
      { do: 'expire points', for: 'gift' },
      acting({}, { points: { lots, owed: [], applied: [] } }),
    );
    expect(taken.because).toBe('took back 65 points for gift');
    expect(taken.events).toMatchObject([
      { name: 'points.expired', properties: { earnedBy: 'a' } },
      { name: 'points.expired', properties: { earnedBy: 'e' } },
    ]);
    expect(new Set(taken.events.map(({ id }) => id)).size).toBe(2);
    expect(planAction({ do: 'expire points', for: 'gift' }, acting())).toEqual({
      events: [],
      because: 'no points for gift are left',
    });
  });
});

describe('Segments', () => {
  const enter = { do: 'enter segment', segment: 'vip' } as const;
  const leave = { do: 'leave segment', segment: 'vip' } as const;
  const segments = (isIn: boolean, id = 'other') => ({ segments: { vip: { in: isIn, moment: { at, id } } } });

  it('are entered and left once', () => {
    expect(planAction(enter, acting()).events).toMatchObject([
      { name: 'segment.entered', properties: { segment: 'vip' } },
    ]);
    expect(planAction(leave, acting({}, segments(true))).events).toMatchObject([{ name: 'segment.left' }]);
    expect(planAction(enter, acting({}, segments(true))).events).toEqual([]);
    expect(planAction(leave, acting({}, segments(false))).events).toEqual([]);
    expect(planAction(leave, acting()).events).toEqual([]);
  });

  it('are told again by the Task that was interrupted', () => {
    const id = planAction(enter, acting()).events[0]?.id;
    expect(planAction(enter, acting({}, segments(true, id))).events).toMatchObject([{ id }]);
  });
});

describe('Events of its own', () => {
  const tell = (event: 'complaint.opened' | 'lead.closed' | 'customer.updated', of: Partial<RunState> = {}) =>
    planAction({ do: 'emit', event, properties: { why: 'low' } }, acting({ run: { ...run, ...of } }))
      .events[0]?.properties;

  it('carry the key of what the run is about, when they are about the same', () => {
    expect(tell('complaint.opened')).toEqual({ orderId: 'order-1', why: 'low' });
    expect(tell('lead.closed')).toEqual({ why: 'low' });
    expect(tell('customer.updated')).toEqual({ why: 'low' });
    expect(tell('lead.closed', { name: 'lead.submitted', key: 'lead-1' })).toEqual({
      leadId: 'lead-1',
      why: 'low',
    });
    expect(tell('complaint.opened', { name: 'scenario.due' })).toEqual({ orderId: 'order-1', why: 'low' });
    expect(tell('complaint.opened', { name: 'scenario.due', key: 'customer' })).toEqual({ why: 'low' });
  });
});

describe('Access', () => {
  it('is granted for a time, or for good', () => {
    const forever = planAction({ do: 'grant access', service: 'course' }, acting());
    expect(forever).toMatchObject({
      events: [{ name: 'access.granted', properties: { service: 'course' } }],
      because: 'granted access to course',
    });
    const day = planAction({ do: 'grant access', service: 'course', validForSeconds: 86_400 }, acting());
    expect(day).toMatchObject({
      events: [{ properties: { service: 'course', until: '2026-03-03T10:00:00.000Z' } }],
      because: 'granted access to course, until 3 Mar 10:00 in Europe/London',
    });
  });
});

describe('A webhook', () => {
  const booked = {
    id: 'event-1',
    name: 'booking.confirmed',
    at,
    customer: 'customer-1',
    key: 'B-7',
    properties: { bookingId: 'B-7', title: 'Room', startsAt: at, guest: 'Ann Smith, +44 7400 123456' },
  } as CustomerEvent;
  const plan = (more: Partial<Acting> = {}, tell: readonly string[] = ['bookingId', 'upgradeTo']) =>
    planWebhook({ hook: 'booking-system', tell }, 'upgrade-by-yes', acting(more), booked);

  it('tells what it was told to tell, and of the customer the id alone', () => {
    expect(JSON.parse(plan().body)).toEqual({
      type: 'upgrade-by-yes.act',
      timestamp: at,
      data: {
        event: 'event-1',
        run: 'run-1',
        scenario: 'upgrade-by-yes',
        step: 'act',
        customer: 'customer-1',
        key: 'order-1',
        properties: { bookingId: 'B-7' },
      },
    });
    expect(plan().body).not.toContain('Ann');
  });

  it('has one id and one body however often it is tried, and another id for any other step', () => {
    expect(plan()).toEqual(plan());
    expect(new Set([plan().id, plan({ me: 'run-2' }).id, plan({ step: 'again' }).id]).size).toBe(3);
  });
});
