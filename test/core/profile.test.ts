import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, lastMoment, newProfile, recall } from '../../functions/core/profile.ts';
import type { Profile } from '../../functions/core/records.ts';
import { channels } from '../../statemachines/language/channels.ts';
import type { CustomerEvent } from '../../statemachines/language/events.ts';
import { freeze } from './freeze.ts';
import { holds } from './random.ts';

const start = Date.parse('2026-11-20T12:00:00.000Z');
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const customer = 'customer-1';

const proof = { text: 'Yes, write to me', version: '3', form: 'sign-up' };
const cartIds = fc.constantFrom('cart-1', 'cart-2', 'cart-3');
const orderIds = fc.constantFrom('order-1', 'order-2');

const person = fc.record(
  {
    email: fc.constantFrom('ann@example.com', 'ann@new.example.com'),
    phone: fc.constantFrom('+442079460001', '+442079460002'),
    name: fc.constantFrom('Ann', 'Anna'),
    language: fc.constantFrom('en', 'ru'),
    country: fc.constantFrom('GB', 'DE'),
    zone: fc.constantFrom('Europe/London', 'Europe/Berlin'),
    traffic: fc.constantFrom('customer', 'staff'),
    attributes: fc.record({ size: fc.constantFrom('S', 'M'), vip: fc.boolean() }, { requiredKeys: [] }),
    devices: fc.subarray([{ token: 'phone-1', platform: 'ios' } as const]),
    consents: fc.array(fc.record({ channel: fc.constantFrom(...channels), proof: fc.constant(proof) }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);

/** What happened, without its id; times repeat, so that events of one instant occur. */
type Happening = CustomerEvent extends infer E
  ? E extends CustomerEvent
    ? Pick<E, 'name' | 'key' | 'properties'>
    : never
  : never;

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  person.map((properties): Happening => ({ name: 'customer.registered', key: 'customer', properties })),
  person.map((properties): Happening => ({ name: 'customer.updated', key: 'customer', properties })),
  fc
    .constantFrom(...channels)
    .map(
      (channel): Happening => ({ name: 'consent.given', key: 'customer', properties: { channel, proof } }),
    ),
  fc.constantFrom(...channels).map(
    (channel): Happening => ({
      name: 'consent.withdrawn',
      key: 'customer',
      properties: { channel, how: 'by phone' },
    }),
  ),
  fc
    .tuple(
      fc.constantFrom('ann@example.com', 'ann@new.example.com'),
      fc.constantFrom('bounced', 'complained', 'dead'),
    )
    .map(
      ([address, why]): Happening => ({
        name: 'address.suppressed',
        key: 'customer',
        properties: { channel: 'email', address, why },
      }),
    ),
  cartIds.map(
    (cartId): Happening => ({
      name: 'cart.updated',
      key: cartId,
      properties: { cartId, currency: 'EUR', items: [] },
    }),
  ),
  cartIds.map((cartId): Happening => ({ name: 'cart.emptied', key: cartId, properties: { cartId } })),
  orderIds.map(
    (orderId): Happening => ({
      name: 'order.placed',
      key: orderId,
      properties: { orderId, currency: 'EUR', total: 10, items: [] },
    }),
  ),
  fc.constant<Happening>({ name: 'page.viewed', key: 'customer', properties: { path: '/' } }),
);

const histories: fc.Arbitrary<readonly CustomerEvent[]> = fc
  .array(fc.tuple(happenings, fc.nat(8)), { minLength: 1, maxLength: 14 })
  .map((all) =>
    all.map(([happening, hours], index) => ({
      ...happening,
      id: `event-${index}`,
      at: at(hours * 3600),
      customer,
    })),
  );

const shuffled = histories.chain((history) =>
  fc.record({
    history: fc.constant(history),
    otherwise: fc.shuffledSubarray([...history], { minLength: history.length }),
  }),
);

/** As the door does it: what was counted already is not applied again. */
const apply = (events: readonly CustomerEvent[]): Profile =>
  events.reduce(
    (profile, event) =>
      recall(profile, event) === 'new' ? applyEvent(freeze(profile), freeze(event)) : profile,
    newProfile(customer),
  );

/** What is known, apart from how it came to be known. */
const essence = ({ version: _version, applied: _applied, suppressions, ...profile }: Profile) => ({
  ...profile,
  suppressions: suppressions.map(({ channel, address, why }) => `${channel} ${address} ${why}`).sort(),
});

const newest = <E extends CustomerEvent>(events: readonly E[]): E | undefined =>
  [...events].sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? 1 : -1))[0];

type OfPerson = Extract<CustomerEvent, { name: 'customer.registered' | 'customer.updated' }>;
const isOfPerson = (event: CustomerEvent): event is OfPerson =>
  event.name === 'customer.registered' || event.name === 'customer.updated';
