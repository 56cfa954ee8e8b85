import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { Decision, Situation } from '../../../functions/core/decision/asked.ts';
import { decide } from '../../../functions/core/decision/decision.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, Consent, Plan } from '../../../functions/core/records/records.ts';
import type { Channel } from '../../../statemachines/language/channels.ts';
import { copy, freeze } from '../freeze.ts';
import { holds, some } from '../random.ts';
import { type Case, cases, withProfile } from './random-situations.ts';

const runs = { runs: 800 };
const hour = 3600 * 1000;
const week = 7 * 24 * hour;

/** Whether a planned message is still ahead: no order has ended its run. */
const isAhead = ({ at, since }: Plan, { profile, now }: Situation): boolean =>
  at > now.toISOString() && (profile.counters['order.placed']?.last.at ?? '') < since;

const decideCase = ({ order, situation }: Case): Decision => decide(order, situation);
const zoneOf = ({ situation: { profile, policy } }: Case): string => profile.zone ?? policy.shop.zone;
const dayOf = (at: Date | string, zone: string): string =>
  DateTime.fromJSDate(new Date(at), { zone }).toISODate() ?? '';

/** Whether no marketing may go out at a moment, read off the wall clock and the calendar on the wall. */
function isQuiet(at: Date, given: Case): boolean {
  const local = DateTime.fromJSDate(at, { zone: zoneOf(given) });
  const clock = local.toFormat('HH:mm');
  const { quietHours, weekendQuietUntil } = given.situation.policy.market;
  if (weekendQuietUntil !== undefined && local.isWeekend && clock < weekendQuietUntil) return true;
  const [from, to] = quietHours;
  return from < to ? from <= clock && clock < to : clock >= from || clock < to;
}
/** Whether the wall clock stands in the hours of the last ranks. */
function isAfternoon(at: Date, given: Case): boolean {
  const clock = DateTime.fromJSDate(at, { zone: zoneOf(given) }).toFormat('HH:mm');
  const [from, to] = given.situation.policy.afternoon.hours;
  return from < to ? from <= clock && clock < to : clock >= from || clock < to;
}

/** What was, or may have been, sent to this customer by other steps. */
function slotsOf({ order, situation: { run, book } }: Case, kind?: Booking['kind']): readonly Booking[] {
  const me = identifyRun(order.scenario.id, run.id);
  return book.bookings.filter(
    (booking) =>
      ['claimed', 'sent', 'given-up', 'withheld'].includes(booking.state) &&
      !(booking.run === me && booking.step === order.step) &&
      (kind === undefined || booking.kind === kind),
  );
}
const age = (booking: Booking, { situation: { now } }: Case): number =>
  now.getTime() - new Date(booking.at).getTime();

/** Holds for every random message that is sent. */
function whenSent(
  kind: Booking['kind'],
  check: (given: Case, sent: Extract<Decision, { decision: 'send' }>) => void,
): void {
  holds(
    fc.property(cases, (given) => {
      const decision = decideCase(given);
      if (decision.decision === 'send' && given.order.kind === kind) check(given, decision);
    }),
    runs,
  );
}

/** What the customer said last, of the channel or of the message's purpose on it. */
const lastSaid = (channel: Channel, { order, situation: { profile } }: Case): Consent | undefined => {
  const said = [profile.consents[channel], order.purpose && profile.consents[`${channel}:${order.purpose}`]];
  return said
    .filter((one) => one !== undefined)
    .sort((a, b) => (`${a.at} ${a.event}` < `${b.at} ${b.event}` ? -1 : 1))
    .at(-1);
};

const saidNo = (channel: Channel, given: Case): boolean => {
  const { profile } = given.situation;
  const own = channel === 'email' ? [profile.email] : channel === 'sms' ? [profile.phone] : [];
  const addresses = channel === 'push' ? profile.devices.map(({ token }) => token) : own;
  const suppressed = profile.suppressions.filter((known) => known.channel === channel);
  return (
    lastSaid(channel, given)?.state === 'withdrawn' ||
    // A complaint speaks for the channel once no other address of it is left.
    (addresses.every((address) => suppressed.some((known) => known.address === address)) &&
      suppressed.some(({ why, address }) => why === 'complained' && addresses.includes(address)))
  );
};

