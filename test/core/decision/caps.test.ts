import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { findCap, findRequestedCap, isSmsUsedUp, policyFor } from '../../../functions/core/decision/caps.ts';
import { decide } from '../../../functions/core/decision/decision.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, Profile, SendBook } from '../../../functions/core/records/records.ts';
import { planAgain } from '../../../functions/core/runs/plan.ts';
import { newBook, writeBooking, writePlans } from '../../../functions/core/sendlog/send-book.ts';
import { isWithin } from '../../../functions/core/time/local-hours.ts';
import { type Channel, channels } from '../../../statemachines/language/channels.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { RunState, SendOrder } from '../../../statemachines/language/tasks.ts';
import { policy as shipped } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';
import { policies } from './random-situations.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/** Some scenario wants to send a message. */
interface Wish {
  readonly afterMinutes: number;
  readonly kind: SendOrder['kind'];
  readonly channel: Channel;
  readonly rank: number | undefined;
  /** What becomes of the claim: `crashed` leaves it as it is. */
  readonly becomes: Exclude<Booking['state'], 'claimed'> | 'crashed';
  /** Whether it is asked for again at the end of a wait. */
  readonly insists: boolean;
}

const wishes = fc.array(
  fc.record({
    afterMinutes: fc.oneof(
      fc.nat(30),
      fc.nat(26 * 60),
      fc.nat(3 * 24 * 60),
      fc.constantFrom(0, 12 * 60, 24 * 60),
    ),
    kind: fc.constantFrom<SendOrder['kind']>(
      'marketing',
      'marketing',
      'marketing',
      'requested',
      'transactional',
    ),
    rank: fc.option(fc.integer({ min: 1, max: 24 }), { nil: undefined }),
    channel: fc.constantFrom(...channels),
    becomes: fc.constantFrom<Wish['becomes']>(
      'sent',
      'sent',
      'sent',
      'refused',
      'released',
      'given-up',
      'crashed',
    ),
    insists: fc.boolean(),
  }),
  { minLength: 5, maxLength: 30 },
);

/** What the customer may have got: the model is no more than this list. */
interface Got {
  readonly at: Date;
  readonly kind: SendOrder['kind'];
  readonly channel: Channel;
}

const reachable: Profile = {
  ...newProfile('customer-1'),
  email: 'ann@example.com',
  phone: '+442079460001',
  devices: [{ token: 'phone-1', platform: 'ios' }],
  consents: Object.fromEntries(
    channels.map((channel) => [channel, { state: 'given', at: '2026-01-01T00:00:00.000Z', event: 'yes' }]),
  ),
};

const orderOf = ({ kind, channel, rank }: Wish): SendOrder => ({
  version: 1,
  scenario: {
    id: 'wish',
    entry: { per: 'key', repeated: 'never again', longestSeconds: 86_400 },
    exits: [],
    still: {},
  },
  step: 'message',
  message: 'message',
  kind,
  ...(kind === 'marketing' && rank !== undefined ? { rank, purpose: 'offers' } : {}),
  channels: [channel],
  postponeSeconds: 9 * 86_400,
  last: true,
});

const runOf = (id: string, at: Date): RunState => ({
  id,
  at: at.toISOString(),
  name: 'page.viewed',
  customer: 'customer-1',
  key: 'customer',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
});

/** Grants wish after wish with the real decision and the real send book. */
function grant(all: readonly Wish[], zone: string, policy: Policy): { got: readonly Got[]; book: SendBook } {
  const got: Got[] = [];
  let book = newBook('customer-1');
  let now = new Date('2027-03-20T10:00:00Z');
  all.forEach((wish, index) => {
    now = new Date(now.getTime() + wish.afterMinutes * minute);
    const run = runOf(`wish-${index}`, now);
    const ask = () =>
      decide(orderOf(wish), {
        run,
        profile: { ...reachable, zone },
        book,
        products: [],
        now,
        policy,
        events,
      });
    let decision = ask();
    while (wish.insists && decision.decision === 'wait') {
      now = decision.until;
      decision = ask();
    }
    if (decision.decision === 'wait') {
      const plan = planAgain(orderOf(wish), run, decision.until);
      if (plan !== undefined) book = writePlans(book, [plan], now);
    }
    if (decision.decision !== 'send') return;
    const claim: Booking = {
      run: identifyRun('wish', run.id),
      scenario: 'wish',
      step: 'message',
      message: 'message',
      kind: wish.kind,
      channel: wish.channel,
      state: 'claimed',
      at: now.toISOString(),
      refused: [],
    };
    book = writeBooking(book, claim, now);
    if (wish.becomes !== 'crashed') book = writeBooking(book, { ...claim, state: wish.becomes }, now);
    if (wish.becomes !== 'refused' && wish.becomes !== 'released')
      got.push({ at: now, kind: wish.kind, channel: wish.channel });
  });
  return { got, book };
}

