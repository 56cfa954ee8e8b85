import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceAt } from '../../../functions/core/points/points.ts';
import { recall } from '../../../functions/core/profile/applied.ts';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { lastMoment } from '../../../functions/core/profile/history.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { ConsentKey, Profile } from '../../../functions/core/records/records.ts';
import { channels } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { purposes } from '../../../statemachines/language/purposes.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';
import { contextIn } from '../shop-in.ts';

const start = Date.parse('2026-11-20T12:00:00.000Z');
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const customer = 'customer-1';

const proof = { text: 'Yes, write to me', version: '3', form: 'sign-up' };
const cartIds = fc.constantFrom('cart-1', 'cart-2', 'cart-3');
const orderIds = fc.constantFrom('order-1', 'order-2');

const emails = fc.constantFrom('ann@example.com', 'ann@new.example.com');
const consentOf = fc.record(
  { channel: fc.constantFrom(...channels), purpose: fc.constantFrom(...purposes) },
  { requiredKeys: ['channel'] },
);

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
    consents: fc.array(
      fc.record(
        {
          channel: fc.constantFrom(...channels),
          purpose: fc.constantFrom(...purposes),
          proof: fc.constant(proof),
        },
        { requiredKeys: ['channel', 'proof'] },
      ),
      { maxLength: 2 },
    ),
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
  person.map(
    (properties): Happening => ({
      name: 'lead.submitted',
      key: 'lead-1',
      properties: { ...properties, leadId: 'lead-1' },
    }),
  ),
  consentOf.map(
    (of): Happening => ({ name: 'consent.given', key: 'customer', properties: { ...of, proof } }),
  ),
  consentOf.map(
    (of): Happening => ({
      name: 'consent.withdrawn',
      key: 'customer',
      properties: { ...of, how: 'by phone' },
    }),
  ),
  emails.map((email): Happening => ({ name: 'email.confirmed', key: 'customer', properties: { email } })),
  fc
    .constantFrom('segment.entered', 'segment.left')
    .chain((name) =>
      fc
        .constantFrom('lost', 'big-spender')
        .map((segment): Happening => ({ name, key: 'customer', properties: { segment } })),
    ),
  fc
    .integer({ min: 1, max: 50 })
    .map((points): Happening => ({ name: 'points.earned', key: 'customer', properties: { points } })),
  fc
    .integer({ min: 1, max: 50 })
    .map((points): Happening => ({ name: 'points.redeemed', key: 'customer', properties: { points } })),
  fc
    .constantFrom('return.opened', 'return.closed', 'complaint.opened', 'complaint.closed')
    .chain((name) => orderIds.map((orderId): Happening => ({ name, key: orderId, properties: { orderId } }))),
  fc.tuple(emails, fc.boolean()).map(
    ([address, permanent]): Happening => ({
      name: 'message.bounced',
      key: 'run-1',
      properties: { run: 'run-1', step: 'step-1', channel: 'email', address, permanent },
    }),
  ),
  emails.map(
    (address): Happening => ({
      name: 'message.complained',
      key: 'run-1',
      properties: { run: 'run-1', step: 'step-1', channel: 'email', address },
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
      properties: { orderId, currency: 'EUR', total: 10.1, items: [] },
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
      recall(profile, event) === 'new'
        ? applyEvent(freeze(profile), freeze(event), contextIn('EUR'))
        : profile,
    newProfile(customer),
  );

/** What is known, apart from how it came to be known. */
const essence = ({ version: _version, applied: _applied, suppressions, ...profile }: Profile) => ({
  ...profile,
  suppressions: suppressions.map(({ channel, address, why }) => `${channel} ${address} ${why}`).sort(),
});

const newest = <E extends CustomerEvent>(events: readonly E[]): E | undefined =>
  [...events].sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? 1 : -1))[0];

type OfPerson = Extract<
  CustomerEvent,
  { name: 'customer.registered' | 'customer.updated' | 'lead.submitted' }
>;
const isOfPerson = (event: CustomerEvent): event is OfPerson =>
  ['customer.registered', 'customer.updated', 'lead.submitted'].includes(event.name);
