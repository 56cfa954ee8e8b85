import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { atOnce } from '../../../functions/adapters/memory/backoff.ts';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { contactKey } from '../../../functions/core/profile/contact.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Booking, Waiting } from '../../../functions/core/records/records.ts';
import { newBook, writeBooking } from '../../../functions/core/sendlog/send-book.ts';
import type { RecordPorts } from '../../../functions/ports/record-ports.ts';
import { recordEvent } from '../../../functions/tasks/ingest/record-event.ts';
import type { EventName, Properties } from '../../../statemachines/language/events.ts';
import { atLeast, oneOf } from '../../../statemachines/language/facts.ts';
import { date } from '../../../statemachines/language/scenario.ts';
import type {
  ListenOrder,
  OpeningOrder,
  StepOutcome,
  TriggerInput,
} from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import { everyDeath, mayDie, startProcess } from '../../races/mortal.ts';

const customer = 'customer-1';
const key = 'a signing key of 32 bytes or more';
const proof = { text: 'Yes, write to me', version: '1', form: 'account' };
const items = [{ productId: 'tea', title: 'Tea', price: 5, quantity: 2 }];
const cart = { cartId: 'cart-1', currency: 'USD', items };
const order = { orderId: 'order-1', currency: 'USD', total: 10, items };

const opening: OpeningOrder = {
  scenario: 'abandoned-cart',
  event: 'cart.updated',
  conditions: { itemCount: atLeast(1) },
  per: 'key',
  seconds: 3 * 3600,
  plan: { step: 'cart-reminder', rank: 5, channels: ['email'], purpose: 'offers' },
  endsWith: [{ event: 'order.placed', sameKey: false }],
};

/** The door of a company with one of everything, and what came out of it. */
function openShop(parts: Partial<RecordPorts> = {}) {
  const store = makeMemoryStore();
  const triggers: TriggerInput[] = [];
  const answers: (readonly [token: string, outcome: StepOutcome])[] = [];
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  const ports: RecordPorts = {
    store,
    bus: {
      putTriggers: async (put: readonly TriggerInput[]) => void triggers.push(...put),
      putEvents: async () => {},
    },
    backoff: atOnce,
    clock: { now: () => new Date(now) },
    policy,
    events,
    runs: {
      answer: async (token, outcome) => {
        if (answers.some(([known]) => known === token)) return 'gone';
        answers.push([token, outcome]);
        return 'answered';
      },
    },
    signingKey: async () => key,
    triggers: ['cart.updated', 'order.placed', 'order.delivered', 'scenario.due'],
    awaited: ['review.submitted'],
    segments: [],
    timers: [
      { scenario: 'birthday', about: 'customer', timer: date('birthday', { days: 0, yearly: true }).timer },
    ],
    openings: [opening],
    ...parts,
  };
  let told = 0;
  const envelope = <E extends EventName>(
    name: E,
    properties: Properties<E>,
    at = new Date(now).toISOString(),
  ) => {
    const id = `event-${++told}`;
    return { id, 'detail-type': name, time: at, detail: { id, customer, at, properties } };
  };
  return {
    store,
    ports,
    triggers,
    answers,
    envelope,
    later: (hours: number) => {
      now += hours * 3600 * 1000;
    },
    tell: async <E extends EventName>(name: E, properties: Properties<E>, at?: string) =>
      recordEvent(envelope(name, properties, at), ports),
    profile: async () => (await store.know(customer, {})).profile ?? newProfile(customer),
    book: async () => (await store.know(customer, { book: true })).book ?? newBook(customer),
  };
}

describe('an event through the door costs', () => {
  it.each([
    ['3 requests', 'page.viewed', { path: '/' }, 3],
    ['4 when it is an order, which tells what is bought together', 'order.placed', order, 4],
    [
      '6 when a cart has something new to be watched, and a run that begins with a wait',
      'cart.updated',
      cart,
      6,
    ],
    ['5 when something is saved', 'product.saved', { productId: 'product-1' }, 5],
    ['3 when a product is looked at', 'product.viewed', { productId: 'product-1' }, 3],
    ['3 when that run is not begun', 'cart.updated', { ...cart, items: [] }, 3],
    ['4 when a Task might wait for it', 'review.submitted', { orderId: 'order-1', rating: 5 }, 4],
    ['4 when it brings a day to remember', 'customer.updated', { attributes: { birthday: '1990-02-03' } }, 4],
  ] as const)('%s: %s', async (_, name, properties, requests) => {
    const shop = openShop();
    const before = shop.store.requests();
    await recordEvent(
      {
        ...shop.envelope('page.viewed', { path: '/' }),
        'detail-type': name,
        detail: { customer, properties },
      },
      shop.ports,
    );
    expect(shop.store.requests() - before).toBe(requests);
  });
});

