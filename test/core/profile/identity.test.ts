import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { contactsOf } from '../../../functions/core/profile/contact.ts';
import {
  emptyProfile,
  isJoining,
  joinProfiles,
  sealProfile,
} from '../../../functions/core/profile/identity.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';
import { contextIn } from '../shop-in.ts';

const start = Date.parse('2026-11-20T12:00:00.000Z');
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const proof = { text: 'Yes, write to me', version: '3', form: 'sign-up' };

type Happening = CustomerEvent extends infer E
  ? E extends CustomerEvent
    ? Pick<E, 'name' | 'key' | 'properties'>
    : never
  : never;

const person = fc.record(
  {
    email: fc.constantFrom('ann@example.com', 'ann@new.example.com', 'ann@work.example.com'),
    phone: fc.constantFrom('+442079460001', '+442079460002'),
    name: fc.constantFrom('Ann', 'Anna'),
    attributes: fc.record(
      { size: fc.constantFrom('S', 'M'), source: fc.constantFrom('ad', 'friend') },
      { requiredKeys: [] },
    ),
    consents: fc.array(fc.record({ channel: fc.constant('email' as const), proof: fc.constant(proof) }), {
      maxLength: 1,
    }),
  },
  { requiredKeys: [] },
);
const orderId = fc.constantFrom('order-1', 'order-2', 'order-3');
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  person.map((properties): Happening => ({ name: 'customer.updated', key: 'customer', properties })),
  fc.constant<Happening>({
    name: 'consent.withdrawn',
    key: 'customer',
    properties: { channel: 'email', how: 'link' },
  }),
  orderId.chain((key) =>
    fc.constantFrom<Happening>(
      {
        name: 'order.placed',
        key,
        properties: { orderId: key, currency: 'USD', total: 12.34, items: [] },
      },
      { name: 'return.opened', key, properties: { orderId: key } },
      { name: 'return.closed', key, properties: { orderId: key } },
      { name: 'order.paid', key, properties: { orderId: key } },
    ),
  ),
  fc.constantFrom<Happening>(
    { name: 'segment.entered', key: 'customer', properties: { segment: 'vip' } },
    { name: 'segment.left', key: 'customer', properties: { segment: 'vip' } },
    { name: 'points.earned', key: 'customer', properties: { points: 100, expiresAt: at(90 * 86_400) } },
    { name: 'points.earned', key: 'customer', properties: { points: 500, for: 'welcome', once: true } },
    { name: 'points.redeemed', key: 'customer', properties: { points: 70 } },
    { name: 'page.viewed', key: 'customer', properties: { path: '/' } },
    {
      name: 'address.suppressed',
      key: 'customer',
      properties: { channel: 'sms', address: '+442079460002', why: 'bounced' },
    },
  ),
);

/** A history, each event with whose it was told to be. */
const histories = fc.array(fc.tuple(happenings, fc.boolean()), { minLength: 1, maxLength: 20 }).map((told) =>
  told.map(([happening, isVisitor], place) => ({
    isVisitor,
    // The two that belong together come from the same happening.
    event: { ...happening, id: `event-${place}`, at: at(place * 60), customer: 'x' } as CustomerEvent,
  })),
);

const tell = (customer: string, events: readonly CustomerEvent[]): Profile =>
  freeze(
    events.reduce((profile, event) => applyEvent(profile, event, contextIn('USD')), newProfile(customer)),
  );

/** What is known, without whose record it is and the last visit, of which each profile knows one; an empty list is as good as none. */
const known = ({ version, customer, joined, joinedTo, armed, session, ...profile }: Profile) => ({
  ...profile,
  moreEmails: profile.moreEmails ?? [],
  morePhones: profile.morePhones ?? [],
  interests: profile.interests ?? [],
  bought: profile.bought ?? [],
  counters: Object.fromEntries(Object.entries(profile.counters).sort(([a], [b]) => (a < b ? -1 : 1))),
});

