import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { balanceAt, limitLedger } from '../../../functions/core/points/points.ts';
import { pointsPart } from '../../../functions/core/points/points-part.ts';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { joinProfiles } from '../../../functions/core/profile/identity.ts';
import { newProfile, partOf, parts, profileBytes } from '../../../functions/core/profile/profile.ts';
import { reachBy } from '../../../functions/core/profile/reach.ts';
import { bytesOf } from '../../../functions/core/records/bytes.ts';
import type { Ledger, Profile } from '../../../functions/core/records/records.ts';
import { type CustomerEvent, listNamesOf } from '../../../statemachines/language/events.ts';
import { markets } from '../../../statemachines/policy.ts';
import { freeze } from '../freeze.ts';
import { holds, some } from '../random.ts';
import { contextIn } from '../shop-in.ts';
import { makeLongestEvents } from './longest-events.ts';

const customer = 'customer-1';
const start = Date.parse('2026-01-01T00:00:00.000Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const tell = (profile: Profile, event: CustomerEvent): Profile =>
  applyEvent(profile, event, contextIn('EUR'));
const common = (number: number) => ({ id: `event-${number}`, at: at(number), customer, key: 'customer' });

/** A latin letter is one byte, this one three: the most that a text of some length takes. */
const letters = ['a', '字'];
const names = listNamesOf(map.events, ({ shopWide }) => shopWide !== true);
/** Every event many times over, in some order. */
const flood = (seed: number, letter: string, count: number): readonly CustomerEvent[] => {
  const make = makeLongestEvents(letter);
  return some(fc.constantFrom(...names), count + seed)
    .slice(seed)
    .map((name, place) => make(name, place, at(place)));
};

const sizes = (profile: Profile) =>
  Object.entries(parts).map(([name, part]) => [name, bytesOf(partOf(profile, part)), part.bytes] as const);
const tooLarge = (profile: Profile) => sizes(profile).filter(([, bytes, most]) => bytes > most);

describe('The parts of a profile', () => {
  it('have every field of it, and none twice', () => {
    const fields = Object.values(parts).flatMap((part): readonly string[] => part.fields);
    expect(new Set(fields).size).toBe(fields.length);
    const { customer: _name, version: _version, ...known } = newProfile(customer);
    expect(fields).toEqual(expect.arrayContaining(Object.keys(known)));
  });

  it('fit together into an item of the store, with room for what a deploy adds', () => {
    expect(profileBytes).toBeLessThanOrEqual(340_000);
  });

  it.each(letters)('keep their bounds whatever happens, each property at its longest: %s', (letter) => {
    let profile = newProfile(customer);
    for (const event of flood(0, letter, 2500)) {
      profile = tell(profile, event);
      expect(tooLarge(profile)).toEqual([]);
    }
    expect(bytesOf(profile)).toBeLessThanOrEqual(profileBytes);
    // As full as it gets: nothing here is bounded for want of events.
    for (const name of ['attributes', 'suppressions', 'memberships'] as const)
      expect(bytesOf(partOf(profile, parts[name]))).toBeGreaterThan(parts[name].bytes / 2);
  });

  it.each(letters)('keep them when two full ones are merged: %s', (letter) => {
    const of = (id: string, seed: number) => flood(seed, letter, 600).reduce(tell, newProfile(id));
    const [ann, visitor] = [of('ann', 0), of('visitor', 7)];
    const joined = joinProfiles(freeze(ann), freeze(visitor), map.events);
    expect(tooLarge(joined)).toEqual([]);
    expect(joinProfiles(joined, visitor, map.events)).toEqual(joined);
  });
});

describe('A profile that is as full as it gets', () => {
  const full = (letter: string): Profile => flood(0, letter, 1500).reduce(tell, newProfile(customer));
  const device = { token: 'a-phone', platform: 'ios' } as const;
  const marketing = { kind: 'marketing', purpose: 'offers' } as const;
  const proof = { text: 'Yes', version: '1', form: 'account' };
  /** Reached by all channels, as of now. */
  const reached = (profile: Profile, from: number): Profile =>
    [
      {
        ...common(from),
        name: 'customer.updated',
        properties: { email: 'ann@example.com', phone: '+442079460001', devices: [device] },
      } satisfies CustomerEvent,
      ...(['email', 'push', 'sms'] as const).map(
        (channel, place) =>
          ({
            ...common(from + 1 + place),
            name: 'consent.given',
            properties: { channel, purpose: 'offers', proof },
          }) satisfies CustomerEvent,
      ),
    ].reduce(tell, profile);
  const address = { email: 'ann@example.com', sms: '+442079460001', push: device.token } as const;

  it.each(letters)('still takes every withdrawal and every suppression: %s', (letter) => {
    const ann = reached(full(letter), 10_000);
    for (const channel of ['email', 'push', 'sms'] as const) {
      expect(reachBy(channel, marketing, ann, markets.us).reached).toBe(true);
      const withdrawn = tell(ann, {
        ...common(20_000),
        name: 'consent.withdrawn',
        properties: { channel, how: 'link' },
      });
      expect(reachBy(channel, marketing, withdrawn, markets.us)).toMatchObject({
        reason: 'consent-withdrawn',
      });
      const dead = tell(ann, {
        ...common(20_000),
        name: 'address.suppressed',
        properties: { channel, address: address[channel], why: 'bounced' },
      });
      expect(reachBy(channel, marketing, dead, markets.us)).toMatchObject({ reason: 'suppressed' });
      // And keeps them, whatever comes then.
      const later = (profile: Profile) =>
        flood(0, letter, 300)
          .filter(({ name }) => name === 'address.suppressed')
          .reduce(tell, profile);
      expect(reachBy(channel, marketing, later(dead), markets.us)).toMatchObject({ reason: 'suppressed' });
    }
  });

  it('keeps what was complained about, and forgets the oldest device that is the customer’s no more', () => {
    const kill = (number: number): CustomerEvent => ({
      ...common(number),
      name: 'address.suppressed',
      properties: { channel: 'push', address: `${number}-${'t'.repeat(160)}`, why: 'dead' },
    });
    const ann = tell(reached(newProfile(customer), 0), {
      ...common(10),
      name: 'address.suppressed',
      properties: { channel: 'push', address: device.token, why: 'dead' },
    });
    const complained = tell(ann, {
      ...common(11),
      name: 'address.suppressed',
      properties: { channel: 'email', address: address.email, why: 'complained' },
    });
    const { suppressions } = Array.from({ length: 2000 }, (_, place) => kill(100 + place)).reduce(
      tell,
      complained,
    );
    expect(suppressions.slice(0, 2)).toEqual([
      { channel: 'push', address: device.token, why: 'dead' },
      { channel: 'email', address: address.email, why: 'complained' },
    ]);
    const others = suppressions.slice(2).map(({ address }) => Number.parseInt(address, 10));
    expect(others.length).toBeGreaterThan(80);
    expect(others).toEqual(Array.from({ length: others.length }, (_, place) => 2100 - others.length + place));
  });

  it('forgets the attributes that were set longest ago, but never the source or the loyalty card', () => {
    const set = (number: number, attributes: Readonly<Record<string, string>>): CustomerEvent => ({
      ...common(number),
      name: 'customer.updated',
      properties: { attributes },
    });
    const told = Array.from({ length: 40 }, (_, event) =>
      set(
        event,
        Object.fromEntries(
          Array.from({ length: 100 }, (_, place) => [`attribute-${event * 100 + place}`, 'value']),
        ),
      ),
    );
    const first = set(-1, { source: 'friend', loyaltyNumber: '4711' });
    const { attributes, attributesAt } = [first, ...told].reduce(tell, newProfile(customer));
    expect(attributes).toMatchObject({ source: 'friend', loyaltyNumber: '4711', 'attribute-3999': 'value' });
    expect(attributes).not.toHaveProperty('attribute-0');
    expect(Object.keys(attributes).length).toBeGreaterThan(150);
    expect(Object.keys(attributesAt).sort()).toEqual(Object.keys(attributes).sort());
  });

  it('stays in the segments that it is in, and forgets those that were left', () => {
    const move = (
      number: number,
      name: 'segment.entered' | 'segment.left',
      segment: string,
    ): CustomerEvent => ({
      ...common(number),
      name,
      properties: { segment },
    });
    const told = Array.from({ length: 1000 }, (_, place) =>
      move(10 + place, 'segment.left', `left-${place}`),
    );
    const { segments } = [move(1, 'segment.entered', 'vip'), ...told].reduce(tell, newProfile(customer));
    expect(segments.vip?.in).toBe(true);
    expect(segments).toHaveProperty('left-999');
    expect(segments).not.toHaveProperty('left-0');
  });
});

describe('Points that are too many to stand one by one', () => {
  const days = (count: number): string => at(count * 24 * 60);
  const earnings = fc.array(
    fc.record(
      {
        points: fc.integer({ min: 1, max: 500 }),
        day: fc.nat(80),
        lasts: fc.integer({ min: 1, max: 800 }),
        waits: fc.integer({ min: 0, max: 30 }),
        spent: fc.nat(300),
      },
      { requiredKeys: ['points', 'day'] },
    ),
    { minLength: 100, maxLength: 200 },
  );
  const ledgers = earnings.map((all): Ledger => {
    const events = all.flatMap(({ points, day, lasts, waits, spent }, place): CustomerEvent[] => [
      {
        ...common(place),
        id: `${'earned'.repeat(6)}-${place}`,
        at: days(day),
        name: 'points.earned',
        properties: {
          points,
          ...(lasts === undefined ? {} : { expiresAt: days(day + lasts) }),
          ...(waits === undefined ? {} : { usableAt: days(day + waits) }),
        },
      },
      ...(spent === undefined || spent === 0
        ? []
        : [
            {
              ...common(place),
              id: `${'spent'.repeat(6)}-${place}`,
              at: days(day),
              name: 'points.redeemed',
              properties: { points: spent },
            } satisfies CustomerEvent,
          ]),
    ]);
    const context = { ...contextIn('EUR'), profile: newProfile(customer) };
    return events.reduce((own, event) => pointsPart.evolve(own, event, context), pointsPart.initial).points;
  });

  it('are joined, and none is lost nor given twice', () => {
    holds(
      fc.property(ledgers, (ledger) => {
        const limited = limitLedger(ledger);
        expect(bytesOf(limited)).toBeLessThanOrEqual(pointsPart.bytes);
        expect(limitLedger(limited)).toEqual(limited);
        const newest =
          [...ledger.lots, ...ledger.owed]
            .map((one) => one.at)
            .sort()
            .at(-1) ?? '';
        const all = (of: Ledger) =>
          of.lots.reduce((sum, { left, expiresAt = '~' }) => (expiresAt > newest ? sum + left : sum), 0);
        expect(all(limited)).toBe(all(ledger));
        // What ends later than it would have is spendable longer; nothing ends sooner.
        for (const day of [100, 200, 400, 900])
          expect(balanceAt(limited, new Date(days(day + 31)))).toBeGreaterThanOrEqual(
            balanceAt(ledger, new Date(days(day + 31))),
          );
      }),
      { runs: 12 },
    );
  });
});

describe('Merging', () => {
  const histories = (seed: number) =>
    fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(50), fc.nat(9)), { maxLength: 25 }).map(
      (all) =>
        all
          .map(([name, minutes, number], place) => ({
            ...shortEvents(name, number, at(minutes)),
            id: `event-${seed}-${place}`,
          }))
          .reduce(
            (profile: Profile, event) => tell(profile, event as CustomerEvent),
            newProfile(`of-${seed}`),
          ), // only its id is another
    );
  const shortEvents = makeLongestEvents('a');
  const two = fc.tuple(histories(1), histories(2));
  /** Told in another order it is the same. */
  const asSet = (part: Partial<Profile>) => ({
    ...part,
    ...(part.applied && { applied: part.applied.toSorted() }),
    ...(part.suppressions && { suppressions: part.suppressions.map((one) => JSON.stringify(one)).sort() }),
  });
  const alike = [
    'person',
    'attributes',
    'consents',
    'suppressions',
    'session',
    'cart',
    'memberships',
  ] as const;

  it.each(alike)('gives the same whoever of two is the customer: %s', (name) => {
    holds(
      fc.property(two, ([a, b]) => {
        expect(asSet(partOf(joinProfiles(a, b, map.events), parts[name]))).toEqual(
          asSet(partOf(joinProfiles(b, a, map.events), parts[name])),
        );
      }),
      { runs: 100 },
    );
  });

  it('changes nothing the second time, and nothing when nothing is known of the visitor', () => {
    holds(
      fc.property(two, ([a, b]) => {
        const joined = joinProfiles(freeze(a), freeze(b), map.events);
        expect(joinProfiles(joined, b, map.events)).toEqual(joined);
        const nobody = joinProfiles(a, newProfile('nobody'), map.events);
        for (const part of Object.values(parts).filter((one) => one !== parts.joined))
          expect(asSet(partOf(nobody, part))).toEqual(asSet(partOf(a, part)));
      }),
      { runs: 100 },
    );
  });
});
