import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { map } from '#map';
import { makeStore } from '../../../functions/adapters/aws/table/store.ts';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { reachBy } from '../../../functions/core/profile/reach.ts';
import type { Booking } from '../../../functions/core/records/records.ts';
import { newBook, writeBooking } from '../../../functions/core/sendlog/send-book.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { policy } from '../../../statemachines/policy.ts';
import { type EmbeddedTable, startEmbeddedTable } from '../../adapters/embedded-table.ts';
import { type Desk, openDesk, secrets, secretsIn } from '../../customer-desk.ts';
import { cart } from '../../scenarios/carts.ts';

let embedded: EmbeddedTable | undefined;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded?.stop());

const marketing = { kind: 'marketing', purpose: 'offers' } as const;
const transactional = { kind: 'transactional' } as const;

/** A customer of a table that takes no item above 400 KB, who is reached by email and push. */
async function openCustomer(name: string): Promise<Desk> {
  if (embedded === undefined) throw new Error('the table is not there yet');
  const clock = { now: () => new Date('2026-03-02T13:00:00.000Z') };
  return openDesk(makeStore({ ...embedded, clock }), name);
}
const profileOf = async ({ store, customer }: Desk) =>
  (await store.know(customer, {})).profile ?? newProfile(customer);
const bookOf = async ({ store, customer }: Desk) =>
  (await store.know(customer, { book: true })).book ?? newBook(customer);

/** What has happened by now, as the door would have counted it. */
async function countAll(
  { store, customer, clock }: Desk,
  events: readonly Pick<CustomerEvent, 'name' | 'properties'>[],
) {
  const known = (await store.know(customer, {})).profile ?? newProfile(customer);
  const profile = events.reduce(
    (before, { name, properties }, place) =>
      applyEvent(
        before,
        {
          id: `past-${place}`,
          name,
          at: clock.now().toISOString(),
          customer,
          key: 'customer',
          properties,
        } as CustomerEvent, // of one event both
        { ...policy.shop, events: map.events },
      ),
    known,
  );
  return store.saveProfile({ ...profile, version: known.version + 1 });
}

/** What must be taken from every customer, at any time. */
async function expectToBeHeeded(desk: Desk) {
  const { market } = policy;
  expect(reachBy('push', transactional, await profileOf(desk), market).reached).toBe(true);
  const dead = { channel: 'push', address: secrets.device, why: 'dead' } as const;
  expect((await desk.tell('address.suppressed', dead)).outcome).toBe('recorded');
  expect(reachBy('push', transactional, await profileOf(desk), market)).toMatchObject({
    reason: 'suppressed',
  });

  const run = desk.triggerOf(await desk.tell('cart.updated', { ...cart(), cartId: 'cart-9' }));
  expect((await desk.tell('consent.withdrawn', { channel: 'email', how: 'link' })).outcome).toBe('recorded');
  expect(reachBy('email', marketing, await profileOf(desk), market)).toMatchObject({
    reason: 'consent-withdrawn',
  });
  expect(await desk.send(run)).toMatchObject({ decision: 'skip', reason: 'consent-withdrawn' });

  desk.pass(60);
  expect(await desk.care(await desk.askErasure())).toEqual({ outcome: 'erased' });
  expect(secretsIn(JSON.stringify(await desk.store.everything(desk.customer)))).toEqual([]);
}

describe('What a customer asks is heeded', () => {
  it('after four thousand attributes', async () => {
    const desk = await openCustomer('attributes');
    await desk.live();
    for (let event = 0; event < 10; event++) {
      const names = Array.from({ length: 400 }, (_, place) => `attribute-${event * 400 + place}`);
      const attributes = Object.fromEntries(names.map((name) => [name, 'as the last import said it']));
      desk.pass(1);
      expect((await desk.tell('customer.updated', { attributes })).outcome).toBe('recorded');
    }
    expect((await profileOf(desk)).attributes).toHaveProperty('attribute-3600');
    await expectToBeHeeded(desk);
  });

  it('after two thousand dead devices', async () => {
    const desk = await openCustomer('devices');
    await desk.live();
    const dead = Array.from({ length: 2000 }, (_, place) => ({
      name: 'address.suppressed' as const,
      properties: { channel: 'push' as const, address: `${place}-${'t'.repeat(160)}`, why: 'dead' as const },
    }));
    expect(await countAll(desk, dead)).toBe('written');
    await expectToBeHeeded(desk);
  });

  it('after thirteen hundred messages in fifteen days', async () => {
    const desk = await openCustomer('messages');
    await desk.live();
    const known = await bookOf(desk);
    const offer = known.bookings.find((one) => one.offer !== undefined);
    if (offer === undefined) throw new Error('no offer was made');
    const now = desk.clock.now();
    const sent = (place: number): Booking => ({
      run: `order-shipped-${String(place).padStart(16, '0')}`,
      scenario: 'order-shipped',
      step: 'order-shipped',
      message: 'order-shipped',
      kind: 'transactional',
      channel: 'push',
      state: 'sent',
      at: new Date(now.getTime() - place * 16 * 60_000).toISOString(),
      subject: `order-${place}`,
      refused: [
        {
          channel: 'email',
          at: now.toISOString(),
          because: 'not delivered within 1 hour',
          handedOver: now.toISOString(),
        },
      ],
      feedback: { delivered: now.toISOString(), opened: now.toISOString() },
    });
    const [newest, ...before] = Array.from({ length: 1300 }, (_, place) => sent(place));
    if (newest === undefined) throw new Error('nothing was sent');
    const full = writeBooking({ ...known, bookings: [...known.bookings, ...before] }, newest, now);
    expect(await desk.store.saveBook({ ...full, version: known.version + 1 })).toBe('written');
    // The message that went before is known still, with its code, and so are the newest.
    const { bookings } = await bookOf(desk);
    expect(bookings).toContainEqual(offer);
    expect(
      bookings
        .filter(({ kind }) => kind === 'transactional')
        .map(({ at }) => at)
        .sort()
        .at(-1),
    ).toBe(now.toISOString());

    const click = { run: offer.run, step: offer.step, channel: 'email' } as const;
    expect((await desk.tell('message.clicked', click)).outcome).toBe('recorded');
    const { bookings: told } = await bookOf(desk);
    expect(told.find((one) => one.run === offer.run)?.feedback).toHaveProperty('clicked');
    await expectToBeHeeded(desk);
  });
});
