import { expect, it } from 'vitest';
import { days, hours } from '../../statemachines/language/durations.ts';
import { event, message, promoCode, scenario } from '../../statemachines/language/scenario.ts';
import type { StepOutcome } from '../../statemachines/language/tasks.ts';
import { policy as shopPolicy } from '../../statemachines/policy.ts';
import abandonedCart from '../../statemachines/scenarios/conversion/abandoned-cart.ts';
import welcome from '../../statemachines/scenarios/conversion/welcome.ts';
import orderConfirmed from '../../statemachines/scenarios/post-purchase/order-confirmed.ts';
import { cart, cup, order, teapot } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { inEveryOrder } from './interleave.ts';
import { callTask, type Stage, setStage } from './stage.ts';

const decisionsOf = (outcomes: readonly StepOutcome[]): readonly string[] =>
  outcomes.map(({ decision, reason }) => `${decision} (${reason})`).toSorted();
const sentOf = ({ deliveries }: Stage): readonly string[] =>
  deliveries.map(({ channel, tags }) => `${channel} ${tags.step}`);

describeOnEveryStore('At the same time', (open, name) => {
  const often = { numRuns: name === 'memory' ? 100 : 8 };

  it('an event told twice is counted once, and whatever it starts sends one message', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const envelope = stage.envelope('order.placed', order());
      return {
        processes: [1, 2, 3].map(
          () => (through) => stage.record(envelope, { store: through(store), bus: through(stage.bus) }),
        ),
        afterwards: async () => {
          const { profile } = await store.know(stage.customer, {});
          expect(profile?.counters['order.placed']?.count).toBe(1);
          expect(stage.triggers.length).toBeGreaterThanOrEqual(1);
          for (const [number, trigger] of stage.triggers.entries())
            await stage.send(callTask(orderConfirmed, 'order-confirmed', trigger, `execution-${number}`));
          expect(sentOf(stage)).toEqual(['email order-confirmed']);
        },
      };
    }, often);
  });

  it('different events of one customer are all counted', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const envelopes = [
        ...['1', '2', '3'].map((id) => stage.envelope('order.placed', order(undefined, id))),
        stage.envelope('customer.updated', { language: 'ru' }),
        stage.envelope('consent.withdrawn', { channel: 'sms', how: 'STOP' }),
      ];
      return {
        processes: envelopes.map(
          (envelope) => (through) =>
            stage.record(envelope, { store: through(store), bus: through(stage.bus) }),
        ),
        afterwards: async () => {
          const { profile } = await store.know(stage.customer, {});
          expect(profile?.counters['order.placed']?.count).toBe(3);
          const placed = profile?.marks.filter(({ event }) => event === 'order.placed') ?? [];
          expect(placed.map(({ key }) => key).toSorted()).toEqual(['1', '2', '3']);
          expect([profile?.language, profile?.consents.sms?.state]).toEqual(['ru', 'withdrawn']);
          expect(stage.triggers.map(({ key }) => key).toSorted()).toEqual(['1', '2', '3']);
        },
      };
    }, often);
  });

  it.each([
    { scenario: orderConfirmed, step: 'order-confirmed', name: 'order.placed', properties: order() },
    { scenario: abandonedCart, step: 'cart-reminder', name: 'cart.updated', properties: cart() },
  ] as const)(
    'two executions of one trigger send one $step',
    async ({ scenario, step, name, properties }) => {
      const store = open();
      await inEveryOrder(async () => {
        const stage = await setStage(store);
        const trigger =
          name === 'order.placed'
            ? await stage.trigger(name, properties)
            : await stage.trigger(name, properties);
        return {
          processes: ['first', 'second'].map((execution) => (through) => {
            const props = { store: through(store), channels: through(stage.channels) };
            return stage.send(callTask(scenario, step, trigger, execution), props);
          }),
          afterwards: (outcomes) => {
            expect(decisionsOf(outcomes)).toEqual(['leave (duplicate-delivery)', 'send (delivered)']);
            expect(sentOf(stage)).toEqual([`email ${step}`]);
          },
        };
      }, often);
    },
  );

  it('one Task called twice hands a reminder over once', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const call = callTask(abandonedCart, 'cart-reminder', await stage.trigger('cart.updated', cart()));
      return {
        processes: [1, 2].map(
          () => (through) => stage.send(call, { store: through(store), channels: through(stage.channels) }),
        ),
        afterwards: (outcomes) => {
          expect(sentOf(stage)).toEqual(['email cart-reminder']);
          expect(decisionsOf(outcomes)).toContain('send (delivered)');
        },
      };
    }, often);
  });

  it('of two changes of a cart in the same instant the greater id is reminded of, once', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const small = await stage.trigger('cart.updated', cart([teapot]), `${stage.customer}-a`);
      const great = await stage.trigger('cart.updated', cart([teapot, cup]), `${stage.customer}-b`);
      return {
        processes: [small, great].map((trigger) => (through) => {
          const call = callTask(abandonedCart, 'cart-reminder', trigger, trigger.id);
          return stage.send(call, { store: through(store), channels: through(stage.channels) });
        }),
        afterwards: (outcomes) => {
          expect(outcomes.map(({ reason }) => reason)).toEqual(['replaced', 'delivered']);
          expect(sentOf(stage)).toEqual(['email cart-reminder']);
        },
      };
    }, often);
  });

  it('a cart that changes while its reminder goes out is reminded of once that day', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const before = await stage.trigger('cart.updated', cart([teapot]), `${stage.customer}-a`);
      const change = stage.envelope('cart.updated', cart([teapot, cup]), { id: `${stage.customer}-b` });
      return {
        processes: [
          (through) =>
            stage.send(callTask(abandonedCart, 'cart-reminder', before, 'old'), {
              store: through(store),
              channels: through(stage.channels),
            }),
          async (through) => {
            const props = { store: through(store), channels: through(stage.channels) };
            await stage.record(change, { ...props, bus: through(stage.bus) });
            const newest = stage.triggers.at(-1);
            if (newest === undefined) throw new Error('the change started nothing');
            return stage.send(callTask(abandonedCart, 'cart-reminder', newest, 'new'), props);
          },
        ],
        afterwards: (outcomes) => {
          expect(sentOf(stage)).toEqual(['email cart-reminder']);
          expect([
            ['replaced', 'delivered'],
            ['delivered', 'daily-cap'],
            ['delivered', 'too-close'],
          ]).toContainEqual(outcomes.map(({ reason }) => reason));
        },
      };
    }, often);
  });

  it('five carts and a welcome bring one message that day', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const calls = [callTask(welcome, 'welcome', await stage.trigger('customer.registered', {}))];
      for (const cartId of ['1', '2', '3', '4', '5'])
        calls.push(
          callTask(
            abandonedCart,
            'cart-reminder',
            await stage.trigger('cart.updated', cart(undefined, cartId)),
          ),
        );
      return {
        processes: calls.map(
          (call) => (through) =>
            stage.send(call, { store: through(store), channels: through(stage.channels) }),
        ),
        afterwards: (outcomes) => {
          expect(sentOf(stage)).toHaveLength(1);
          expect(outcomes.filter(({ decision }) => decision === 'send')).toHaveLength(1);
          // The welcome gives way to a cart whose offer is planned; the others come another day.
          const kept = outcomes.filter(({ decision }) => decision !== 'send');
          expect(
            kept.filter(({ decision, reason }) => decision === 'wait' || reason === 'family-first'),
          ).toHaveLength(5);
          expect(kept.filter(({ decision }) => decision === 'wait').length).toBeGreaterThanOrEqual(4);
        },
      };
    }, often);
  });

  it('a confirmation goes out whatever the reminder beside it does', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const carted = await stage.trigger('cart.updated', cart());
      const placed = stage.envelope('order.placed', order());
      return {
        processes: [
          (through) =>
            stage.send(callTask(abandonedCart, 'cart-reminder', carted, 'cart'), {
              store: through(store),
              channels: through(stage.channels),
            }),
          async (through) => {
            const props = { store: through(store), channels: through(stage.channels) };
            await stage.record(placed, { ...props, bus: through(stage.bus) });
            const trigger = stage.triggers.at(-1);
            if (trigger === undefined) throw new Error('the order started nothing');
            return stage.send(callTask(orderConfirmed, 'order-confirmed', trigger, 'order'), props);
          },
        ],
        afterwards: async ([reminder, confirmation]) => {
          const { book } = await store.know(stage.customer, { book: true });
          expect(book?.bookings.map(({ state }) => state)).toEqual(sentOf(stage).map(() => 'sent'));
          expect(confirmation?.reason).toBe('delivered');
          expect(['delivered', 'goal-reached', 'too-close']).toContain(reminder?.reason);
          expect(sentOf(stage).filter((sent) => sent === 'email order-confirmed')).toHaveLength(1);
        },
      };
    }, often);
  });

  it('two offers in one minute show one code', async () => {
    const store = open();
    const caps = { ...shopPolicy.caps, perDay: 5, hoursApart: 0 };
    const largeCart = scenario({
      id: 'large-cart',
      stage: 'conversion',
      title: 'Large cart',
      purpose: 'Makes an offer for a large cart.',
      on: event('cart.updated'),
      entry: { per: 'customer', repeated: 'never again' },
      steps: [
        message('cart-offer', {
          by: 'email',
          with: promoCode({ percent: 15, validFor: days(2), notAgainFor: days(1), comesFirst: true }),
          rank: 8,
          postpone: hours(1),
        }),
      ],
    });
    await inEveryOrder(async () => {
      const stage = await setStage(store, { policy: { ...shopPolicy, caps } });
      const trigger = await stage.trigger('cart.updated', cart());
      return {
        processes: [abandonedCart, largeCart].map((scenario) => (through) => {
          const call = callTask(scenario, 'cart-offer', trigger, scenario.id);
          return stage.send(call, { store: through(store), channels: through(stage.channels) });
        }),
        afterwards: () => {
          expect(sentOf(stage)).toEqual(['email cart-offer', 'email cart-offer']);
          const codes = stage.deliveries.map(
            ({ content }) => content.channel === 'email' && content.text.match(/code: (\w{10})/)?.[1],
          );
          expect(codes).toEqual([expect.stringMatching(/^\w{10}$/), codes[0]]);
        },
      };
    }, often);
  });
});