describe('the door keeps', () => {
  it('every yes and no with its proof, for as long as the customer stays', async () => {
    const shop = openShop();
    await shop.tell('customer.registered', { consents: [{ channel: 'email', purpose: 'news', proof }] });
    shop.later(1);
    await shop.tell('consent.withdrawn', { channel: 'email', how: 'by phone' });
    expect(await shop.store.consents(customer)).toEqual([
      {
        at: '2026-11-20T12:00:00.000Z',
        event: 'event-1',
        channel: 'email',
        purpose: 'news',
        state: 'given',
        proof,
      },
      {
        at: '2026-11-20T13:00:00.000Z',
        event: 'event-2',
        channel: 'email',
        state: 'withdrawn',
        how: 'by phone',
      },
    ]);
  });

  it('where every contact of a customer leads, older ones too, and no more once they are forgotten', async () => {
    const shop = openShop();
    const customersOf = (kind: 'email' | 'phone', address: string) =>
      shop.store.customersOf(contactKey(key, kind, address));
    await shop.tell('lead.submitted', { leadId: 'lead-1', email: 'Ann@Example.com', phone: '+442079460000' });
    expect(await customersOf('email', 'ann@example.com')).toEqual([customer]);
    expect(await customersOf('phone', '+442079460000')).toEqual([customer]);
    for (let count = 1; count <= 5; count++) {
      expect(await customersOf('email', 'ann@example.com')).toEqual([customer]);
      shop.later(1);
      await shop.tell('customer.updated', { email: `ann@new-${count}.example.com` });
    }
    expect(await customersOf('email', 'ann@example.com')).toEqual([]);
    expect((await shop.profile()).moreEmails?.map(({ address }) => address)).toEqual([
      'ann@new-4.example.com',
      'ann@new-3.example.com',
      'ann@new-2.example.com',
      'ann@new-1.example.com',
    ]);
    expect(await customersOf('email', 'ann@new-5.example.com')).toEqual([customer]);
    expect(await customersOf('phone', '+442079460000')).toEqual([customer]);
    // Told late it is older than those that are kept.
    await shop.tell('customer.updated', { email: 'ann@example.com' }, '2026-11-20T12:30:00.000Z');
    expect(await customersOf('email', 'ann@example.com')).toEqual([]);
  });

  it('the plan of a run that begins with a wait, in the book, when its rule would take the trigger', async () => {
    const shop = openShop();
    await shop.tell('cart.updated', { ...cart, items: [] });
    expect((await shop.book()).plans).toEqual([]);
    await shop.tell('cart.updated', cart);
    expect((await shop.book()).plans).toMatchObject([
      {
        scenario: 'abandoned-cart',
        step: 'cart-reminder',
        rank: 5,
        key: 'cart-1',
        at: '2026-11-20T15:00:00.000Z',
      },
    ]);
  });

  it('no plan of an event that is too late to start anything', async () => {
    const shop = openShop();
    expect(await shop.tell('cart.updated', cart, '2026-11-19T11:00:00.000Z')).toMatchObject({
      outcome: 'late',
    });
    expect((await shop.book()).plans).toEqual([]);
  });

  it('what became of a message with its booking', async () => {
    const shop = openShop();
    const booking: Booking = {
      run: 'run-1',
      scenario: 'abandoned-cart',
      step: 'cart-reminder',
      message: 'cart-reminder',
      kind: 'marketing',
      channel: 'email',
      state: 'sent',
      at: '2026-11-20T11:00:00.000Z',
      refused: [],
    };
    await shop.store.saveBook(writeBooking(newBook(customer), booking, shop.ports.clock.now()));
    const of = { run: 'run-1', step: 'cart-reminder', channel: 'email' } as const;
    await shop.tell('message.clicked', of);
    await shop.tell('message.bounced', { ...of, address: 'ann@example.com', permanent: true });
    const [known] = (await shop.book()).bookings;
    expect(Object.keys(known?.feedback ?? {}).toSorted()).toEqual(['bounced', 'clicked']);
    expect((await shop.profile()).suppressions).toEqual([
      { channel: 'email', address: 'ann@example.com', why: 'bounced' },
    ]);
  });
});