describe('a marketing message', () => {
  it('is sent in a fair part of the random cases, and so is every other decision', () => {
    const decisions = some(cases, 600).map((given) => decideCase(given).decision);
    for (const decision of ['send', 'wait', 'skip', 'leave'] as const)
      expect(decisions.filter((made) => made === decision).length).toBeGreaterThan(40);
  });

  it('meets in the random cases every reason that it can be kept back for', () => {
    const met = new Set(
      some(cases, 4000).map((given) => {
        const decision = decideCase(given);
        return decision.decision === 'send' ? 'sent' : decision.reason;
      }),
    );
    expect([...met]).toEqual(
      expect.arrayContaining([
        ...['goal-reached', 'exit-happened', 'replaced', 'facts-changed', 'not-valid-now', 'sold-out'],
        ...['family-first', 'too-late', 'no-channel', 'consent-withdrawn', 'no-consent', 'no-address'],
        ...['suppressed', 'not-confirmed', 'refused', 'offer-recent', 'basket-too-small', 'paused'],
        ...['open-case', 'daily-cap', 'weekly-cap', 'too-close', 'outranked', 'quiet-hours'],
        'afternoon-window',
      ]),
    );
  });

  it('is never sent in quiet hours of the customer’s zone', () => {
    whenSent('marketing', (given) => expect(isQuiet(given.situation.now, given)).toBe(false));
  });

  it('is never sent over the cap of the customer’s local day', () => {
    whenSent('marketing', (given) => {
      const zone = zoneOf(given);
      const today = slotsOf(given, 'marketing').filter(
        ({ at }) => dayOf(at, zone) === dayOf(given.situation.now, zone),
      );
      expect(today.length).toBeLessThan(given.situation.policy.caps.perDay);
    });
  });

  it('is never sent over the cap of any 7 × 24 hours', () => {
    whenSent('marketing', (given) => {
      const lately = slotsOf(given, 'marketing').filter((booking) => age(booking, given) < week);
      expect(lately.length).toBeLessThan(given.situation.policy.caps.perWeek);
    });
  });

  it('is never sent as one SMS too many in 7 × 24 hours', () => {
    whenSent('marketing', (given, { address }) => {
      if (address.channel !== 'sms') return;
      const lately = slotsOf(given, 'marketing').filter(
        (booking) => booking.channel === 'sms' && age(booking, given) < week,
      );
      expect(lately.length).toBeLessThan(given.situation.policy.caps.smsPerWeek);
    });
  });

  it('keeps its distance from other marketing and from transactional messages', () => {
    whenSent('marketing', (given) => {
      const { hoursApart, hoursAfterTransactional } = given.situation.policy.caps;
      for (const slot of slotsOf(given, 'marketing'))
        expect(age(slot, given)).toBeGreaterThanOrEqual(hoursApart * hour);
      for (const slot of slotsOf(given, 'transactional'))
        expect(age(slot, given)).toBeGreaterThanOrEqual(hoursAfterTransactional * hour);
    });
  });

  it('is never sent without consent where the market wants it beforehand', () => {
    whenSent('marketing', (given, { address: { channel } }) => {
      const { profile, policy } = given.situation;
      const state = lastSaid(channel, given)?.state;
      const isCustomer = profile.counters['order.placed'] !== undefined;
      const unasked = policy.market.existingCustomers.includes(channel) && isCustomer;
      if (policy.market.consent[channel] === 'opt-in' && !unasked) expect(state).toBe('given');
      else expect(state).not.toBe('withdrawn');
    });
  });

  it('is never sent to an address that is not confirmed where the market wants that', () => {
    whenSent('marketing', ({ situation: { profile, policy } }, { address }) => {
      if (address.channel === 'email' && policy.market.doubleOptIn.length > 0)
        expect(address.address).toBe(profile.confirmedEmail);
    });
  });

  it('of the last ranks is sent in the afternoon alone', () => {
    whenSent('marketing', (given) => {
      if ((given.order.rank ?? 0) >= given.situation.policy.afternoon.fromRank)
        expect(isAfternoon(given.situation.now, given)).toBe(true);
    });
  });

  it('is never sent while a complaint or a return is open', () => {
    whenSent('marketing', ({ situation: { profile } }) => expect(profile.openCases).toEqual({}));
  });

  it('is never sent while a scenario of its family that goes first has a plan or has written', () => {
    whenSent('marketing', (given) => {
      const { order, situation } = given;
      for (const { to, withinSeconds, then } of order.scenario.yields ?? []) {
        // A message is skipped only for one of a higher rank; a booking of an older release has the highest.
        const goesFirst = (theirs = 0): boolean => then === 'leave' || theirs < (order.rank ?? 99);
        const wrote = slotsOf(given).filter(
          (slot) => slot.scenario === to && age(slot, given) < withinSeconds * 1000,
        );
        expect(wrote.some(({ rank }) => goesFirst(rank))).toBe(false);
        const planned = situation.book.plans.filter(
          (plan) => plan.scenario === to && isAhead(plan, situation),
        );
        expect(planned.some(({ rank }) => goesFirst(rank))).toBe(false);
      }
    });
  });

  it('is never sent by a channel after a no on a less intrusive one before it in the cascade', () => {
    const lessIntrusive: Record<Channel, readonly Channel[]> = {
      email: [],
      push: ['email'],
      sms: ['email', 'push'],
    };
    whenSent('marketing', (given, { address: { channel } }) => {
      const { channels } = given.order;
      for (const earlier of channels.slice(0, channels.indexOf(channel)))
        if (lessIntrusive[channel].includes(earlier)) expect(saidNo(earlier, given)).toBe(false);
    });
  });
});