const zones = fc.constantFrom(
  'Europe/London',
  'America/New_York',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Pacific/Apia',
);
const within = (all: readonly Got[], last: Got, time: number): number =>
  all.filter(({ at }) => at <= last.at && last.at.getTime() - at.getTime() < time).length;

const isWeekendMorning = (at: Date, zone: string, { market }: Policy): boolean => {
  const local = DateTime.fromJSDate(at, { zone });
  return local.isWeekend && local.toFormat('HH:mm') < (market.weekendQuietUntil ?? '');
};

describe('caps, whatever scenarios wish for and whatever becomes of it', () => {
  it('are never broken', () => {
    holds(
      fc.property(wishes, zones, policies, (all, zone, policy) => {
        const { got } = grant(all, zone, policy);
        const { perDay, perWeek, smsPerWeek, hoursApart, hoursAfterTransactional } = policy.caps;
        const marketing = got.filter(({ kind }) => kind === 'marketing');
        const dayOf = ({ at }: Got) => DateTime.fromJSDate(at, { zone }).toISODate();
        marketing.forEach((message, index) => {
          const before = marketing[index - 1];
          expect(marketing.filter((other) => dayOf(other) === dayOf(message)).length).toBeLessThanOrEqual(
            perDay,
          );
          expect(within(marketing, message, week)).toBeLessThanOrEqual(perWeek);
          if (message.channel === 'sms')
            expect(
              within(
                marketing.filter(({ channel }) => channel === 'sms'),
                message,
                week,
              ),
            ).toBeLessThanOrEqual(smsPerWeek);
          expect(isWeekendMorning(message.at, zone, policy)).toBe(false);
          if (before !== undefined)
            expect(message.at.getTime() - before.at.getTime()).toBeGreaterThanOrEqual(hoursApart * hour);
          for (const other of got)
            if (
              other.kind === 'transactional' &&
              other.at <= message.at &&
              got.indexOf(other) < got.indexOf(message)
            )
              expect(message.at.getTime() - other.at.getTime()).toBeGreaterThanOrEqual(
                hoursAfterTransactional * hour,
              );
          expect(isWithin(message.at, zone, policy.market.quietHours)).toBe(false);
        });
        const requested = got.filter(({ kind }) => kind === 'requested');
        expect(new Set(requested.map(dayOf)).size).toBe(requested.length);
      }),
      { runs: 300 },
    );
  });

  it('leave room: a reachable customer whom nobody wrote to gets the first marketing message of good hours', () => {
    holds(
      fc.property(wishes, policies, (all, policy) => {
        const room = { ...policy, caps: { ...policy.caps, smsPerWeek: 1 } };
        const insisting = all.map(
          (wish): Wish => ({ ...wish, kind: 'marketing', becomes: 'sent', insists: true }),
        );
        expect(grant(insisting, 'UTC', room).got.length).toBeGreaterThan(0);
      }),
      { runs: 50 },
    );
  });

  it('never let the send book grow beyond the last 15 days', () => {
    holds(
      fc.property(wishes, (all) => {
        const { book } = grant(all, 'UTC', shipped);
        const newest = book.bookings.at(-1);
        for (const { at } of book.bookings)
          expect(Date.parse(newest?.at ?? at) - Date.parse(at)).toBeLessThan(15 * day);
      }),
      { runs: 50 },
    );
  });
});

