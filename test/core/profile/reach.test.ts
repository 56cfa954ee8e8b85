import { describe, expect, it } from 'vitest';
import { events } from '#map';
import type { Decision } from '../../../functions/core/decision/asked.ts';
import { decide } from '../../../functions/core/decision/decision.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { isReachable, reachBy } from '../../../functions/core/profile/reach.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, Consent, Profile, Suppression } from '../../../functions/core/records/records.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import type { Channel } from '../../../statemachines/language/channels.ts';
import type { Purpose } from '../../../statemachines/language/purposes.ts';
import type { RunState, SendOrder } from '../../../statemachines/language/tasks.ts';
import { markets, policy } from '../../../statemachines/policy.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const marketing = { kind: 'marketing' } as const;
const given: Consent = { state: 'given', at: '2026-01-01T00:00:00.000Z', event: 'yes' };
const withdrawn: Consent = { state: 'withdrawn', at: '2026-11-01T00:00:00.000Z', event: 'no' };

const ann: Profile = {
  ...newProfile('customer-1'),
  email: 'ann@example.com',
  phone: '+442079460001',
  devices: [
    { token: 'phone-1', platform: 'ios' },
    { token: 'tablet-1', platform: 'android' },
  ],
  consents: { email: given, push: given, sms: given },
};
const bounced: Suppression = { channel: 'email', address: 'ann@example.com', why: 'bounced' };
const complained: Suppression = { ...bounced, why: 'complained' };

const run: RunState = {
  id: 'event-1',
  at: '2026-11-20T09:00:00.000Z',
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
};
const order = (channels: SendOrder['channels'], kind: SendOrder['kind'] = 'marketing'): SendOrder => ({
  version: 1,
  scenario: {
    id: 'cart',
    entry: { per: 'key', repeated: 'never again', longestSeconds: 86_400 },
    exits: [],
    still: {},
  },
  step: 'reminder',
  message: 'cart-reminder',
  kind,
  channels,
  last: true,
});
const own = (more: Partial<Booking>): Booking => ({
  run: identifyRun('cart', 'event-1'),
  scenario: 'cart',
  step: 'reminder',
  message: 'cart-reminder',
  kind: 'marketing',
  channel: 'email',
  state: 'refused',
  at: '2026-11-20T11:59:00.000Z',
  refused: [],
  ...more,
});

/** The send decision about Ann, of whom something is different, by email, then push, then SMS. */
const decideFor = (
  more: Partial<Profile>,
  { asked = order(['email', 'push', 'sms']), booking }: { asked?: SendOrder; booking?: Booking } = {},
): Decision =>
  decide(asked, {
    run,
    profile: { ...ann, ...more },
    book: { ...newBook('customer-1'), bookings: booking === undefined ? [] : [booking] },
    products: [],
    now,
    policy,
    events,
  });
const channelFor = (...asked: Parameters<typeof decideFor>): Channel | undefined => {
  const decision = decideFor(...asked);
  return decision.decision === 'send' ? decision.address.channel : undefined;
};

