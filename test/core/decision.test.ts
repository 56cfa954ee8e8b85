import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { type Decision, decide } from '../../functions/core/decision.ts';
import { identifyRun } from '../../functions/core/fingerprint.ts';
import type { Booking } from '../../functions/core/records.ts';
import type { Channel } from '../../statemachines/language/channels.ts';
import { freeze } from './freeze.ts';
import { holds, some } from './random.ts';
import { type Case, cases, withProfile } from './random-situations.ts';

const runs = { runs: 800 };
const hour = 3600 * 1000;
const week = 7 * 24 * hour;

const decideCase = ({ order, situation }: Case): Decision => decide(order, situation);
const zoneOf = ({ situation: { profile, policy } }: Case): string => profile.zone ?? policy.shop.zone;
const dayOf = (at: Date | string, zone: string): string =>
  DateTime.fromJSDate(new Date(at), { zone }).toISODate() ?? '';

/** Whether no marketing may go out at a moment, read off the wall clock. */
function isQuiet(at: Date, given: Case): boolean {
  const clock = DateTime.fromJSDate(at, { zone: zoneOf(given) }).toFormat('HH:mm');
  const [from, to] = given.situation.policy.market.quietHours;
  return from < to ? from <= clock && clock < to : clock >= from || clock < to;
}

/** What was, or may have been, sent to this customer by other steps. */
function slotsOf({ order, situation: { run, book } }: Case, kind: Booking['kind']): readonly Booking[] {
  const me = identifyRun(order.scenario.id, run.id);
  return book.bookings.filter(
    (booking) =>
      ['claimed', 'sent', 'given-up'].includes(booking.state) &&
      !(booking.run === me && booking.step === order.step) &&
      booking.kind === kind,
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

const saidNo = (channel: Channel, { situation: { profile } }: Case): boolean => {
  const own = channel === 'email' ? [profile.email] : channel === 'sms' ? [profile.phone] : [];
  const addresses = channel === 'push' ? profile.devices.map(({ token }) => token) : own;
  const suppressed = profile.suppressions.filter((known) => known.channel === channel);
  return (
    profile.consents[channel]?.state === 'withdrawn' ||
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
      const state = given.situation.profile.consents[channel]?.state;
      if (given.situation.policy.market.consent[channel] === 'opt-in') expect(state).toBe('given');
      else expect(state).not.toBe('withdrawn');
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

  it('is never sent after its deadline', () => {
    whenSent('marketing', ({ order: { withinSeconds }, situation: { run, now } }) => {
      if (withinSeconds !== undefined)
        expect(now.getTime() - Date.parse(run.at)).toBeLessThanOrEqual(withinSeconds * 1000);
    });
  });
});

describe.each(['marketing', 'transactional'] as const)('a %s message', (kind) => {
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

describe('a transactional message', () => {
  const transactional = cases.filter(({ order }) => order.kind === 'transactional');

  it('is never held by caps or quiet hours', () => {
    holds(
      fc.property(transactional, (given) => {
        expect(decideCase(given).decision).not.toBe('wait');
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
        expect(decideCase(structuredClone(given))).toEqual(decideCase(frozen));
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
