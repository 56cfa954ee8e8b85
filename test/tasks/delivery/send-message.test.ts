import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { readLink } from '../../../functions/core/feedback/link.ts';
import { fingerprint, identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { DeliveryBy, Handover } from '../../../functions/ports/delivery/channels.ts';
import { days, hours } from '../../../statemachines/language/durations.ts';
import { event, message, occasion, scenario, wait } from '../../../statemachines/language/scenario.ts';
import { policy } from '../../../statemachines/policy.ts';
import { callTask, type Stage, setStage, signingKey } from '../../races/stage.ts';
import { cart, order } from '../../scenarios/carts.ts';

const reminders = scenario({
  id: 'reminders',
  stage: 'conversion',
  title: 'Reminders',
  purpose: 'Reminds twice.',
  on: event('cart.updated'),
  entry: { per: 'cart', repeated: 'never again' },
  goal: 'order.placed',
  steps: [
    message('cart-reminder', { by: ['email', 'push'], rank: 5, postpone: days(1), within: days(2) }),
    wait(days(1)),
    occasion('once more', message('cart-reminder', { by: ['push'], rank: 6, postpone: hours(1) })),
  ],
});
const confirmation = scenario({
  id: 'confirm',
  stage: 'lead',
  title: 'Confirm',
  purpose: 'Asks to confirm an address.',
  on: event('email.confirmation-requested'),
  entry: { per: 'customer', repeated: 'when finished' },
  steps: [message('confirm-email', { by: 'email' })],
});
const delivered = scenario({
  id: 'delivered',
  stage: 'post-purchase',
  title: 'Delivered',
  purpose: 'Says that an order has arrived.',
  on: event('order.delivered'),
  entry: { per: 'order', repeated: 'never again' },
  steps: [message('order-delivered', { by: 'email' })],
});

const set = (options: Parameters<typeof setStage>[1] = {}): Promise<Stage> =>
  setStage(makeMemoryStore(), options);
const plansOf = async ({ store, customer }: Stage) =>
  (await store.know(customer, { book: true })).book?.plans.map(({ step, at }) => [step, at]) ?? [];
const lastEmail = ({ deliveries }: Stage): DeliveryBy<'email'> => {
  const last = deliveries.at(-1);
  if (last?.channel !== 'email') throw new Error('no email was sent');
  return last;
};

describe('What a message leaves planned', () => {
  it('is the message behind its wait, when it was sent', async () => {
    const stage = await set();
    const call = callTask(reminders, 'cart-reminder', await stage.trigger('cart.updated', cart()));
    const said = await stage.send(call);
    expect(said.decision).toBe('send');
    expect(await plansOf(stage)).toEqual([['cart-reminder-once-more', said.next]]);
  });

  it('is the message itself, when it was put off or throttled', async () => {
    const throttled: Handover = { result: 'throttled', because: 'too many' };
    const stage = await set({ provider: () => throttled });
    const call = callTask(reminders, 'cart-reminder', await stage.trigger('cart.updated', cart()));
    const later = await stage.send(call);
    expect(later.reason).toBe('throttled');
    expect(await plansOf(stage)).toEqual([['cart-reminder', later.next]]);

    const night = await set();
    night.clock.advance(10 * 3600);
    const put = await night.send(
      callTask(reminders, 'cart-reminder', await night.trigger('cart.updated', cart())),
    );
    expect(put.reason).toBe('quiet-hours');
    expect(await plansOf(night)).toEqual([['cart-reminder', put.next]]);
  });

  it('is the message behind its wait, when it was skipped, and nothing when the run has left', async () => {
    const stage = await set();
    const trigger = await stage.trigger('cart.updated', cart());
    const call = callTask(reminders, 'cart-reminder', trigger);
    stage.clock.advance(3 * 24 * 3600);
    const said = await stage.send(call);
    expect(said.reason).toBe('too-late');
    expect(await plansOf(stage)).toEqual([['cart-reminder-once-more', said.next]]);
    await stage.record(stage.envelope('order.placed', order()));
    expect(await stage.send(callTask(reminders, 'cart-reminder-once-more', trigger))).toMatchObject({
      go: 'leave',
    });
    expect(await plansOf(stage)).toEqual([]);
  });

  it('is decided again when others have written the book meanwhile', async () => {
    const stage = await set();
    const trigger = await stage.trigger('cart.updated', cart());
    stage.clock.advance(10 * 3600); // night: the message is put off
    let conflicts = 2;
    const store = {
      ...stage.store,
      saveBook: async (book: Parameters<typeof stage.store.saveBook>[0]) =>
        conflicts-- > 0 ? ('conflict' as const) : stage.store.saveBook(book),
    };
    const said = await stage.send(callTask(reminders, 'cart-reminder', trigger), { store });
    expect(said.reason).toBe('quiet-hours');
    expect(await plansOf(stage)).toEqual([['cart-reminder', said.next]]);
  });
});

describe('What a message reads', () => {
  it('are the pauses: paused marketing waits', async () => {
    const stage = await set();
    const call = callTask(reminders, 'cart-reminder', await stage.trigger('cart.updated', cart()));
    await stage.store.savePauses({
      version: 1,
      marketing: { since: stage.clock.now().toISOString(), why: 'a wrong price' },
      scenarios: {},
      messages: {},
    });
    expect(await stage.send(call)).toMatchObject({ go: 'wait', reason: 'paused' });
    expect(stage.deliveries).toEqual([]);
  });

  it('are the goods of the order, where the event that starts the run lists none', async () => {
    const stage = await set();
    const { id, at } = await stage.trigger('order.placed', order(undefined, 'order-1'));
    await stage.record(stage.envelope('order.delivered', { orderId: 'order-1' }, { id: 'arrived' }));
    const run = {
      id: 'arrived',
      at: stage.clock.now().toISOString(),
      name: 'order.delivered',
      customer: stage.customer,
      key: 'order-1',
      facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
    } as const;
    expect(
      await stage.send(callTask(delivered, 'order-delivered', { ...run, goods: { at, id } })),
    ).toMatchObject({
      decision: 'send',
    });
    expect(lastEmail(stage).content.text).toContain('Teapot');
  });
});

describe('The links of a letter', () => {
  const tokenIn = (url: string | undefined, page: string): string => {
    const start = `https://shop.example.com/customer/${page}/`;
    expect(url?.slice(0, start.length)).toBe(start);
    return url?.slice(start.length) ?? '';
  };
  const linkIn = ({ content }: DeliveryBy<'email'>, page: string): string | undefined =>
    content.text.match(new RegExp(`https://\\S+/customer/${page}/[\\w.-]+`))?.[0];

  it('lead from marketing to withdrawal and preferences, for as long as the policy says', async () => {
    const stage = await set();
    const trigger = await stage.trigger('cart.updated', cart());
    await stage.send(callTask(reminders, 'cart-reminder', trigger));
    const letter = lastEmail(stage);
    expect(letter.customer).toBe(stage.customer);
    const end = new Date(stage.clock.now().getTime() + policy.unsubscribeLinkDays * 86_400_000);
    const says = {
      customer: stage.customer,
      run: identifyRun('reminders', trigger.id),
      until: end.toISOString(),
    };
    expect(readLink(tokenIn(letter.unsubscribe, 'unsubscribe'), signingKey, end)).toEqual({
      link: 'valid',
      says: { ...says, page: 'unsubscribe', channel: 'email' },
    });
    expect(readLink(tokenIn(linkIn(letter, 'preferences'), 'preferences'), signingKey, end)).toEqual({
      link: 'valid',
      says: { ...says, page: 'preferences' },
    });
    expect(linkIn(letter, 'confirm')).toBeUndefined();
  });

  it('lead from a request to confirm to the button for that very address, and nowhere else', async () => {
    const stage = await set();
    await stage.record(
      stage.envelope('email.confirmation-requested', { email: 'ann@example.com' }, { id: 'asked' }),
    );
    const run = {
      id: 'asked',
      at: stage.clock.now().toISOString(),
      name: 'email.confirmation-requested',
      customer: stage.customer,
      key: 'customer',
      facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
    } as const;
    await stage.send(callTask(confirmation, 'confirm-email', run));
    const letter = lastEmail(stage);
    const end = new Date(stage.clock.now().getTime() + policy.confirmLinkHours * 3_600_000);
    expect(readLink(tokenIn(linkIn(letter, 'confirm'), 'confirm'), signingKey, end)).toMatchObject({
      link: 'valid',
      says: { page: 'confirm', address: fingerprint('ann@example.com'), until: end.toISOString() },
    });
    expect(letter.unsubscribe).toBeUndefined();
    expect(linkIn(letter, 'preferences')).toBeUndefined();
  });
});

describe('Devices that will never take a message again', () => {
  const dead: Handover = { result: 'accepted', reference: 'push-1', dead: ['device-1'] };

  it('are told to the door once for each message, the message staying sent', async () => {
    const stage = await set({ provider: () => dead });
    const call = callTask(reminders, 'cart-reminder-once-more', await stage.trigger('cart.updated', cart()));
    await stage.send(call);
    await stage.send(call);
    expect(stage.told).toEqual([
      {
        name: 'address.suppressed',
        customer: stage.customer,
        id: expect.stringMatching(/^dead-\w{16}$/),
        at: stage.clock.now().toISOString(),
        properties: { channel: 'push', address: 'device-1', why: 'dead' },
      },
    ]);
  });

  it('lose nothing of the message when the bus is down', async () => {
    const stage = await set({ provider: () => dead });
    const call = callTask(reminders, 'cart-reminder-once-more', await stage.trigger('cart.updated', cart()));
    const bus = { ...stage.bus, putEvents: () => Promise.reject(new Error('no bus')) };
    expect(await stage.send(call, { bus })).toMatchObject({ decision: 'send' });
    const { book } = await stage.store.know(stage.customer, { book: true });
    expect(book?.bookings).toMatchObject([{ state: 'sent', channel: 'push' }]);
  });
});
