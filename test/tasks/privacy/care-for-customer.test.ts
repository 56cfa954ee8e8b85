import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { isErased } from '../../../functions/core/profile/erased.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { askErasure, exportText, showCustomer } from '../../../scripts/care/look-up-customer.ts';
import { type Desk, openDesk, secrets, secretsIn } from '../../customer-desk.ts';
import { describeOnEveryStore } from '../../races/every-store.ts';
import { everyDeath, mayDie, type Process, startProcess } from '../../races/mortal.ts';

describeOnEveryStore('Erasing a customer', (open) => {
  let count = 0;
  const setDesk = async (): Promise<Desk> => openDesk(open(), `erased-${++count}`);
  const remains = async ({ store, customer }: Desk): Promise<string> =>
    JSON.stringify([await store.everything(customer), await store.waitings(customer)]);
  const profileOf = async ({ store, customer }: Desk) => (await store.know(customer, {})).profile;

  it('leaves when it was and nothing else', async () => {
    const desk = await setDesk();
    await desk.live();
    desk.pass(60);
    expect(await desk.care(await desk.askErasure())).toEqual({ outcome: 'erased' });
    const profile = await profileOf(desk);
    expect(profile).toMatchObject({ erasedAt: desk.clock.now().toISOString(), counters: {}, consents: {} });
    expect(secretsIn(await remains(desk))).toEqual([]);
    expect(await desk.store.waitings(desk.customer)).toEqual([]);
  });

  it('lets every run that waits go, with the reason, and only once', async () => {
    const desk = await setDesk();
    await desk.live();
    desk.pass(60);
    const wish = await desk.askErasure();
    await desk.care(wish);
    await desk.care(wish);
    expect(desk.answers).toMatchObject([
      { token: 'token-1', outcome: { go: 'leave', reason: 'customer-unknown', step: 'wait-for-order' } },
    ]);
  });

  it('is done with the run in flight: its next Task leaves without a trace', async () => {
    const desk = await setDesk();
    const run = await desk.live();
    desk.pass(60);
    await desk.erase();
    expect(await desk.send(run)).toMatchObject({ go: 'leave', reason: 'customer-unknown' });
    expect(await desk.store.timeline(desk.customer, 10)).toEqual([]);
  });

  it('is not undone by what an app tells late, nor by a write that was under way', async () => {
    const desk = await setDesk();
    await desk.live();
    const before = await profileOf(desk);
    desk.pass(60);
    await desk.erase();
    desk.pass(60);
    const late = await desk.tell(
      'customer.updated',
      { name: secrets.name },
      { at: '2026-03-02T13:00:30.000Z' },
    );
    expect(late.outcome).toBe('late');
    if (before === undefined) throw new Error('there was a profile');
    expect(await desk.store.saveProfile({ ...before, version: before.version + 1 })).toBe('conflict');
    expect(secretsIn(await remains(desk))).toEqual([]);
  });

  it('takes along what is written while it reads', async () => {
    const desk = await setDesk();
    await desk.live();
    desk.pass(60);
    let busy = true;
    const store: Store = {
      ...desk.store,
      async know(customer, wanted) {
        const known = await desk.store.know(customer, wanted);
        if (busy) {
          busy = false;
          await desk.tell('customer.updated', { attributes: { garden: secrets.attribute } });
        }
        return known;
      },
    };
    await desk.erase({ ...desk.ports, store });
    expect(secretsIn(await remains(desk))).toEqual([]);
    expect((await profileOf(desk))?.counters).toEqual({});
  });

  it('waits for the door to be done with the wish', async () => {
    const desk = await setDesk();
    await desk.live();
    desk.pass(60);
    const store = { ...desk.store, saveEvent: async () => {} };
    const outcome = await desk.tell('customer.erasure-requested', {}, { with: { ...desk.ports, store } });
    await expect(desk.care(desk.triggerOf(outcome))).rejects.toThrow('not written yet');
    expect(secretsIn(await remains(desk))).not.toEqual([]);
  });

  it('that is repeated late leaves alone who has come back', async () => {
    const desk = await setDesk();
    await desk.live();
    desk.pass(60);
    const wish = await desk.askErasure();
    await desk.care(wish);
    desk.pass(3600);
    await desk.tell('customer.registered', { name: secrets.name });
    expect(await desk.care(wish)).toEqual({ outcome: 'erased before' });
    const profile = await profileOf(desk);
    expect(profile).toMatchObject({ name: secrets.name, counters: { 'customer.registered': { count: 1 } } });
    expect(await desk.store.timeline(desk.customer, 10)).toHaveLength(1);
    desk.pass(60);
    expect(await desk.care(await desk.askErasure())).toEqual({ outcome: 'erased' });
    expect(secretsIn(await remains(desk))).toEqual([]);
  });

  it('of nobody is done', async () => {
    const desk = await setDesk();
    expect(await desk.erase()).toEqual({ outcome: 'erased' });
    expect(await profileOf(desk)).toBeUndefined();
  });
});