describe('a message that was never ranked', () => {
  it('yields to no plan: it is decided the same without them', () => {
    holds(
      fc.property(cases, ({ order, situation }) => {
        const { rank: _rank, ...unranked } = order;
        const { yields: _yields, ...scenario } = order.scenario;
        const alone = { ...unranked, scenario };
        const unplanned = { ...situation, book: { ...situation.book, plans: [] } };
        expect(decide(alone, situation)).toEqual(decide(alone, unplanned));
      }),
      { runs: 400 },
    );
  });
});

describe.each(['marketing', 'requested', 'transactional'] as const)('a %s message', (kind) => {
  it('never goes to a suppressed address, and only to addresses of the profile', () => {
    whenSent(kind, ({ situation: { profile } }, { address }) => {
      const used = address.channel === 'push' ? address.devices.map(({ token }) => token) : [address.address];
      expect(used.length).toBeGreaterThan(0);
      const owned = [profile.email, profile.phone, ...profile.devices.map(({ token }) => token)];
      for (const one of used) {
        expect(owned).toContain(one);
        expect(
          profile.suppressions.some(
            ({ channel, address: suppressed }) => channel === address.channel && suppressed === one,
          ),
        ).toBe(false);
      }
    });
  });

  it('never goes while it, its scenario or, if it is marketing, all marketing is paused', () => {
    whenSent(kind, ({ order, situation: { pauses } }) => {
      expect(pauses?.messages[order.message]).toBeUndefined();
      expect(pauses?.scenarios[order.scenario.id]).toBeUndefined();
      if (kind === 'marketing') expect(pauses?.marketing).toBeUndefined();
    });
  });

  it('never goes after its deadline, be it a time from the trigger or a date on the event', () => {
    whenSent(kind, (given) => {
      const { withinSeconds, notAfter } = given.order;
      const { run, now, event } = given.situation;
      if (withinSeconds !== undefined)
        expect(now.getTime() - Date.parse(run.at)).toBeLessThanOrEqual(withinSeconds * 1000);
      if (notAfter === undefined || event?.name !== 'order.ready-for-pickup') return;
      const { storageUntil = '' } = event.properties;
      if (storageUntil.includes('T')) expect(now.toISOString() <= storageUntil).toBe(true);
      else expect(dayOf(now, zoneOf(given)) <= storageUntil).toBe(true);
    });
  });

  it('never goes right behind a wait for a date that had passed', () => {
    whenSent(kind, ({ situation: { run } }) =>
      expect((run.step?.next ?? '~') >= (run.step?.at ?? '')).toBe(true),
    );
  });

  it('never goes when its scenario is over', () => {
    whenSent(kind, ({ order, situation: { now } }) =>
      expect((order.scenario.validity?.until ?? '~') > now.toISOString()).toBe(true),
    );
  });

  it('never goes by a channel that refused it, nor by one outside its cascade', () => {
    whenSent(kind, ({ order, situation: { book, run } }, { address: { channel } }) => {
      const me = identifyRun(order.scenario.id, run.id);
      const refused = book.bookings
        .filter((booking) => booking.run === me && booking.step === order.step)
        .flatMap((booking) => booking.refused.map((refusal) => refusal.channel));
      expect(order.channels).toContain(channel);
      expect(refused).not.toContain(channel);
    });
  });
});