describe('the door hands on', () => {
  it('where the goods of an order are listed', async () => {
    const shop = openShop();
    await shop.tell('order.placed', order);
    shop.later(1);
    await shop.tell('order.delivered', { orderId: 'order-1' });
    expect(shop.triggers.map(({ name, goods }) => [name, goods])).toEqual([
      ['order.placed', undefined],
      ['order.delivered', { at: '2026-11-20T12:00:00.000Z', id: 'event-1' }],
    ]);
  });

  it('what is due with the moment to begin, and plans its first message for then', async () => {
    const greeting: OpeningOrder = {
      ...opening,
      scenario: 'birthday',
      event: 'scenario.due',
      conditions: { due: oneOf('birthday') },
      per: 'customer',
      seconds: 0,
    };
    const shop = openShop({ openings: [opening, greeting] });
    const due = { scenario: 'birthday', key: 'customer', day: '2026-11-22', since: '2026-11-20T12:00:00Z' };
    await shop.tell('scenario.due', due);
    await shop.tell('scenario.due', { ...due, scenario: 'of another release' });
    const [trigger] = shop.triggers;
    expect(trigger).toMatchObject({
      name: 'scenario.due',
      key: 'customer',
      facts: { due: 'birthday' },
      due: { since: '2026-11-20T12:00:00.000Z' },
    });
    expect(trigger?.due?.at).toMatch(/^2026-11-22T10:/);
    expect((await shop.book()).plans.map(({ scenario, at }) => [scenario, at])).toEqual([
      ['birthday', trigger?.due?.at],
    ]);
  });

  it('nothing personal', async () => {
    const shop = openShop({ triggers: ['lead.submitted', 'message.replied', 'email.confirmed'] });
    await shop.tell('lead.submitted', {
      leadId: 'lead-1',
      name: 'Ann',
      email: 'ann@example.com',
      phone: '+442079460000',
    });
    await shop.tell('message.replied', { channel: 'sms', text: 'YES, says Ann' });
    await shop.tell('email.confirmed', { email: 'ann@example.com' });
    expect(shop.triggers).toHaveLength(3);
    expect(JSON.stringify(shop.triggers)).not.toMatch(/ann|2079460000|YES/i);
    expect(JSON.stringify(await shop.profile())).not.toMatch(/YES/);
  });
});

describe('the door answers', () => {
  const listen: ListenOrder = {
    version: 1,
    scenario: {
      id: 'review-request',
      entry: { per: 'key', repeated: 'never again', longestSeconds: 30 * 24 * 3600 },
      exits: [],
      still: {},
    },
    step: 'wait-for-review',
    events: [{ event: 'review.submitted', sameKey: true }],
    since: 'trigger',
    answers: { 'review.submitted': { last: true } },
  };
  const waiting = (orderId: string, token: string): Waiting => ({
    customer,
    token,
    at: '2026-11-20T11:00:00.000Z',
    until: '2026-12-20T11:00:00.000Z',
    call: {
      task: 'listen',
      call: {
        order: listen,
        run: {
          id: `delivered-${orderId}`,
          at: '2026-11-20T10:00:00.000Z',
          name: 'order.delivered',
          customer,
          key: orderId,
          facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
        },
        execution: `execution-${orderId}`,
      },
    },
  });

  it('the Task that waits for this event, once, and no other', async () => {
    const shop = openShop();
    await shop.store.saveWaiting(waiting('order-1', 'token-1'));
    await shop.store.saveWaiting(waiting('order-2', 'token-2'));
    await shop.tell('review.submitted', { orderId: 'order-1', rating: 5 });
    expect(shop.answers).toMatchObject([['token-1', { go: 'on', answer: 'review.submitted' }]]);
    expect((await shop.store.waitings(customer)).map(({ token }) => token)).toEqual(['token-2']);
    shop.later(1);
    await shop.tell('review.submitted', { orderId: 'order-1', rating: 1 });
    expect(shop.answers).toHaveLength(1);
  });

  it('it even when the event is told a week late', async () => {
    const shop = openShop();
    shop.later(7 * 24);
    await shop.store.saveWaiting(waiting('order-1', 'token-1'));
    await shop.tell('review.submitted', { orderId: 'order-1', rating: 5 }, '2026-11-20T12:00:00.000Z');
    expect(shop.answers).toHaveLength(1);
  });

  it('it however often the door dies on the way', async () => {
    const perform = async (death?: Parameters<typeof startProcess>[0]) => {
      const shop = openShop();
      await shop.store.saveWaiting(waiting('order-1', 'token-1'));
      const envelope = shop.envelope('review.submitted', { orderId: 'order-1', rating: 5 });
      const process = startProcess(death);
      const { store, bus, runs } = shop.ports;
      const mortal = {
        ...shop.ports,
        store: process.wrap(store),
        bus: process.wrap(bus),
        runs: process.wrap(runs),
      };
      await mayDie(() => recordEvent(envelope, mortal));
      return { shop, envelope, calls: process.calls };
    };
    const { calls } = await perform();
    expect(calls).toContain('answer');
    for (const death of everyDeath(calls.length)) {
      const { shop, envelope } = await perform(death);
      await recordEvent(envelope, shop.ports);
      expect(shop.answers).toHaveLength(1);
      expect((await shop.profile()).counters['review.submitted']?.count).toBe(1);
    }
  });
});