describeOnEveryStore('An export', (open) => {
  let count = 0;
  const setDesk = async (): Promise<Desk> => {
    const desk = await openDesk(open(), `exported-${++count}`);
    await desk.live();
    return desk;
  };

  it('has everything that a customer may ask for, and nothing that only machines use', async () => {
    const desk = await setDesk();
    const wish = desk.triggerOf(await desk.tell('customer.export-requested', {}));
    expect(await desk.care(wish)).toEqual({ outcome: 'exported', where: 'export 1' });
    const [text = ''] = desk.exported;
    const { device: _token, ...readable } = secrets;
    expect(secretsIn(text)).toEqual(Object.values(readable));
    for (const internal of [
      '"version": 1,',
      'applied',
      'attributesAt',
      'contactsAt',
      'personAt',
      'token-1',
      secrets.device,
      'marks',
    ])
      expect(text).not.toContain(internal);
    expect(JSON.parse(text)).toMatchObject({
      Customer: desk.customer,
      Profile: { Email: secrets.email, Name: secrets.name, Devices: ['ios'] },
      Consents: [{ Answer: 'yes', Channel: 'email', 'Text shown': secrets.proof, Form: 'account' }],
      Points: { Balance: 0 },
      Messages: [{ Message: 'cart-offer', Channel: 'email', State: 'sent', Code: expect.any(String) }],
      Runs: [
        {
          Scenario: 'abandoned-cart',
          Page: expect.stringMatching(
            /^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/states\/.*executions/,
          ),
        },
      ],
    });
  });

  it('has what the customer looked at, and when', async () => {
    const desk = await setDesk();
    await desk.tell('product.viewed', { productId: 'fern', price: 12, currency: 'USD', seconds: 40 });
    const wish = desk.triggerOf(await desk.tell('customer.export-requested', {}));
    await desk.care(wish);
    expect(JSON.parse(desk.exported[0] ?? '')).toMatchObject({
      Profile: {
        'Last visit': { From: expect.any(String) },
        'Interested in': expect.arrayContaining([
          expect.objectContaining({ Product: 'fern', 'For so many seconds': 40, 'Price seen': '12 USD' }),
        ]),
      },
    });
  });

  it('is what the command shows, line by line', async () => {
    const desk = await setDesk();
    const lines = await showCustomer(desk.customer, desk.store, desk.clock.now());
    expect(lines).toContain(`  Name: ${secrets.name}`);
    expect(lines.join('\n')).toMatch(
      /\n {2}- At: \S+\n {4}Step: abandoned-cart: cart-offer\n {4}Decision: send\n/,
    );
    expect(lines.some((line) => line.includes('#/v2/executions/details/arn:'))).toBe(true);
    expect(lines.join('\n')).not.toMatch(/undefined|\[object/);
    const text = await exportText(desk.customer, desk.store, desk.clock.now());
    expect(JSON.parse(text)).toMatchObject({ Customer: desk.customer });
  });

  it('of nobody is refused, and so is the wish to erase nobody, or twice', async () => {
    const desk = await setDesk();
    const { store, clock, customer } = desk;
    for (const ask of [showCustomer, exportText, askErasure])
      await expect(ask('exported-0', store, clock.now())).rejects.toThrow("no customer 'exported-0'");
    expect(await askErasure(customer, store, clock.now())).toMatchObject({
      name: 'customer.erasure-requested',
      customer,
    });
    await desk.erase();
    await expect(askErasure(customer, store, clock.now())).rejects.toThrow('was erased at');
  });
});

describe('careFor', () => {
  it('can be killed anywhere while it erases, and repeated', async () => {
    const begin = async () => {
      const desk = await openDesk(makeMemoryStore(), 'customer-1');
      await desk.live();
      desk.pass(60);
      return { desk, wish: await desk.askErasure() };
    };
    const mortal = ({ ports }: Desk, process: Process) => ({
      ...ports,
      store: process.wrap(ports.store),
      runs: process.wrap(ports.runs),
    });
    const whole = startProcess();
    const model = await begin();
    await model.desk.care(model.wish, mortal(model.desk, whole));
    expect(whole.calls).toEqual([
      ...['know', 'know', 'removeContact', 'removeContact', 'saveProfile'],
      ...['waitings', 'answer', 'removeWaiting', 'erase'],
    ]);
    for (const death of everyDeath(whole.calls.length)) {
      const { desk, wish } = await begin();
      const { store, customer } = desk;
      const process = startProcess(death);
      expect(await mayDie(() => desk.care(wish, mortal(desk, process)))).toBe('killed');
      expect(await desk.care(wish)).toEqual({ outcome: 'erased' });
      expect(secretsIn(JSON.stringify(await store.everything(customer)))).toEqual([]);
      expect(await store.waitings(customer)).toEqual([]);
      expect(desk.answers).toHaveLength(1);
    }
  });

  it('erases to the end what was killed half-way, even when the customer has come back meanwhile', async () => {
    const desk = await openDesk(makeMemoryStore(), 'customer-1');
    await desk.live();
    desk.pass(60);
    const wish = await desk.askErasure();
    const process = startProcess({ at: 5, carriedOut: true });
    const store = process.wrap(desk.store);
    expect(await mayDie(() => desk.care(wish, { ...desk.ports, store }))).toBe('killed');
    desk.pass(60);
    await desk.tell('customer.registered', { name: 'Someone new' });
    expect(await desk.care(wish)).toEqual({ outcome: 'erased' });
    expect(secretsIn(JSON.stringify(await desk.store.everything('customer-1')))).toEqual([]);
    expect((await desk.store.know('customer-1', {})).profile?.name).toBe('Someone new');
  });

  it('is called for nothing else', async () => {
    const desk = await openDesk(makeMemoryStore(), 'customer-1');
    const run = await desk.live();
    expect(await desk.care(run)).toEqual({ outcome: 'not ours' });
    const { profile } = await desk.store.know('customer-1', {});
    expect(profile !== undefined && isErased(profile)).toBe(false);
  });
});