describe('a cap', () => {
  const now = new Date('2026-11-20T12:00:00.000Z');
  const booked = (ago: number, more: Partial<Booking> = {}): Booking => ({
    run: `run-${ago}`,
    scenario: 'other',
    step: 'message',
    message: 'message',
    kind: 'marketing',
    channel: 'email',
    state: 'sent',
    at: new Date(now.getTime() - ago).toISOString(),
    refused: [],
    ...more,
  });
  const capWith = (caps: Partial<Policy['caps']>, slots: readonly Booking[], zone = 'UTC') =>
    findCap(slots, zone, now, { ...shipped, caps: { ...shipped.caps, hoursApart: 0, ...caps } });

  it('of the day counts the messages of the customer’s calendar day and ends with it', () => {
    expect(capWith({ perDay: 1 }, [booked(11 * hour)])).toEqual({
      reason: 'daily-cap',
      because: '1 of 1 today',
      until: new Date('2026-11-21T00:00:00.000Z'),
    });
    expect(capWith({ perDay: 1 }, [booked(12 * hour + 1)])).toBeUndefined();
    expect(capWith({ perDay: 1 }, [booked(3 * hour)], 'Asia/Tokyo')?.until).toEqual(
      new Date('2026-11-20T15:00:00.000Z'),
    );
    expect(capWith({ perDay: 1 }, [booked(23 * hour)], 'Asia/Kathmandu')).toBeUndefined();
    expect(capWith({ perDay: 2 }, [booked(hour)])).toBeUndefined();
  });

  it('of the week rolls: it ends when the oldest message that is one too many is 7 × 24 hours old', () => {
    const four = [booked(6 * day), booked(week - 1), booked(2 * day), booked(4 * day)];
    expect(capWith({ perWeek: 4 }, four)).toEqual({
      reason: 'weekly-cap',
      because: '4 of 4 in 7 days',
      until: new Date(now.getTime() + 1),
    });
    expect(capWith({ perWeek: 4 }, [...four.slice(0, 1), ...four.slice(2), booked(week)])).toBeUndefined();
    expect(capWith({ perWeek: 2 }, four)?.until).toEqual(new Date(now.getTime() + 3 * day));
  });

  it('of distance is kept to the minute, from marketing and from transactional messages', () => {
    expect(capWith({ hoursApart: 12, perDay: 9 }, [booked(12 * hour - 1)])).toEqual({
      reason: 'too-close',
      because: 'less than 12 h after another marketing message',
      until: new Date(now.getTime() + 1),
    });
    expect(capWith({ hoursApart: 12, perDay: 9 }, [booked(12 * hour)])).toBeUndefined();
    expect(capWith({}, [booked(hour / 2, { kind: 'transactional' })])).toEqual({
      reason: 'too-close',
      because: 'less than 1 h after a transactional message',
      until: new Date(now.getTime() + hour / 2),
    });
    expect(capWith({}, [booked(hour, { kind: 'transactional' })])).toBeUndefined();
  });

  it('gives way to another that lasts longer', () => {
    expect(capWith({ perDay: 1, hoursApart: 30 }, [booked(hour)])?.reason).toBe('too-close');
    expect(capWith({ perDay: 1, hoursApart: 2 }, [booked(hour)])?.reason).toBe('daily-cap');
  });

  it('of what the customer asked for is one a local day, whatever else came', () => {
    const requested = (ago: number) => booked(ago, { kind: 'requested' });
    expect(findRequestedCap([requested(11 * hour)], 'UTC', now)).toEqual({
      reason: 'daily-cap',
      because: '1 of 1 requested today',
      until: new Date('2026-11-21T00:00:00.000Z'),
    });
    expect(findRequestedCap([requested(12 * hour + 1), booked(hour)], 'UTC', now)).toBeUndefined();
    expect(findRequestedCap([requested(11 * hour)], 'Pacific/Kiritimati', now)).toBeUndefined();
  });

  it('of SMS counts marketing by SMS alone', () => {
    const usedUp = (slots: readonly Booking[]) => isSmsUsedUp(slots, now, shipped);
    expect(usedUp([booked(day)])).toBe(false);
    expect(usedUp([booked(day, { channel: 'sms', kind: 'transactional' })])).toBe(false);
    expect(usedUp([booked(week - 1, { channel: 'sms' })])).toBe(true);
    expect(usedUp([booked(week, { channel: 'sms' })])).toBe(false);
  });
});

it('who asked for fewer letters gets one marketing message a week, and whoever changes her mind as many as others', () => {
  const moment = { at: '2026-11-01T12:00:00.000Z', id: 'asked' };
  const asked = (isIn: boolean): Profile => ({
    ...newProfile('customer-1'),
    segments: { [shipped.caps.lessOften.segment]: { in: isIn, moment } },
  });
  expect(policyFor(asked(true), shipped).caps.perWeek).toBe(shipped.caps.lessOften.perWeek);
  expect(policyFor(asked(false), shipped)).toBe(shipped);
  expect(policyFor(newProfile('customer-1'), shipped)).toBe(shipped);
});