describe('A visitor who joins a customer', () => {
  it('leaves the customer’s profile as if the customer had done it all', () => {
    holds(
      fc.property(histories, (history) => {
        const split = (isVisitor: boolean) =>
          history.filter((one) => one.isVisitor === isVisitor).map(({ event }) => event);
        const joined = joinProfiles(tell('ann', split(false)), tell('visitor', split(true)), map.events);
        expect(known(joined)).toEqual(
          known(
            tell(
              'ann',
              history.map(({ event }) => event),
            ),
          ),
        );
        expect(joined.joined).toEqual(['visitor']);
      }),
      { runs: 300 },
    );
  });

  it('does so whether events are told before it or after it', () => {
    holds(
      fc.property(histories, fc.nat(20), (history, place) => {
        const before = history.slice(0, place);
        const after = history.slice(place).map(({ event }) => event);
        const split = (isVisitor: boolean) =>
          before.filter((one) => one.isVisitor === isVisitor).map(({ event }) => event);
        const joined = joinProfiles(tell('ann', split(false)), tell('visitor', split(true)), map.events);
        const later = after.reduce((profile, event) => applyEvent(profile, event, contextIn('USD')), joined);
        expect(known(later)).toEqual(
          known(
            tell(
              'ann',
              history.map(({ event }) => event),
            ),
          ),
        );
      }),
      { runs: 300 },
    );
  });

  it('brings nothing a second time', () => {
    holds(
      fc.property(histories, (history) => {
        const events = history.map(({ event }) => event);
        const visitor = tell('visitor', events);
        const once = joinProfiles(newProfile('ann'), visitor, map.events);
        expect(joinProfiles(once, visitor, map.events)).toEqual(once);
        // Emptied it brings nothing to anybody.
        const empty = emptyProfile(sealProfile(visitor, once) ?? visitor);
        expect(isJoining(empty)).toBe(false);
        expect(known(joinProfiles(newProfile('ann'), empty, map.events))).toEqual(known(newProfile('ann')));
      }),
      { runs: 300 },
    );
  });

  it('keeps the addresses of both, of which the one told last is the main one', () => {
    const told = (id: string, seconds: number, email: string): CustomerEvent => ({
      id,
      at: at(seconds),
      name: 'customer.updated',
      key: 'customer',
      customer: 'x',
      properties: { email },
    });
    const ann = tell('ann', [told('1', 0, 'old@example.com'), told('2', 60, 'ann@example.com')]);
    const visitor = tell('visitor', [told('3', 120, 'form@example.com')]);
    const joined = joinProfiles(ann, visitor, map.events);
    expect(contactsOf(joined).map(({ address }) => address)).toEqual([
      'form@example.com',
      'ann@example.com',
      'old@example.com',
    ]);
  });

  it('brings nothing of the time before the customer was erased', () => {
    const visitor = tell('visitor', [
      { id: '1', at: at(0), name: 'page.viewed', key: 'customer', customer: 'x', properties: { path: '/' } },
    ]);
    const erased = { ...newProfile('ann'), erasedAt: at(60) };
    expect(known(joinProfiles(erased, visitor, map.events))).toEqual(known(erased));
    // The visitor's rows are the customer's all the same: another erasure covers them.
    expect(joinProfiles(erased, visitor, map.events).joined).toEqual(['visitor']);
    const earlier = { ...newProfile('ann'), erasedAt: at(-60) };
    expect(joinProfiles(earlier, visitor, map.events).counters['page.viewed']?.count).toBe(1);
  });

  it('is listed; a full list is handed on to who joins next, so that none is lost', () => {
    let ann = newProfile('ann');
    const visitors = new Map<string, Profile>();
    for (let count = 0; count < 35; count++) {
      const visitor = newProfile(`visitor-${count}`);
      const sealed = sealProfile(visitor, ann) ?? visitor;
      visitors.set(visitor.customer, sealed);
      ann = joinProfiles(ann, sealed, map.events);
      expect(ann.joined?.length).toBeLessThanOrEqual(10);
    }
    const found = (ids: readonly string[]): readonly string[] =>
      ids.flatMap((id) => [id, ...found(visitors.get(id)?.joined ?? [])]);
    expect(new Set(found(ann.joined ?? [])).size).toBe(35);
  });
});

describe('Where a customer came from', () => {
  it('is what was told first, whatever comes later', () => {
    const told = (id: string, seconds: number, source: string): CustomerEvent => ({
      id,
      at: at(seconds),
      name: 'lead.submitted',
      key: 'lead-1',
      customer: 'x',
      properties: { leadId: 'lead-1', attributes: { source } },
    });
    const [first, second] = [told('1', 0, 'ad'), told('2', 60, 'friend')];
    expect(tell('ann', [first, second]).attributes.source).toBe('ad');
    expect(tell('ann', [second, first]).attributes.source).toBe('ad');
    expect(joinProfiles(tell('ann', [second]), tell('visitor', [first]), map.events).attributes.source).toBe(
      'ad',
    );
  });
});
