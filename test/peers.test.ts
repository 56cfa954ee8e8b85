import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { atOnce } from '../functions/adapters/memory/backoff.ts';
import { makeMemoryStore } from '../functions/adapters/memory/store.ts';
import { checkCondition } from '../functions/tasks/steps/check-condition.ts';
import { compileScenario } from '../statemachines/compile/compile-scenario.ts';
import type { Duration } from '../statemachines/language/durations.ts';
import { days, hours, minutes } from '../statemachines/language/durations.ts';
import { attribute, type Question } from '../statemachines/language/questions.ts';
import { choose, event, message, type Scenario, scenario, wait } from '../statemachines/language/scenario.ts';
import { orderVersion } from '../statemachines/language/tasks.ts';
import { policy } from '../statemachines/policy.ts';
import abandonedCart from '../statemachines/scenarios/conversion/abandoned-cart.ts';
import { mayDie, startProcess } from './races/mortal.ts';
import { callTask, setStage } from './races/stage.ts';
import { cart, cup, order, teapot } from './scenarios/carts.ts';
import { story } from './story.ts';

const monday = { at: '2026-03-02T10:00', customer: {} };
const proof = { text: 'Yes, write to me', version: '1', form: 'account' };

/** Defects that others have shipped, each with the proof that this product has not. */
describe('Unlike others', () => {
  it('an event delivered twice does not bring a second message', async () => {
    const ann = await story(monday);
    const carted = await ann.emits('cart.updated', cart());
    await ann.repeats(carted);
    await ann.after(hours(1));
    await ann.repeats(carted);
    await ann.repeats(carted, { at: '2026-03-02T11:00' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 13:00'],
    ]);
    expect(ann.runs).toHaveLength(1);
  });

  it('an exit that is heard of before the trigger is not lost', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order());
    await ann.after(minutes(1));
    await ann.emits('cart.updated', cart(), { at: '2026-03-02T09:59' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 10:00']]);
  });

  it('a try after the provider has accepted does not send again', async () => {
    const stage = await setStage(makeMemoryStore());
    const call = callTask(abandonedCart, 'cart-reminder', await stage.trigger('cart.updated', cart()));
    const process = startProcess({ at: 4, carriedOut: true });
    const props = { store: process.wrap(stage.store), channels: process.wrap(stage.channels) };
    expect(await mayDie(() => stage.send(call, props))).toBe('killed');
    expect(process.calls.at(-1)).toBe('email');
    await stage.send(call);
    expect(stage.deliveries).toHaveLength(1);
  });

  it('one cart’s exit is found among many other carts and pages', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(minutes(1));
    await ann.emits('cart.emptied', { cartId: 'cart-1' });
    for (let other = 2; other <= 30; other++) {
      await ann.emits('cart.emptied', { cartId: `cart-${other}` });
      for (let page = 0; page < 5; page++) await ann.emits('page.viewed', { path: `/${page}` });
    }
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart reminder: leave (exit-happened)', 'Left']);
  });

  it('a bounce told at the door suppresses the address, however it is written', async () => {
    const ann = await story({ ...monday, customer: { contacts: ['email'] } });
    await ann.emits('address.suppressed', { channel: 'email', address: 'aNN@EXAMPLE.com', why: 'bounced' });
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('order-confirmed')).toEqual(['Order confirmed: skip (no-channel)', 'Finished']);
  });

  it('opening the unsubscribe link withdraws nothing, pressing its button does', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    const looked = await ann.unsubscribes('GET');
    expect([looked.status, looked.html.includes('method="post"')]).toEqual([200, true]);
    expect((await ann.store.know('customer-1', {})).profile?.consents.email?.state).toBe('given');
    await ann.unsubscribes('POST');
    expect((await ann.store.know('customer-1', {})).profile?.consents.email?.state).toBe('withdrawn');
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
  });

  it('a no by the same link is heard again after a new yes, even on the same day', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.unsubscribes();
    await ann.after(minutes(10));
    await ann.emits('consent.given', { channel: 'email', proof });
    await ann.after(minutes(10));
    await ann.unsubscribes();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual([
      'Cart offer: skip (consent-withdrawn)',
      'Finished',
    ]);
  });

  it('ANN@example.com and ann@example.com are one person', async () => {
    const ann = await story(monday);
    await ann.registers();
    await ann.after(minutes(1));
    await ann.emits('customer.updated', { email: 'ANN@EXAMPLE.COM' });
    await ann.emits('customer.registered', { email: 'ann@example.com' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 10:00'],
      ['email', 'welcome', 'Tue 3 Mar 10:00'],
      ['email', 'first-order-help', 'Fri 6 Mar 10:00'],
    ]);
    for (const delivery of ann.deliveries)
      expect(delivery).toMatchObject({ channel: 'email', address: 'ann@example.com' });
  });

  const zones = [
    'Europe/London',
    'Asia/Kolkata',
    'Pacific/Chatham',
    'America/St_Johns',
    'Pacific/Kiritimati',
  ];
  const everyHour = Array.from({ length: 24 }, (_, hour) => ({
    hour: `${hour}`.padStart(2, '0'),
    zone: zones[hour % zones.length] ?? 'UTC',
  }));

  it.each(everyHour)(
    'a cart left at $hour:40 in $zone brings nothing in the night',
    async ({ hour, zone }) => {
      const ann = await story({ at: `2026-03-02T${hour}:40`, customer: { zone } });
      await ann.emits('cart.updated', cart());
      await ann.untilQuiet();
      expect(ann.outbox.map(([, message]) => message)).toEqual(['cart-reminder', 'cart-offer']);
      for (const [, , time] of ann.outbox) expect(time).toMatch(/ (09|1\d):\d\d$/);
    },
  );

  it('a new deploy restarts nobody and ends no run', async () => {
    const ann = await story(monday);
    const registered = await ann.registers();
    await ann.after(hours(1));
    ann.redeploys();
    await ann.repeats(registered);
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 10:00'],
      ['email', 'welcome', 'Tue 3 Mar 10:00'],
      ['email', 'first-order-help', 'Fri 6 Mar 10:00'],
    ]);
    expect(ann.trail('welcome').filter((line) => line.startsWith('#2'))).toEqual([
      '#2 Registration confirmed: leave (already-entered)',
      '#2 Left',
    ]);
    expect(ann.trail('welcome').at(-1)).toBe('Finished');
  });

  it('who unsubscribes during a wait gets nothing after it, and the run is not red', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    for (const channel of ['email', 'push', 'sms'] as const)
      await ann.emits('consent.withdrawn', { channel, how: 'preference centre' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.runs.map(({ state }) => state.status)).toEqual(['succeeded']);
  });

  it('three carts and a welcome in the same minute do not beat the cap', async () => {
    const ann = await story({ at: '2026-03-02T10:00', customer: {} });
    for (const cartId of ['cart-1', 'cart-2', 'cart-3'])
      await ann.emits('cart.updated', cart([teapot], cartId));
    await ann.until('2026-03-02T12:00');
    await ann.registers();
    await ann.emits('email.confirmed', { email: 'ann@example.com' });
    await ann.until('2026-03-02T23:59');
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 12:00'],
      ['email', 'welcome', 'Mon 2 Mar 13:00'],
    ]);
    await ann.untilQuiet();
    const days = ann.outbox
      .filter(([, message]) => message !== 'registration-confirmed')
      .map(([, , time]) => time.slice(0, -6));
    expect(new Set(days).size).toBe(days.length);
  });

  it.each([
    { why: 'has no midnight', evening: '2026-04-23T21:00', noon: '2026-04-24T12:00', zone: 'Africa/Cairo' },
    { why: 'skips an hour', evening: '2026-03-07T19:00', noon: '2026-03-08T12:00', zone: 'America/New_York' },
    {
      why: 'has one hour twice',
      evening: '2026-10-24T20:00',
      noon: '2026-10-25T12:00',
      zone: 'Europe/London',
    },
    {
      why: 'skips half an hour',
      evening: '2026-10-03T20:00',
      noon: '2026-10-04T12:00',
      zone: 'Australia/Lord_Howe',
    },
    {
      why: 'has midnight twice',
      evening: '2026-10-29T20:00',
      noon: '2026-10-30T12:00',
      zone: 'Africa/Cairo',
    },
  ])('a night that $why ends at nine, $zone', async ({ evening, noon, zone }) => {
    const ann = await story({ at: evening, customer: { zone } });
    await ann.emits('cart.updated', cart());
    await ann.until(noon);
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', expect.stringMatching(` ${Number(noon.slice(8, 10))} \\w{3} 09:`)],
    ]);
  });

  it('what is sold out before the second message is not in it, and without goods there is none', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.after(hours(4));
    await ann.emits('product.stock-changed', { productId: 'cup', stock: 0 });
    await ann.untilQuiet();
    const [, offer] = ann.deliveries.map(({ content }) => (content.channel === 'email' ? content.text : ''));
    expect([offer?.includes('Teapot'), offer?.includes('Cup')]).toEqual([true, false]);
  });

  it('"bought" and "replaced" do not look the same', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.after(hours(1));
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    const lasts = ann.runs
      .filter(({ scenario }) => scenario === 'abandoned-cart')
      .map(({ state }) => (state.status === 'succeeded' ? [state.ending, state.last?.reason] : []));
    expect(lasts).toEqual([
      ['left', 'replaced'],
      ['left', 'goal-reached'],
    ]);
  });

  const waitOf = (time: Duration): Scenario =>
    scenario({
      id: 'waits',
      stage: 'conversion',
      title: 'Waits',
      purpose: 'Waits.',
      on: event('customer.registered'),
      entry: { per: 'customer', repeated: 'never again' },
      steps: [wait(time), message('welcome', { rank: 4, by: 'email' })],
    });

  it.each([{}, { seconds: 0 }, { seconds: -60 }, { seconds: 1.5 }, { seconds: Number.NaN }, { minutes: 5 }])(
    'a wait of %o does not compile',
    (time) => {
      // As a script without types would write it.
      expect(() => compileScenario(waitOf(time as Duration), map)).toThrow(
        /waits\.ts.*step 1: a wait of nothing; use minutes\(\), hours\(\) or days\(\)/,
      );
      expect(() => compileScenario(waitOf(days(1)), map)).not.toThrow();
    },
  );

  it('what is not known is answered "unknown", not "no"', async () => {
    const ask = scenario({
      id: 'asks',
      stage: 'conversion',
      title: 'Asks',
      purpose: 'Asks.',
      on: event('customer.registered'),
      entry: { per: 'customer', repeated: 'never again' },
      steps: [
        choose(attribute('subscribed'), { no: [message('welcome', { rank: 4, by: 'email' })], unknown: [] }, [
          message('first-order-help', { rank: 15, by: 'email' }),
        ]),
      ],
    });
    const ann = await story({ at: '2026-03-02T10:00', scenarios: [ask] });
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.trail('asks')).toEqual(['Look: Which subscribed?: unknown', 'Finished']);
    expect(ann.outbox).toEqual([]);
  });

  it('a question that this release does not know is a fault, not a "no"', async () => {
    const stage = await setStage(makeMemoryStore());
    const { order, ...call } = callTask(
      abandonedCart,
      'cart-reminder',
      await stage.trigger('cart.updated', cart()),
    );
    const ask = { ask: 'mood' } as unknown as Question; // as a newer release might ask
    const asked = checkCondition(
      {
        ...call,
        order: {
          version: orderVersion,
          scenario: order.scenario,
          step: 'mood',
          ask,
          answers: { no: { last: true } },
          otherwise: { last: true },
        },
      },
      { store: stage.store, clock: stage.clock, backoff: atOnce, policy },
    );
    await expect(asked).rejects.toThrow('unknown question {"ask":"mood"}');
  });
});