const isOfConsent = (
  event: CustomerEvent,
): event is Extract<CustomerEvent, { name: `consent.${string}` | 'message.complained' }> =>
  ['consent.given', 'consent.withdrawn', 'message.complained'].includes(event.name);
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

  it('has of every channel, and of every purpose on it, the newest yes or no; a complaint is a no', () => {
    holds(
      fc.property(histories, (history) => {
        const { consents } = apply(history);
        for (const channel of channels)
          for (const purpose of [undefined, ...purposes]) {
            const isMeant = (of: { readonly channel?: unknown; readonly purpose?: unknown }): boolean =>
              of.channel === channel && of.purpose === purpose;
            const last = newest(
              history.filter((event) =>
                isOfPerson(event)
                  ? event.properties.consents?.some(isMeant)
                  : isOfConsent(event) && isMeant(event.properties),
              ),
            );
            const key: ConsentKey = purpose === undefined ? channel : `${channel}:${purpose}`;
            expect(consents[key]).toEqual(
              last && {
                state:
                  last.name === 'consent.withdrawn' || last.name === 'message.complained'
                    ? 'withdrawn'
                    : 'given',
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

  it('is in the segments that were entered last, and not in those left last', () => {
    holds(
      fc.property(histories, (history) => {
        const { segments } = apply(history);
        for (const segment of ['lost', 'big-spender']) {
          const last = newest(
            history.filter(
              (event) =>
                (event.name === 'segment.entered' || event.name === 'segment.left') &&
                event.properties.segment === segment,
            ),
          );
          expect(segments[segment]?.in).toBe(last && last.name === 'segment.entered');
        }
      }),
      { runs: 300 },
    );
  });

  it('adds up to the cent what was spent, in the currency of the shop alone', () => {
    holds(
      fc.property(histories, (history) => {
        const placed = history.filter(({ name }) => name === 'order.placed');
        expect(apply(history).spent).toBe(Math.round(1010 * placed.length) / 100);
        const inEuro = (profile: Profile, event: CustomerEvent) =>
          applyEvent(profile, event, contextIn('USD'));
        expect(history.reduce(inEuro, newProfile(customer)).spent).toBe(0);
      }),
      { runs: 200 },
    );
  });

  it('has an open case for every order whose return or complaint was opened last, since it was', () => {
    holds(
      fc.property(histories, (history) => {
        const { openCases } = apply(history);
        for (const order of ['order-1', 'order-2']) {
          const open = ['return', 'complaint'].flatMap((kind) => {
            const last = newest(
              history.filter(({ name, key }) => name.startsWith(`${kind}.`) && key === order),
            );
            if (last === undefined || last.name.endsWith('.closed')) return [];
            return last.at;
          });
          expect(openCases[order]).toBe(open.sort()[0]);
        }
      }),
      { runs: 500 },
    );
  });

  it('suppresses the address of a message that bounced for good or was complained about', () => {
    holds(
      fc.property(histories, (history) => {
        const { suppressions } = apply(history);
        for (const address of ['ann@example.com', 'ann@new.example.com'])
          for (const [name, why] of [
            ['message.bounced', 'bounced'],
            ['message.complained', 'complained'],
          ] as const) {
            const told = history.some(
              (event) =>
                (event.name === 'address.suppressed' &&
                  event.properties.address === address &&
                  event.properties.why === why) ||
                (event.name === name &&
                  event.properties.address === address &&
                  !(event.name === 'message.bounced' && !event.properties.permanent)),
            );
            expect(
              suppressions.filter((known) => known.address === address && known.why === why).length,
            ).toBe(told ? 1 : 0);
          }
      }),
      { runs: 500 },
    );
  });

  it('remembers of messages and of what is due no more than how often and when', () => {
    const told = Array.from({ length: 100 }, (_, index): CustomerEvent => {
      const common = { id: `event-${index}`, at: at(index), customer };
      const of = { run: `run-${index}`, step: 'step-1', channel: 'email' } as const;
      return index % 2 === 0
        ? { ...common, name: 'message.opened', key: of.run, properties: of }
        : {
            ...common,
            name: 'scenario.due',
            key: `order-${index}`,
            properties: { scenario: 'it', key: `order-${index}`, day: '2026-11-20', since: at(0) },
          };
    });
    const { marks, counters } = apply(told);
    expect(marks).toEqual([]);
    expect(counters).toEqual({
      'message.opened': { count: 50, last: { at: at(98), id: 'event-98' } },
      'scenario.due': { count: 50, last: { at: at(99), id: 'event-99' } },
    });
  });

  it('remembers the moments of the newest twelve orders, oldest first', () => {
    const orders = Array.from(
      { length: 20 },
      (_, index): CustomerEvent => ({
        id: `order-${index}`,
        name: 'order.placed',
        at: at(index),
        customer,
        key: `order-${index}`,
        properties: { orderId: `order-${index}`, currency: 'EUR', total: 1, items: [] },
      }),
    );
    const expected = orders.slice(8).map(({ at }) => at);
    for (const told of [orders, orders.toReversed()]) expect(apply(told).orderTimes).toEqual(expected);
  });

  it('knows the kinds of goods of an order, each once', () => {
    const items = ['tea', 'cups', 'tea', undefined].map((category) => ({
      productId: 'p',
      title: 'p',
      price: 1,
      quantity: 1,
      category,
    }));
    const order: CustomerEvent = {
      id: 'event-1',
      name: 'order.placed',
      at: at(0),
      customer,
      key: 'order-1',
      properties: { orderId: 'order-1', currency: 'EUR', total: 1, items },
    };
    expect(apply([order]).marks).toEqual([
      {
        event: 'order.placed',
        key: 'order-1',
        moment: { at: at(0), id: 'event-1' },
        categories: ['tea', 'cups'],
      },
    ]);
  });

  it('counts points with their ends brought to UTC', () => {
    const earned: CustomerEvent = {
      id: 'event-1',
      name: 'points.earned',
      at: at(0),
      customer,
      key: 'customer',
      properties: { points: 50, for: 'welcome', once: true, expiresAt: '2026-12-01T01:00:00+03:00' },
    };
    const balance = (time: string) => balanceAt(apply([earned]).points, new Date(time));
    expect(balance('2026-11-30T21:59:59.999Z')).toBe(50);
    expect(balance('2026-11-30T22:00:00.000Z')).toBe(0);
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