describe('a cascade', () => {
  it('begins with its first channel', () => {
    expect(decideFor({})).toEqual({
      decision: 'send',
      address: { channel: 'email', address: 'ann@example.com' },
    });
  });

  it('falls to the next channel when one has no address, was never asked for, is suppressed or refused', () => {
    const { email: _email, ...withoutEmail } = ann;
    expect(channelFor({ consents: { push: given } })).toBe('push');
    expect(channelFor({ suppressions: [bounced] })).toBe('push');
    const refused = [
      { channel: 'email', at: '2026-11-20T11:59:00.000Z', because: 'no such mailbox' },
    ] as const;
    expect(channelFor({}, { booking: own({ refused }) })).toBe('push');
    const decision = decide(order(['email', 'sms']), {
      run,
      profile: withoutEmail,
      book: newBook('customer-1'),
      products: [],
      now,
      policy,
      events,
    });
    expect(decision).toMatchObject({
      decision: 'send',
      address: { channel: 'sms', address: '+442079460001' },
    });
  });

  it('ends at a no: it does not come by a more intrusive channel instead', () => {
    expect(decideFor({ consents: { ...ann.consents, email: withdrawn } })).toEqual({
      decision: 'skip',
      reason: 'consent-withdrawn',
      because: 'email: consent withdrawn; push: not after a no by email; SMS: not after a no by email',
    });
    expect(
      channelFor({ consents: { ...ann.consents, push: withdrawn } }, { asked: order(['push', 'sms']) }),
    ).toBeUndefined();
  });

  it('ends at a no even where the address has bounced meanwhile', () => {
    expect(decideFor({ consents: { ...ann.consents, email: withdrawn }, suppressions: [bounced] })).toEqual({
      decision: 'skip',
      reason: 'no-channel',
      because:
        'email: the address is suppressed; push: not after a no by email; SMS: not after a no by email',
    });
  });

  it('ends at a no even where the provider refused the message before', () => {
    const refused = [
      { channel: 'email', at: '2026-11-20T11:59:00.000Z', because: 'no such mailbox' },
    ] as const;
    expect(
      channelFor({ consents: { ...ann.consents, email: withdrawn } }, { booking: own({ refused }) }),
    ).toBeUndefined();
  });

  it('ends at a complaint, which is a no', () => {
    expect(decideFor({ suppressions: [complained] })).toEqual({
      decision: 'skip',
      reason: 'no-channel',
      because: 'email: the customer complained; push: not after a no by email; SMS: not after a no by email',
    });
    expect(channelFor({ suppressions: [bounced, complained] })).toBeUndefined();
  });

  it('goes on to a channel that intrudes less than the one with the no', () => {
    const noPush = { consents: { ...ann.consents, push: withdrawn } };
    expect(channelFor(noPush, { asked: order(['push', 'email', 'sms']) })).toBe('email');
  });

  it('of a transactional message asks for no consent, and still spares suppressed addresses', () => {
    const asked = order(['email', 'push', 'sms'], 'transactional');
    expect(channelFor({ consents: {} }, { asked })).toBe('email');
    expect(channelFor({ consents: { email: withdrawn } }, { asked })).toBe('email');
    expect(channelFor({ suppressions: [complained] }, { asked })).toBe('push');
  });

  it('is not in its own way: a claim of this very message takes no slot from it', () => {
    expect(channelFor({}, { booking: own({ state: 'claimed' }) })).toBe('email');
    expect(decideFor({}, { booking: own({ state: 'claimed', step: 'offer' }) }).decision).toBe('skip');
  });
});