describe('a door that dies anywhere and is tried again', () => {
  it('has kept everything, once', async () => {
    const register = {
      email: 'ann@example.com',
      consents: [{ channel: 'email', proof } as const],
      attributes: { birthday: '1990-02-03' },
    };
    const perform = async (death?: Parameters<typeof startProcess>[0]) => {
      const shop = openShop({
        triggers: ['customer.registered'],
        openings: [{ ...opening, event: 'customer.registered', conditions: {} }],
      });
      const envelope = shop.envelope('customer.registered', register);
      const process = startProcess(death);
      const mortal = { ...shop.ports, store: process.wrap(shop.store), bus: process.wrap(shop.ports.bus) };
      await mayDie(() => recordEvent(envelope, mortal));
      return { shop, envelope, calls: process.calls };
    };
    const look = async ({ store, triggers, profile, book }: ReturnType<typeof openShop>) => {
      const days = await Promise.all(
        Array.from({ length: 16 }, (_, shard) => store.dues('2027-02-03', shard)),
      );
      return {
        profile: await profile(),
        consents: await store.consents(customer),
        contacts: await store.customersOf(contactKey(key, 'email', 'ann@example.com')),
        dues: days.flatMap(({ dues }) => dues),
        plans: (await book()).plans,
        started: new Set(triggers.map(({ id }) => id)),
      };
    };
    const { shop, calls } = await perform();
    const whole = await look(shop);
    expect(whole).toMatchObject({
      contacts: [customer],
      dues: [{ scenario: 'birthday' }],
      plans: [{ rank: 5 }],
    });
    for (const death of everyDeath(calls.length)) {
      const { shop, envelope } = await perform(death);
      await recordEvent(envelope, shop.ports);
      expect(await look(shop)).toEqual(whole);
    }
  });
});

describe('an erased customer', () => {
  const erased = async () => {
    const shop = openShop();
    await shop.tell('customer.registered', { email: 'ann@example.com' });
    const { version } = await shop.profile();
    await shop.store.saveProfile({
      ...newProfile(customer),
      version: version + 1,
      erasedAt: '2026-11-20T12:30:00.000Z',
    });
    shop.later(1);
    return shop;
  };

  it('stays so, whatever is told of the time before, or of messages of that time', async () => {
    const shop = await erased();
    const of = { run: 'run-1', step: 'step-1', channel: 'email', address: 'ann@example.com' } as const;
    for (const outcome of [
      await shop.tell('customer.updated', { email: 'ann@example.com' }, '2026-11-20T12:30:00.000Z'),
      await shop.tell('message.bounced', { ...of, permanent: true }),
      await shop.tell('scenario.due', {
        scenario: 'birthday',
        key: 'customer',
        day: '2026-11-21',
        since: '2026-11-20T12:00:00Z',
      }),
    ])
      expect(outcome).toMatchObject({ outcome: 'late' });
    expect(await shop.profile()).toEqual({
      ...newProfile(customer),
      version: 2,
      erasedAt: '2026-11-20T12:30:00.000Z',
    });
    expect(shop.triggers).toEqual([]);
  });

  it('who comes back begins anew', async () => {
    const shop = await erased();
    await shop.tell('order.placed', order);
    expect(await shop.profile()).toMatchObject({
      version: 3,
      erasedAt: '2026-11-20T12:30:00.000Z',
      counters: { 'order.placed': { count: 1 } },
    });
    expect((await shop.profile()).email).toBeUndefined();
    expect(shop.triggers).toHaveLength(1);
  });
});
