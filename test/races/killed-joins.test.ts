import { expect, it } from 'vitest';
import { atOnce } from '../../functions/adapters/memory/backoff.ts';
import { contactKey } from '../../functions/core/profile/contact.ts';
import { isJoining } from '../../functions/core/profile/identity.ts';
import { subjects, watchShardOf } from '../../functions/core/watchlist/watch.ts';
import type { Store } from '../../functions/ports/store.ts';
import { eraseCustomer } from '../../functions/tasks/privacy/care-for-customer.ts';
import { gatherCustomer } from '../../functions/tasks/profile/gather-customer.ts';
import { type ListenOrder, orderVersion, type TaskCall } from '../../statemachines/language/tasks.ts';
import abandonedCart from '../../statemachines/scenarios/conversion/abandoned-cart.ts';
import { cart, order, teapot } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { type Death, everyDeath, mayDie, startProcess } from './mortal.ts';
import { callTask, type Stage, setStage, signingKey } from './stage.ts';

const listenOrder: ListenOrder = {
  version: orderVersion,
  scenario: {
    id: 'a-scenario',
    entry: { per: 'customer', repeated: 'latest wins', longestSeconds: 7 * 86_400 },
    exits: [],
    still: {},
  },
  step: 'wait-for-order',
  events: [{ event: 'order.placed', sameKey: false }],
  since: 'trigger',
  answers: { 'order.placed': { last: true } },
};

/** A visitor who has got a reminder, and whose run waits for an order; and the customer whom they are. */
async function meet(store: Store) {
  const visitor = await setStage(store);
  const ann = await setStage(store);
  const trigger = await visitor.trigger('cart.updated', cart());
  const reminder = callTask(abandonedCart, 'cart-reminder', trigger);
  await visitor.send(reminder);
  const listening: TaskCall<ListenOrder> = {
    order: listenOrder,
    run: trigger,
    execution: 'execution-2',
    token: visitor.openToken(),
  };
  expect(await visitor.listen(listening)).toBe('waiting');
  ann.clock.advance(60);
  visitor.clock.advance(60);
  const join = ann.envelope('customer.joined', { anonymous: visitor.customer });
  return { visitor, ann, reminder, listening, join };
}

const erase = ({ visitor, ann }: { readonly visitor: Stage; readonly ann: Stage }, store: Store) =>
  eraseCustomer(ann.customer, {
    store,
    runs: visitor.runs,
    clock: ann.clock,
    backoff: atOnce,
    signingKey: async () => signingKey,
    exports: async () => 'nowhere',
  });

/** The door of both: what one is told may be answered to a Task of the other. */
const doorOf = ({ visitor }: { readonly visitor: Stage }) => ({ runs: visitor.runs });

