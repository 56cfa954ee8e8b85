import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { type Opened, openDoor } from '../../../functions/core/ingest/door.ts';
import { type EventName, listNames } from '../../../statemachines/language/events.ts';
import { policy } from '../../../statemachines/policy.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const open = (envelope: unknown): Opened => openDoor(envelope, now, policy, events);

/** An app's event as EventBridge hands it on. */
const envelope = (
  name: string,
  properties: unknown,
  detail: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  id: 'envelope-1',
  source: 'app',
  'detail-type': name,
  time: '2026-11-20T11:59:00Z',
  detail: { customer: 'customer-1', properties, ...detail },
});
const viewed = (detail: Readonly<Record<string, unknown>>) => envelope('page.viewed', { path: '/' }, detail);
const updated = (properties: unknown) => envelope('customer.updated', properties);

const reasonOf = (given: unknown): string | undefined => {
  const opened = open(given);
  return opened.opened === 'rejected' ? opened.rejection.reason : undefined;
};
const eventOf = (given: unknown) => {
  const opened = open(given);
  if (opened.opened !== 'event') expect.fail(`not taken: ${JSON.stringify(opened)}`);
  return opened;
};

describe('the door refuses', () => {
  const aheadOfUs = (at: string) =>
    `detail.at: ${at} lies in the future; the door's clock says 2026-11-20T12:00:00.000Z`;
  const noPhone = 'detail.properties.phone: not a phone number; write it as E.164, such as +442079460000';

  const refused: readonly (readonly [what: string, given: unknown, reason: string])[] = [
    ['nothing', undefined, 'Invalid input: expected object, received undefined'],
    ['null', null, 'Invalid input: expected object, received null'],
    ['a text', '{}', 'Invalid input: expected object, received string'],
    ['a number', 5, 'Invalid input: expected object, received number'],
    ['a list of events', [viewed({})], 'Invalid input: expected object, received array'],
    [
      'an empty object',
      {},
      'id: Invalid input: expected string, received undefined; detail-type: Invalid input: expected string, received undefined; time: Invalid input: expected string, received undefined',
    ],
    [
      'an envelope without detail',
      { ...viewed({}), detail: null },
      'detail: Invalid input: expected object, received null',
    ],
    [
      'detail as text',
      { ...viewed({}), detail: '{}' },
      'detail: Invalid input: expected object, received string',
    ],
    [
      'properties as a list',
      envelope('page.viewed', []),
      'detail.properties: Invalid input: expected record, received array',
    ],
    [
      'properties of null',
      envelope('page.viewed', null),
      'detail.properties: Invalid input: expected record, received null',
    ],
    [
      'an event of nobody',
      viewed({ customer: undefined }),
      'detail.customer: missing; whose page.viewed is it?',
    ],
    [
      'a customer as a number',
      viewed({ customer: 4711 }),
      'detail.customer: expected text; a number would lose its last digits',
    ],
    [
      'a customer of null',
      viewed({ customer: null }),
      'detail.customer: Invalid input: expected string, received null',
    ],
    [
      'a customer without a name',
      viewed({ customer: '' }),
      'detail.customer: Too small: expected string to have >=1 characters',
    ],
    [
      'a customer with an endless name',
      viewed({ customer: 'x'.repeat(129) }),
      'detail.customer: Too big: expected string to have <=128 characters',
    ],
    [
      'half a character in the customer',
      viewed({ customer: 'a\ud83e' }),
      'detail.customer: has half a character, which no store keeps',
    ],
    [
      'a control character in the customer',
      viewed({ customer: 'a\u0000b' }),
      'detail.customer: has a control character, such as a line break',
    ],
    [
      'half a character in the event id',
      viewed({ id: '\udd94' }),
      'detail.id: has half a character, which no store keeps',
    ],
    [
      'half a character in a cart id',
      envelope('cart.emptied', { cartId: '\ud83e' }),
      'detail.properties.cartId: has half a character, which no store keeps',
    ],
    [
      'a misspelt event',
      envelope('cart.udpated', {}),
      "detail-type: unknown event 'cart.udpated'; did you mean 'cart.updated'?",
    ],
    [
      'an event in the present tense',
      envelope('order.place', {}),
      "detail-type: unknown event 'order.place'; did you mean 'order.placed'?",
    ],
    [
      'an event of another shop',
      envelope('flight.boarded', {}),
      "detail-type: unknown event 'flight.boarded'",
    ],
    ['an event named __proto__', envelope('__proto__', {}), "detail-type: unknown event '__proto__'"],
    ['an event named constructor', envelope('constructor', {}), "detail-type: unknown event 'constructor'"],
    [
      'an event named by a number',
      { ...viewed({}), 'detail-type': 7 },
      'detail-type: Invalid input: expected string, received number',
    ],
    ['tomorrow', viewed({ at: '2026-11-21T12:00:00Z' }), aheadOfUs('2026-11-21T12:00:00.000Z')],
    [
      'a moment beyond the ten minutes of grace',
      viewed({ at: '2026-11-20T12:10:00.001Z' }),
      aheadOfUs('2026-11-20T12:10:00.001Z'),
    ],
    ['the year 10000', viewed({ at: '9999-12-31T23:59:00-23:59' }), aheadOfUs('+010000-01-01T23:58:00.000Z')],
    ['a time in words', viewed({ at: 'yesterday' }), 'detail.at: Invalid ISO datetime'],
    ['a time without its zone', viewed({ at: '2026-11-20T11:00:00' }), 'detail.at: Invalid ISO datetime'],
    [
      'a time as a number',
      viewed({ at: 1795176000 }),
      'detail.at: Invalid input: expected string, received number',
    ],
    ['30 February', viewed({ at: '2026-02-30T11:00:00Z' }), 'detail.at: Invalid ISO datetime'],
    [
      'a missing property',
      envelope('page.viewed', {}),
      'detail.properties.path: Invalid input: expected string, received undefined',
    ],
    [
      'a property of the wrong type',
      envelope('page.viewed', { path: 5 }),
      'detail.properties.path: Invalid input: expected string, received number',
    ],
    [
      'a cart with three faults, all three named',
      envelope('cart.updated', {
        cartId: 'c',
        currency: 'euro',
        items: [{ productId: 1, title: '', price: 1, quantity: 1 }],
      }),
      'detail.properties.currency: three capital letters, such as EUR; detail.properties.items.0.productId: expected text; a number would lose its last digits; detail.properties.items.0.title: Too small: expected string to have >=1 characters',
    ],
    [
      'a price below nothing',
      envelope('product.price-changed', { productId: 'p', price: -1, currency: 'EUR' }),
      'detail.properties.price: Too small: expected number to be >=0',
    ],
    ['an email without an at', updated({ email: 'Ann' }), 'detail.properties.email: Invalid email address'],
    ['a phone in words', updated({ phone: 'call me' }), noPhone],
    ['a phone without its country', updated({ phone: '020 7946 0000' }), noPhone],
    [
      'a zone by city alone',
      updated({ zone: 'London' }),
      "detail.properties.zone: 'London' is no IANA zone, such as Europe/London",
    ],
    [
      'a country by name',
      updated({ country: 'Germany' }),
      'detail.properties.country: two capital letters, such as DE',
    ],
    [
      'a language that nobody writes in',
      updated({ language: 'tlh' }),
      'detail.properties.language: a code of two letters, such as en',
    ],
  ];

  it.each(refused)('%s, and says why', (_, given, reason) => {
    expect(reasonOf(given)).toBe(reason);
  });

  it('an event of a megabyte, before it reads it', () => {
    expect(reasonOf(envelope('page.viewed', { path: '/', note: 'x'.repeat(1024 * 1024) }))).toBe(
      '1048739 bytes; an event has at most 65536',
    );
  });

  it('by bytes, not by letters', () => {
    const letters = 'ж'.repeat(33_000);
    expect(reasonOf(envelope('page.viewed', { path: '/', note: letters }))).toMatch(/^66\d{3} bytes;/);
  });

  it('with the start of what came, and under the id of the envelope if it has one', () => {
    const opened = open({ id: 'envelope-9', junk: 'x'.repeat(1000) });
    expect(opened).toMatchObject({
      opened: 'rejected',
      rejection: { id: 'envelope-9', at: '2026-11-20T12:00:00.000Z' },
    });
    if (opened.opened === 'rejected') {
      expect(opened.rejection.excerpt).toHaveLength(300);
      expect(opened.rejection.excerpt).toMatch(/^\{"id":"envelope-9","junk":"xxx/);
    }
  });

  it('the same junk under the same id each time, other junk under another', () => {
    const idOf = (given: unknown) => {
      const opened = open(given);
      return opened.opened === 'rejected' ? opened.rejection.id : undefined;
    };
    expect(idOf('junk')).toBe(idOf('junk'));
    expect(idOf('junk')).not.toBe(idOf('other junk'));
  });
});

describe('the door takes', () => {
  it('an event, with its time in UTC and its subject as key', () => {
    const items = [{ productId: 'p-1', title: 'Boots', price: 80, quantity: 1 }];
    const properties = { cartId: 'cart-7', currency: 'EUR', items };
    const given = envelope('cart.updated', properties, { id: 'event-7', at: '2026-11-20T12:30:00+01:00' });
    expect(open(given)).toEqual({
      opened: 'event',
      late: false,
      event: {
        id: 'event-7',
        name: 'cart.updated',
        at: '2026-11-20T11:30:00.000Z',
        customer: 'customer-1',
        key: 'cart-7',
        properties,
      },
    });
  });

  it('id and time from the envelope when the app named none', () => {
    expect(eventOf(viewed({})).event).toMatchObject({
      id: 'envelope-1',
      at: '2026-11-20T11:59:00.000Z',
      key: 'customer',
    });
  });

  it('an event from a clock ten minutes ahead', () => {
    expect(eventOf(viewed({ at: '2026-11-20T12:10:00Z' })).late).toBe(false);
  });

  it('an event of a day ago as new, and older ones, even of years ago, as late', () => {
    expect(eventOf(viewed({ at: '2026-11-19T12:00:00Z' })).late).toBe(false);
    expect(eventOf(viewed({ at: '2026-11-19T11:59:59.999Z' })).late).toBe(true);
    expect(eventOf(viewed({ at: '2011-12-30T00:00:00Z' })).late).toBe(true);
    expect(eventOf(viewed({ at: '0000-01-01T00:00:00+05:00' })).late).toBe(true);
  });

  it('addresses in their normal form', () => {
    const given = updated({
      email: 'Ann@Example.COM',
      phone: '(030) 123456',
      country: 'DE',
      zone: 'Europe/Berlin',
    });
    expect(eventOf(given).event.properties).toEqual({
      email: 'ann@example.com',
      phone: '+4930123456',
      country: 'DE',
      zone: 'Europe/Berlin',
    });
    const suppressed = (channel: string, address: string) =>
      eventOf(envelope('address.suppressed', { channel, address, why: 'bounced' })).event.properties;
    expect(suppressed('email', 'Ann@Example.COM')).toMatchObject({ address: 'ann@example.com' });
    expect(suppressed('sms', '+44 20 7946 0000')).toMatchObject({ address: '+442079460000' });
    expect(suppressed('push', 'Token')).toMatchObject({ address: 'Token' });
  });

  it('the contacts of a lead as those of a customer, with its number as key', () => {
    const lead = (properties: object) => envelope('lead.submitted', { leadId: 'lead-7', ...properties });
    const { event } = eventOf(lead({ email: 'Ann@Example.COM', phone: '030 123456', country: 'DE' }));
    expect(event).toMatchObject({
      key: 'lead-7',
      properties: { email: 'ann@example.com', phone: '+4930123456' },
    });
    expect(reasonOf(lead({ phone: 'call me' }))).toMatch(/^detail.properties.phone: not a phone number/);
    expect(reasonOf(lead({ zone: 'London' }))).toMatch(/^detail.properties.zone: 'London' is no IANA zone/);
  });

  it('an address to confirm, and the address of a message, in their normal form', () => {
    for (const name of ['email.confirmation-requested', 'email.confirmed'])
      expect(eventOf(envelope(name, { email: 'Ann@Example.COM' })).event.properties).toEqual({
        email: 'ann@example.com',
      });
    const of = { run: 'run-7', step: 'letter', channel: 'email', address: 'Ann@Example.COM' };
    for (const properties of [{ ...of, permanent: true }, of]) {
      const name = 'permanent' in properties ? 'message.bounced' : 'message.complained';
      expect(eventOf(envelope(name, properties)).event.properties).toMatchObject({
        address: 'ann@example.com',
      });
    }
  });

  it.each([
    ['lead.contacted', { leadId: 'lead-7' }, 'lead-7'],
    ['order.shipped', { orderId: 'order-7' }, 'order-7'],
    ['message.clicked', { run: 'run-7', step: 'letter', channel: 'email' }, 'run-7'],
    ['message.replied', { channel: 'sms', text: 'YES' }, 'customer'],
    ['segment.entered', { segment: 'big-spender' }, 'customer'],
    ['points.earned', { points: 5 }, 'customer'],
    [
      'scenario.due',
      { scenario: 'birthday', key: 'order-7', day: '2026-11-20', since: '2026-11-01T00:00:00Z' },
      'order-7',
    ],
  ])('%s with what it is about as key', (name, properties, key) => {
    expect(eventOf(envelope(name, properties)).event).toMatchObject({ name, key, properties });
  });

  it('properties that the catalogue does not name as they came', () => {
    const properties = {
      path: '/',
      zone: 'header',
      phone: 'n/a',
      email: 'SHOUTED',
      address: 'Elm Street',
      channel: 'email',
    };
    expect(eventOf(envelope('page.viewed', properties)).event.properties).toEqual(properties);
  });

  it('prices and stock for the product, whoever says so', () => {
    const given = envelope('product.stock-changed', { productId: 'p-1', stock: 0 }, { customer: undefined });
    expect(open(given)).toEqual({
      opened: 'product',
      told: {
        productId: 'p-1',
        stock: { count: 0, moment: { at: '2026-11-20T11:59:00.000Z', id: 'envelope-1' } },
      },
      moment: { at: '2026-11-20T11:59:00.000Z', id: 'envelope-1' },
      late: false,
    });
  });

  it.each(['Ёжик', '🦔', '\u202Egnirts', ' ', '__proto__', 'constructor', "Robert'); DROP TABLE"])(
    'odd letters in a name: %j',
    (customer) => {
      expect(eventOf(viewed({ customer })).event.customer).toBe(customer);
    },
  );

  it('keys that would reach into every object, and lets them reach nothing', () => {
    const polluting = JSON.parse(`{
      "id": "envelope-1", "detail-type": "customer.updated", "time": "2026-11-20T11:59:00Z",
      "detail": { "customer": "customer-1", "__proto__": { "polluted": true }, "properties": {
        "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } },
        "attributes": { "__proto__": "polluted", "constructor": "polluted" } } } }`);
    const { event } = eventOf(polluting);
    expect(event.customer).toBe('customer-1');
    expect(Object.getPrototypeOf(event.properties)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect('polluted' in event.properties).toBe(false);
  });
});

describe('a request for a confirmation code', () => {
  const requested = (channel: string, address: string, more: object = {}) =>
    envelope('code.requested', { reference: 'sign-in-1', channel, address, ...more });

  it.each([
    ['email', 'Ann@Example.com', { address: 'ann@example.com' }],
    ['sms', '+44 7400 123456', { address: '+447400123456', country: 'GB' }],
    ['sms', '+1 876 555 1234', { address: '+18765551234', country: 'JM' }],
    ['sms', '+44 7797 712345', { address: '+447797712345', country: 'JE' }],
    // Of no known kind: a number of the country that the code is named after.
    ['sms', '+44 7700 900555', { address: '+447700900555', country: 'GB' }],
  ])('by %s to %s names the contact, and the country of a number', (channel, address, told) => {
    const { event } = eventOf(requested(channel, address, { country: 'XX' }));
    expect(event.properties).toMatchObject({ ...(channel === 'email' ? {} : told), address: told.address });
    expect(event.key).toBe('sign-in-1');
  });

  it('is refused when there is nobody to write to', () => {
    expect(reasonOf(requested('email', 'nobody'))).toBe('detail.properties.address: not an email address');
    expect(reasonOf(requested('sms', '07400 123456'))).toBe(
      'detail.properties.address: not a phone number; write it as E.164, such as +442079460000',
    );
  });
});

describe('the door', () => {
  const someProperties = fc.oneof(
    fc.object({
      key: fc.constantFrom('path', 'cartId', 'email', 'phone', 'zone', 'items', '__proto__', 'country'),
    }),
    fc.record(
      {
        email: fc.oneof(fc.emailAddress(), fc.string()),
        phone: fc.oneof(
          fc.constantFrom('+442079460000', '030 123456', '+1 (212) 555-0123 ext. 4'),
          fc.string(),
        ),
        country: fc.constantFrom('DE', 'US', 'XX'),
        zone: fc.oneof(fc.constantFrom('Europe/Berlin', 'UTC', 'Mars/Olympus', '+03:00'), fc.string()),
        path: fc.string(),
        cartId: fc.string({ maxLength: 130 }),
        channel: fc.constantFrom('email', 'push', 'sms', 'fax'),
        address: fc.oneof(fc.emailAddress(), fc.string()),
        why: fc.constantFrom('bounced', 'complained', 'dead'),
      },
      { requiredKeys: [] },
    ),
  );
  const almostRight = fc
    .record({
      name: fc.oneof(fc.constantFrom<string>(...listNames(events)), fc.string()),
      properties: someProperties,
      customer: fc.oneof(fc.string(), fc.constantFrom('customer-1', '__proto__'), fc.anything()),
      at: fc.option(
        fc.oneof(
          fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
          fc.constantFrom('2026-11-20T11:00:00Z', '2026-11-20T11:00Z', '9999-12-31T23:59:59.999Z'),
          fc.string(),
        ),
        { nil: undefined },
      ),
    })
    .map(({ name, properties, customer, at }) => envelope(name, properties, { customer, at }));

  const right = fc
    .record({
      name: fc.constantFrom('customer.updated', 'page.viewed', 'address.suppressed', 'cart.emptied'),
      properties: fc.record(
        {
          email: fc.constantFrom('Ann@Example.COM', "o'neil+tag@shop.example.co.uk", 'A_B-C@x-1.io'),
          phone: fc.constantFrom('+442079460000', '030 123456', '+1 (212) 555-0123 ext. 4', '0176/1234567'),
          zone: fc.constantFrom(
            'Europe/Berlin',
            'UTC',
            'europe/berlin',
            'America/Argentina/Ushuaia',
            '+03:00',
          ),
          address: fc.oneof(fc.emailAddress(), fc.constantFrom('+49 30 123456', '030 123456', 'TOKEN')),
          note: fc.anything(),
          country: fc.constant('DE'),
          path: fc.string(),
          cartId: fc.string({ minLength: 1, maxLength: 128 }),
          channel: fc.constantFrom('email', 'push', 'sms'),
          why: fc.constantFrom('bounced', 'complained', 'dead'),
        },
        { requiredKeys: ['country', 'path', 'cartId', 'channel', 'why', 'address'] },
      ),
      at: fc.constantFrom(
        '2026-11-20T11:00:00Z',
        '2026-11-20T11:00:00+05:30',
        '2025-02-28T23:59:59.123456-11:00',
      ),
    })
    .map(({ name, properties, at }) => envelope(name, properties, { at }));

  it('never throws, whatever comes', () => {
    holds(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), almostRight), (given) => {
        expect(['event', 'product', 'rejected']).toContain(open(given).opened);
      }),
      { runs: 2000 },
    );
  });

  it('gives a reason for every refusal', () => {
    holds(
      fc.property(almostRight, (given) => {
        const opened = open(given);
        if (opened.opened === 'rejected') expect(opened.rejection.reason).toMatch(/\S/);
      }),
      { runs: 500 },
    );
  });

  it('changes nothing of what it is given', () => {
    holds(
      fc.property(almostRight, (given) => {
        expect(open(freeze(given))).toEqual(open(given));
      }),
      { runs: 300 },
    );
  });

  it('takes what it made of an event as it is: the normal form is reached at once', () => {
    holds(
      fc.property(right, (given) => {
        const first = eventOf(given);
        const { id, name, at, customer, properties } = first.event;
        expect(open(envelope(name, properties, { id, at, customer }))).toEqual(first);
      }),
      { runs: 1000 },
    );
  });

  it('knows every event of the catalogue by a property that is missing, or by nothing missing at all', () => {
    const whatIsMissing = (name: EventName) => reasonOf(envelope(name, {})) ?? 'taken';
    for (const name of listNames(events)) expect(whatIsMissing(name)).not.toContain('unknown event');
    expect(whatIsMissing('customer.registered')).toBe('taken');
  });
});