const fields = ['email', 'phone', 'name', 'language', 'country', 'zone', 'traffic'] as const;

describe('a profile', () => {
  it('is the same in whatever order its events come', () => {
    holds(
      fc.property(shuffled, ({ history, otherwise }) => {
        expect(essence(apply(otherwise))).toEqual(essence(apply(history)));
      }),
      { runs: 800 },
    );
  });

  it('counts every event once, however often it comes', () => {
    holds(
      fc.property(shuffled, ({ history, otherwise }) => {
        const once = apply(history);
        expect(essence(apply([...history, ...otherwise]))).toEqual(essence(once));
        for (const name of new Set(history.map((event) => event.name)))
          expect(once.counters[name]?.count).toBe(history.filter((event) => event.name === name).length);
      }),
      { runs: 500 },
    );
  });

  it('keeps each attribute until a newer event names it', () => {
    holds(
      fc.property(shuffled, ({ history, otherwise }) => {
        const { attributes } = apply(otherwise);
        for (const name of ['size', 'vip']) {
          const telling = history
            .filter(isOfPerson)
            .filter(({ properties }) => name in (properties.attributes ?? {}));
          expect(attributes[name]).toBe(newest(telling)?.properties.attributes?.[name]);
        }
      }),
      { runs: 300 },
    );
  });

  it('has in every field what the newest event that named it said', () => {
    holds(
      fc.property(histories, (history) => {
        const profile = apply(history);
        const sayings = history.filter(isOfPerson);
        for (const field of fields) {
          const last = newest(sayings.filter(({ properties }) => properties[field] !== undefined));
          expect(profile[field]).toEqual(last?.properties[field] ?? newProfile(customer)[field]);
        }
      }),
      { runs: 500 },
    );
  });

  it('has of every channel the newest yes or no', () => {
    holds(
      fc.property(histories, (history) => {
        const profile = apply(history);
        for (const channel of channels) {
          const last = newest(
            history.filter((event) =>
              isOfPerson(event)
                ? event.properties.consents?.some((consent) => consent.channel === channel)
                : event.name.startsWith('consent.') && event.properties.channel === channel,
            ),
          );
          expect(profile.consents[channel]).toEqual(
            last && {
              state: last.name === 'consent.withdrawn' ? 'withdrawn' : 'given',
              at: last.at,
              event: last.id,
            },
          );
        }
      }),
      { runs: 500 },
    );
  });

  it('knows the newest moment of every event, of the customer and of each cart and order', () => {
    holds(
      fc.property(histories, (history) => {
        const profile = apply(history);
        for (const { name, key } of history) {
          const all = newest(history.filter((event) => event.name === name));
          expect(lastMoment(profile, name)).toEqual({ at: all?.at, id: all?.id });
          if (!key.startsWith('cart') && !key.startsWith('order')) continue;
          const same = newest(history.filter((event) => event.name === name && event.key === key));
          expect(lastMoment(profile, name, key)).toEqual({ at: same?.at, id: same?.id });
        }
      }),
      { runs: 500 },
    );
  });

  it('grows by one version with every event that is counted', () => {
    holds(
      fc.property(histories, (history) => {
        expect(apply(history).version).toBe(history.length);
      }),
      { runs: 100 },
    );
  });

  it('remembers the forty newest carts and orders, whatever order they came in', () => {
    const carts = Array.from({ length: 60 }, (_, index): CustomerEvent => {
      const cartId = `cart-${index}`;
      return {
        id: cartId,
        name: 'cart.emptied',
        at: at(index),
        customer,
        key: cartId,
        properties: { cartId },
      };
    });
    const expected = carts.slice(20).map(({ key }) => key);
    for (const order of [carts, carts.toReversed(), [...carts.slice(30), ...carts.slice(0, 30)]]) {
      const { marks } = apply(order);
      expect(marks.map(({ key }) => key).toReversed()).toEqual(expected);
    }
  });
});

describe('an event that comes again', () => {
  const event: CustomerEvent = {
    id: 'event-1',
    name: 'page.viewed',
    at: at(0),
    customer,
    key: 'customer',
    properties: { path: '/' },
  };

  it('is recognised among the last 32 events', () => {
    const others = Array.from({ length: 31 }, (_, index) => ({ ...event, id: `other-${index}` }));
    const profile = apply([event, ...others]);
    expect(recall(profile, event)).toBe('counted');
    expect(recall(profile, { id: 'event-2', at: at(0) })).toBe('new');
  });

  it('under the same id with another time is neither new nor the same', () => {
    expect(recall(apply([event]), { id: 'event-1', at: at(1) })).toBe('same id, other time');
  });
});