describe('a message that was asked for', () => {
  it('is never sent in quiet hours', () => {
    whenSent('requested', (given) => expect(isQuiet(given.situation.now, given)).toBe(false));
  });

  it('is never sent on a day that has had another', () => {
    whenSent('requested', (given) => {
      const zone = zoneOf(given);
      for (const slot of slotsOf(given, 'requested'))
        expect(dayOf(slot.at, zone)).not.toBe(dayOf(given.situation.now, zone));
    });
  });

  it('is never sent by a channel that was refused altogether', () => {
    whenSent('requested', ({ situation: { profile } }, { address: { channel } }) =>
      expect(profile.consents[channel]?.state).not.toBe('withdrawn'),
    );
  });

  it('is decided the same whatever marketing the customer got, or has planned', () => {
    const requested = cases.filter(({ order }) => order.kind === 'requested');
    holds(
      fc.property(requested, (given) => {
        const { book } = given.situation;
        const others = book.bookings.filter(
          ({ kind, step }) => kind !== 'marketing' || step === given.order.step,
        );
        const quiet = { ...given.situation, book: { ...book, plans: [], bookings: others } };
        expect(decide(given.order, quiet)).toEqual(decideCase(given));
      }),
      { runs: 300 },
    );
  });
});

describe('a transactional message', () => {
  const transactional = cases.filter(({ order }) => order.kind === 'transactional');

  it('is never held by caps, and by quiet hours only where it can wait for the morning', () => {
    holds(
      fc.property(transactional, (given) => {
        const decision = decideCase(given);
        if (decision.decision !== 'wait') return;
        expect(['paused', 'quiet-hours']).toContain(decision.reason);
        if (decision.reason === 'quiet-hours') {
          expect(given.order.notAtNight).toBe(true);
          expect(isQuiet(given.situation.now, given)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('is decided the same whatever else was sent, whatever the hour of the day and whatever the consents', () => {
    holds(
      fc.property(transactional, cases, (given, other) => {
        const { run, profile } = given.situation;
        const isMine = ({ step }: Booking) => step === given.order.step; // other steps have other names
        const own = given.situation.book.bookings.filter(isMine);
        const others = other.situation.book.bookings.filter((booking) => !isMine(booking));
        const changed: Case = {
          ...given,
          situation: {
            ...given.situation,
            policy: other.situation.policy,
            run,
            profile: { ...profile, consents: other.situation.profile.consents },
            book: { ...given.situation.book, bookings: [...others, ...own] },
          },
        };
        const now = { ...given, situation: { ...given.situation, policy: other.situation.policy } };
        expect(decideCase(changed)).toEqual(decideCase(now));
      }),
      { runs: 300 },
    );
  });
});

describe('the send decision', () => {
  it('is a pure function: the same answer twice, and nothing written to what it reads', () => {
    holds(
      fc.property(cases, (given) => {
        const frozen = freeze(given);
        expect(decideCase(frozen)).toEqual(decideCase(frozen));
        expect(decideCase(copy(given))).toEqual(decideCase(frozen));
      }),
      runs,
    );
  });

  it('asks first whether the run is still right: once the goal is reached it leaves, whatever else is true', () => {
    holds(
      fc.property(cases, (given) => {
        const moment = { at: given.situation.run.at, id: 'order-event' };
        const ordered = withProfile(given, (profile) => ({
          ...profile,
          counters: { 'order.placed': { count: 1, last: moment } },
          marks: [],
        }));
        expect(decideCase(ordered)).toEqual({
          decision: 'leave',
          reason: 'goal-reached',
          because: `goal reached: order.placed at ${moment.at}`,
        });
      }),
      { runs: 400 },
    );
  });

  it('asks then whether the message can go at all: it skips rather than waits when nobody can be reached', () => {
    holds(
      fc.property(cases, (given) => {
        const nowhere = withProfile(given, ({ email: _email, phone: _phone, ...profile }) => ({
          ...profile,
          devices: [],
        }));
        expect(['leave', 'skip']).toContain(decideCase(nowhere).decision);
        expect(decideCase(nowhere).decision === 'leave').toBe(decideCase(given).decision === 'leave');
      }),
      { runs: 600 },
    );
  });

  it('skips rather than waits once the deadline has passed', () => {
    holds(
      fc.property(cases, ({ order, situation }) => {
        const late: Case = {
          order: { ...order, withinSeconds: 60 },
          situation: {
            ...situation,
            run: { ...situation.run, at: new Date(situation.now.getTime() - 2 * hour).toISOString() },
          },
        };
        const decision = decideCase(late);
        if (decision.decision !== 'leave')
          expect(decision).toMatchObject({ decision: 'skip', reason: 'too-late' });
      }),
      { runs: 400 },
    );
  });

  it('gives every refusal and every wait a reason in words that name no customer and no address', () => {
    holds(
      fc.property(cases, (given) => {
        const decision = decideCase(given);
        if (decision.decision === 'send') return;
        expect(decision.because).toMatch(/\S/);
        expect(decision.because).not.toMatch(/@|\+44|customer-1|phone-1|tablet-1/);
      }),
      { runs: 600 },
    );
  });
});