describeOnEveryStore('A visitor who joins', (open, name) => {
  it('is the customer, with every run and message, however often the door dies on the way', async () => {
    const store = open();
    const perform = async (death?: Death) => {
      const met = await meet(store);
      const process = startProcess(death);
      const props = { store: process.wrap(store), bus: process.wrap(met.ann.bus), ...doorOf(met) };
      await mayDie(() => met.ann.record(met.join, props));
      return { ...met, process };
    };
    const { process } = await perform();
    const deaths = everyDeath(process.calls.length);
    // Over the wire each takes a second: some of them, and all in memory.
    for (const death of name === 'memory' ? deaths : deaths.filter((_, place) => place % 5 === 1)) {
      const { visitor, ann, reminder, listening, join } = await perform(death);
      const place = `${death.carriedOut ? 'after' : 'before'} ${process.calls[death.at - 1]}`;
      // A Task of the visitor's run that is tried in between: busy, or as it was.
      const between = await visitor.send(reminder).catch((error: Error) => error.name);
      expect([place, typeof between === 'string' ? between : between.reason]).toEqual([
        place,
        typeof between === 'string' ? 'StoreBusy' : 'delivered',
      ]);
      await ann.record(join, doorOf({ visitor }));

      const { profile, book } = await store.know(ann.customer, { book: true });
      expect([place, profile?.counters['cart.updated']?.count]).toEqual([place, 1]);
      expect(profile?.counters['customer.updated']?.count).toBe(2);
      expect(profile?.counters['customer.joined']?.count).toBe(1);
      expect(profile?.joined).toEqual([visitor.customer]);
      expect(book?.bookings.map(({ step, state }) => [step, state])).toEqual([['cart-reminder', 'sent']]);
      const pointer = await store.know(visitor.customer, { book: true });
      expect(pointer.profile).toMatchObject({ joinedTo: ann.customer, counters: {}, attributesAt: {} });
      expect(pointer.profile?.email).toBeUndefined();
      expect(pointer.profile === undefined || isJoining(pointer.profile)).toBe(false);
      expect(pointer.book?.bookings).toEqual([]);
      const watchesOf = async (customer: string) =>
        (await store.know(customer, { watched: true })).watched?.watches.map(({ subject }) => subject) ?? [];
      const product = subjects.product(teapot.productId);
      expect([place, await watchesOf(visitor.customer)]).toEqual([place, []]);
      expect([place, await watchesOf(ann.customer)]).toEqual([place, expect.arrayContaining([product])]);
      for (const { customer } of [visitor, ann]) {
        const { watchers } = await store.watchers(product, watchShardOf(customer));
        expect(watchers.some((row) => row.customer === customer)).toBe(customer === ann.customer);
      }
      const contact = contactKey(signingKey, 'email', 'ann@example.com');
      expect(await store.customersOf(contact)).not.toContain(visitor.customer);

      // The message is out: the Task that is tried again knows it.
      expect(await visitor.send(reminder)).toMatchObject({ decision: 'send', reason: 'delivered' });
      expect(visitor.deliveries).toHaveLength(1);
      // The run hears what the customer does.
      expect(visitor.answerTo(listening.token ?? '')).toBeUndefined();
      const awaited = { ...doorOf({ visitor }), awaited: ['order.placed'] } as const;
      await ann.record(ann.envelope('order.placed', order()), awaited);
      expect([place, visitor.answerTo(listening.token ?? '')?.answer]).toEqual([place, 'order.placed']);
    }
  });

  it('has what the customer did before the joining heard by a run that waits for it', async () => {
    const store = open();
    const { visitor, ann, listening, join } = await meet(store);
    await ann.record(ann.envelope('order.placed', order()));
    expect(visitor.answerTo(listening.token ?? '')).toBeUndefined();
    await ann.record(join, doorOf({ visitor }));
    expect(visitor.answerTo(listening.token ?? '')?.answer).toBe('order.placed');
  });

  it('of whom nothing was heard since the customer was erased brings nothing along', async () => {
    const store = open();
    const { visitor, ann } = await meet(store);
    await erase({ visitor, ann }, store);
    ann.clock.advance(60);
    const join = ann.envelope('customer.joined', { anonymous: visitor.customer });
    await ann.record(join, doorOf({ visitor }));
    expect((await store.know(ann.customer, {})).profile?.joined).toEqual([visitor.customer]);
    const { watched, book } = await store.know(ann.customer, { watched: true, book: true });
    expect(watched?.watches ?? []).toEqual([]);
    expect(book?.bookings ?? []).toEqual([]);
  });

  it('is erased with the customer, and exported', async () => {
    const store = open();
    const { visitor, ann, join } = await meet(store);
    await ann.record(join, doorOf({ visitor }));
    const kept = await gatherCustomer(visitor.customer, store);
    expect(kept.customer).toBe(ann.customer);
    expect(kept.timeline.filter((line) => 'name' in line && line.name === 'cart.updated')).toHaveLength(1);
    expect(kept.timeline.map(({ at }) => at)).toEqual(
      kept.timeline
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(kept.consents).toHaveLength(6);

    ann.clock.advance(60);
    await erase({ visitor, ann }, store);
    for (const { customer } of [ann, visitor]) {
      const left = await store.everything(customer);
      expect(left).toMatchObject({ timeline: [], consents: [], entries: [] });
      expect(left.profile).toMatchObject({ counters: {} });
      expect(left.profile?.joinedTo).toBeUndefined();
      expect(left.profile?.joined).toBeUndefined();
    }
    expect(await store.customersOf(contactKey(signingKey, 'email', 'ann@example.com'))).not.toContain(
      ann.customer,
    );
  });
});

describeOnEveryStore('What a visitor asks for while they join', (open) => {
  it('is the customer’s when the event is told again', async () => {
    const store = open();
    const [visitor, ann] = [await setStage(store), await setStage(store)];
    const asked = visitor.envelope('product.requested', { productId: 'monstera', wants: 'back' });
    const join = ann.envelope('customer.joined', { anonymous: visitor.customer });
    let joins = 0;
    const slow: Store = {
      ...store,
      saveWatched: async (watched) => {
        if (watched.customer === visitor.customer && joins++ === 0) await ann.record(join);
        return store.saveWatched(watched);
      },
    };
    await expect(visitor.record(asked, { store: slow })).rejects.toThrow();
    await visitor.record(asked);
    const subjectsOf = async ({ customer }: Stage) =>
      (await store.know(customer, { watched: true })).watched?.watches.map(({ subject }) => subject) ?? [];
    expect(await subjectsOf(visitor)).toEqual([]);
    expect(await subjectsOf(ann)).toEqual([subjects.asked('monstera')]);
  });
});

describeOnEveryStore('A message that is on its way to a visitor who joins', (open) => {
  const begin = async (store: Store) => {
    const [visitor, ann] = [await setStage(store), await setStage(store)];
    const reminder = callTask(abandonedCart, 'cart-reminder', await visitor.trigger('cart.updated', cart()));
    ann.clock.advance(60);
    const join = ann.envelope('customer.joined', { anonymous: visitor.customer });
    return { visitor, ann, reminder, join };
  };
  const look = async (store: Store, { customer }: Stage) =>
    (await store.know(customer, { book: true })).book?.bookings.map(({ step, state }) => [step, state]);

  it('at its provider goes once, and is the customer’s', async () => {
    const store = open();
    const { visitor, ann, reminder, join } = await begin(store);
    const sent: string[] = [];
    const email = async () => {
      await ann.record(join);
      sent.push('email');
      return { result: 'accepted', reference: 'accepted' } as const;
    };
    const outcome = await visitor.send(reminder, { channels: { ...visitor.channels, email } });
    expect(outcome).toMatchObject({ decision: 'send', reason: 'delivered' });
    expect(await look(store, ann)).toEqual([['cart-reminder', 'sent']]);
    expect(await visitor.send(reminder)).toMatchObject({ decision: 'send', reason: 'delivered' });
    expect([sent, visitor.deliveries]).toEqual([['email'], []]);
  });

  it('before it is claimed goes once, as the customer’s', async () => {
    const store = open();
    const { visitor, ann, reminder, join } = await begin(store);
    let joined = false;
    const saveBook: Store['saveBook'] = async (book) => {
      if (!joined) {
        joined = true;
        await ann.record(join);
      }
      return store.saveBook(book);
    };
    await visitor.send(reminder, { store: { ...store, saveBook } });
    expect(visitor.deliveries.map(({ customer }) => customer)).toEqual([ann.customer]);
    expect(await look(store, ann)).toEqual([['cart-reminder', 'sent']]);
    expect(await look(store, visitor)).toEqual([]);
    const { entry } = await store.know(ann.customer, {
      entry: { scenario: 'abandoned-cart', key: 'cart-1' },
    });
    expect(entry?.run).toBe(visitor.deliveries[0]?.tags.run);
  });
});

describeOnEveryStore('What is told of a visitor after the joining', (open) => {
  it('is recorded for the customer, once, at the price of one read', async () => {
    const store = open();
    const { visitor, ann, join } = await meet(store);
    await ann.record(join, doorOf({ visitor }));
    const late = visitor.envelope('page.viewed', { path: '/' });
    const process = startProcess();
    await visitor.record(late, { store: process.wrap(store) });
    expect(process.calls).toEqual(['know', 'know', 'saveProfile', 'saveEvent']);
    expect(await visitor.record(late)).toMatchObject({ outcome: 'duplicate', customer: ann.customer });
    const { profile } = await store.know(ann.customer, {});
    expect(profile?.counters['page.viewed']?.count).toBe(1);
    expect(
      (await store.everything(visitor.customer)).timeline.some(
        (line) => 'name' in line && line.name === 'page.viewed',
      ),
    ).toBe(false);
  });

  it('is not counted again when it was told before', async () => {
    const store = open();
    const { visitor, ann, join } = await meet(store);
    const page = visitor.envelope('page.viewed', { path: '/' });
    await visitor.record(page);
    await ann.record(join, doorOf({ visitor }));
    expect(await visitor.record(page)).toMatchObject({ outcome: 'duplicate' });
    expect((await store.know(ann.customer, {})).profile?.counters['page.viewed']?.count).toBe(1);
  });
});

describeOnEveryStore('Joining', (open) => {
  const joining = async (known: Stage, anonymous: string) => {
    known.clock.advance(60);
    return known.record(known.envelope('customer.joined', { anonymous }));
  };
  const rootOf = async (store: Store, id: string) => (await gatherCustomer(id, store)).customer;

  it('twice, by two events, brings nothing new', async () => {
    const store = open();
    const { visitor, ann, join } = await meet(store);
    await ann.record(join, doorOf({ visitor }));
    const before = (await store.know(ann.customer, {})).profile;
    await joining(ann, visitor.customer);
    const { profile } = await store.know(ann.customer, {});
    expect(profile?.counters['cart.updated']).toEqual(before?.counters['cart.updated']);
    expect(profile?.joined).toEqual([visitor.customer]);
  });

  it('in a chain leads to the last of them', async () => {
    const store = open();
    const [a, b, c] = [await setStage(store), await setStage(store), await setStage(store)];
    await joining(b, a.customer);
    await joining(c, b.customer);
    expect(await Promise.all([a, b, c].map(({ customer }) => rootOf(store, customer)))).toEqual(
      Array(3).fill(c.customer),
    );
    await a.record(a.envelope('page.viewed', { path: '/' }));
    expect((await store.know(c.customer, {})).profile?.counters['page.viewed']?.count).toBe(1);
    expect((await gatherCustomer(c.customer, store)).timeline.length).toBe(6);
  });

  it('in a circle, or to oneself, changes nothing', async () => {
    const store = open();
    const [a, b] = [await setStage(store), await setStage(store)];
    await joining(b, a.customer);
    await joining(a, b.customer);
    await joining(b, b.customer);
    expect(await rootOf(store, a.customer)).toBe(b.customer);
    const { profile } = await store.know(b.customer, {});
    expect(profile?.joinedTo).toBeUndefined();
    expect(profile?.counters['customer.joined']?.count).toBe(3);
    expect(profile?.counters['customer.updated']?.count).toBe(2);
  });

  it('each to the other at the same moment ends with one of them', async () => {
    const store = open();
    const [a, b] = [await setStage(store), await setStage(store)];
    const [first, second] = [
      b.envelope('customer.joined', { anonymous: a.customer }),
      a.envelope('customer.joined', { anonymous: b.customer }),
    ];
    const told = await Promise.allSettled([b.record(first), a.record(second)]);
    if (told.some(({ status }) => status === 'rejected')) {
      await b.record(first);
      await a.record(second);
    }
    const root = await rootOf(store, a.customer);
    expect(await rootOf(store, b.customer)).toBe(root);
    await a.record(a.envelope('page.viewed', { path: '/' }));
    await b.record(b.envelope('page.viewed', { path: '/' }));
    const { profile } = await store.know(root, {});
    expect(profile?.counters['page.viewed']?.count).toBe(2);
    expect(profile?.counters['customer.updated']?.count).toBe(2);
  });

  it('somebody who is another customer already leaves both as they are', async () => {
    const store = open();
    const [a, b, c] = [await setStage(store), await setStage(store), await setStage(store)];
    await joining(b, a.customer);
    await joining(c, a.customer);
    expect(await rootOf(store, a.customer)).toBe(b.customer);
    expect((await store.know(c.customer, {})).profile?.joined).toBeUndefined();
  });

  it('nobody who is known points there all the same: what is told later is the customer’s', async () => {
    const store = open();
    const ann = await setStage(store);
    const stranger = `stranger-of-${ann.customer}`;
    await joining(ann, stranger);
    expect(await rootOf(store, stranger)).toBe(ann.customer);
    expect((await store.know(ann.customer, {})).profile?.joined).toEqual([stranger]);
  });

  it('half-way somebody who is erased meanwhile leaves the visitor as before', async () => {
    const store = open();
    const { visitor, ann, join, reminder } = await meet(store);
    const process = startProcess({ at: 3, carriedOut: true });
    await mayDie(() => ann.record(join, { ...doorOf({ visitor }), store: process.wrap(store) }));
    expect(process.calls).toEqual(['know', 'know', 'saveProfile']);
    expect((await store.know(visitor.customer, {})).profile?.joinedTo).toBe(ann.customer);
    ann.clock.advance(30);
    await eraseCustomer(ann.customer, {
      store,
      runs: ann.runs,
      clock: ann.clock,
      backoff: atOnce,
      signingKey: async () => signingKey,
      exports: async () => 'nowhere',
    });
    expect((await ann.record(join, doorOf({ visitor }))).outcome).toBe('late');
    const { profile } = await store.know(visitor.customer, {});
    expect(profile?.joinedTo).toBeUndefined();
    expect(profile?.counters['cart.updated']?.count).toBe(1);
    expect(await visitor.send(reminder)).toMatchObject({ decision: 'send', reason: 'delivered' });
  });

  it('an erased customer begins a new profile, with what the visitor did since', async () => {
    const store = open();
    const { visitor, ann, join } = await meet(store);
    ann.clock.advance(30);
    await eraseCustomer(ann.customer, {
      store,
      runs: ann.runs,
      clock: ann.clock,
      backoff: atOnce,
      signingKey: async () => signingKey,
      exports: async () => 'nowhere',
    });
    // It was told before the erasure: nothing is joined.
    expect((await ann.record(join, doorOf({ visitor }))).outcome).toBe('late');
    expect((await store.know(visitor.customer, {})).profile?.joinedTo).toBeUndefined();
    await joining(ann, visitor.customer);
    const { profile } = await store.know(ann.customer, {});
    expect(profile?.joined).toEqual([visitor.customer]);
    expect(profile?.counters['cart.updated']).toBeUndefined();
    expect(profile?.email).toBeUndefined();
  });
});