describe('a channel', () => {
  it('by push reaches the devices that are left', () => {
    const dead: Suppression = { channel: 'push', address: 'phone-1', why: 'dead' };
    expect(reachBy('push', marketing, { ...ann, suppressions: [dead] }, markets.eu)).toEqual({
      reached: true,
      address: { channel: 'push', devices: [{ token: 'tablet-1', platform: 'android' }] },
    });
  });

  it('needs a yes beforehand only where the market wants it', () => {
    const silent = { ...ann, consents: {} };
    expect(reachBy('email', marketing, silent, markets.us).reached).toBe(true);
    expect(reachBy('email', marketing, silent, markets.eu)).toEqual({
      reached: false,
      reason: 'no-consent',
      saidNo: false,
      because: 'email: never asked for consent',
    });
    expect(reachBy('email', marketing, { ...ann, consents: { email: withdrawn } }, markets.us).reached).toBe(
      false,
    );
  });

  it('is asked purpose by purpose: what was said last, of it or of the channel, holds', () => {
    const at = (day: number, state: Consent['state'], event = 'said'): Consent => ({
      state,
      at: `2026-11-${day}T00:00:00.000Z`,
      event,
    });
    const reached = (consents: Profile['consents'], purpose: Purpose = 'offers') =>
      reachBy('email', { kind: 'marketing', purpose }, { ...ann, consents }, markets.eu).reached;
    expect(reached({ email: at(10, 'given') })).toBe(true);
    expect(reached({ 'email:offers': at(10, 'given') })).toBe(true);
    expect(reached({ 'email:offers': at(10, 'given') }, 'news')).toBe(false);
    expect(reached({ email: at(10, 'given'), 'email:offers': at(11, 'withdrawn') })).toBe(false);
    expect(reached({ email: at(10, 'given'), 'email:offers': at(11, 'withdrawn') }, 'news')).toBe(true);
    expect(reached({ email: at(12, 'withdrawn'), 'email:offers': at(11, 'given') })).toBe(false);
    expect(reached({ email: at(12, 'given'), 'email:offers': at(11, 'withdrawn') })).toBe(true);
    // Of the same moment: the greater id, as everywhere.
    expect(reached({ email: at(12, 'withdrawn', 'a'), 'email:offers': at(12, 'given', 'b') })).toBe(true);
    expect(reached({ email: at(12, 'given', 'a'), 'email:offers': at(12, 'withdrawn', 'b') })).toBe(false);
  });

  it('needs no yes for customers who have ordered, where the market lets them be written to until a no', () => {
    const market = { ...markets.eu, existingCustomers: ['email'] } as const;
    const silent = { ...ann, consents: {} };
    const customer: Profile = {
      ...silent,
      counters: { 'order.placed': { count: 1, last: { at: '2026-11-01T00:00:00.000Z', id: 'order-1' } } },
    };
    expect(reachBy('email', marketing, silent, market).reached).toBe(false);
    expect(reachBy('email', marketing, customer, market).reached).toBe(true);
    expect(reachBy('push', marketing, customer, market).reached).toBe(false);
    expect(reachBy('email', marketing, customer, markets.eu).reached).toBe(false);
    expect(reachBy('email', marketing, { ...customer, consents: { email: withdrawn } }, market).reached).toBe(
      false,
    );
  });

  it('by email waits for the button in the letter where the market wants the address confirmed', () => {
    const market = { ...markets.eu, doubleOptIn: ['email'] } as const;
    const confirmed = { ...ann, confirmedEmail: 'ann@example.com' };
    expect(reachBy('email', marketing, confirmed, market).reached).toBe(true);
    expect(reachBy('email', marketing, { ...confirmed, email: 'ann@new.example.com' }, market).reached).toBe(
      false,
    );
    expect(reachBy('email', marketing, ann, market)).toEqual({
      reached: false,
      reason: 'not-confirmed',
      saidNo: false,
      because: 'email: the address is not confirmed',
    });
    expect(reachBy('push', marketing, ann, market).reached).toBe(true);
    for (const kind of ['transactional', 'requested'] as const)
      expect(reachBy('email', { kind }, ann, market).reached).toBe(true);
  });

  it('carries what the customer asked for without consent, but not after a no to the channel', () => {
    const requested = { kind: 'requested' } as const;
    expect(reachBy('email', requested, { ...ann, consents: {} }, markets.eu).reached).toBe(true);
    expect(
      reachBy('email', requested, { ...ann, consents: { 'email:offers': withdrawn } }, markets.eu).reached,
    ).toBe(true);
    expect(reachBy('email', requested, { ...ann, consents: { email: withdrawn } }, markets.eu)).toMatchObject(
      {
        reached: false,
        reason: 'consent-withdrawn',
      },
    );
    expect(reachBy('email', requested, { ...ann, suppressions: [bounced] }, markets.eu)).toMatchObject({
      reached: false,
      reason: 'suppressed',
    });
  });

  it('without an address says so, and that nobody said no', () => {
    expect(reachBy('push', marketing, { ...ann, devices: [] }, markets.eu)).toEqual({
      reached: false,
      reason: 'no-address',
      saidNo: false,
      because: 'push: no address',
    });
  });

  it('is enough for a customer to be reachable', () => {
    expect(isReachable({ ...ann, consents: { sms: given } }, markets.eu)).toBe(true);
    expect(isReachable({ ...ann, consents: {} }, markets.eu)).toBe(false);
    expect(isReachable({ ...ann, consents: {} }, markets.us)).toBe(true);
    expect(isReachable({ ...ann, consents: { 'sms:service': given } }, markets.eu)).toBe(true);
  });
});

describe('A channel that rests', () => {
  const rested = { at: '2026-11-01T12:00:00.000Z', id: 'rested' };
  const resting: Profile = {
    ...ann,
    counters: { 'channel.rested': { count: 1, last: rested, said: { channel: 'email' } } },
  };
  const seen = (at: string): Profile => ({
    ...resting,
    active: { at, id: 'seen' },
  });

  it('carries no marketing, and everything else; the others carry on', () => {
    const reach = (channel: Channel, kind: SendOrder['kind']) =>
      reachBy(channel, { kind }, resting, policy.market);
    expect(reach('email', 'marketing')).toMatchObject({ reached: false, reason: 'rested', saidNo: false });
    expect(reach('email', 'transactional').reached).toBe(true);
    expect(reach('email', 'requested').reached).toBe(true);
    expect(reach('push', 'marketing').reached).toBe(true);
  });

  it('rests until something is heard of the customer, and says no in the sense of the law to nothing', () => {
    expect(reachBy('email', marketing, seen('2026-10-31T12:00:00.000Z'), policy.market).reached).toBe(false);
    expect(reachBy('email', marketing, seen('2026-11-02T12:00:00.000Z'), policy.market).reached).toBe(true);
    expect(isReachable({ ...resting, devices: [], consents: { email: given } }, policy.market)).toBe(false);
  });
});
