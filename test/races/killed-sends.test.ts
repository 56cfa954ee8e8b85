import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Channels, Delivery, Handover } from '../../functions/ports/delivery/channels.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { SendOrder, TaskCall } from '../../statemachines/language/tasks.ts';
import abandonedCart from '../../statemachines/scenarios/conversion/abandoned-cart.ts';
import orderConfirmed from '../../statemachines/scenarios/post-purchase/order-confirmed.ts';
import { cart, order } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { type Death, everyDeath, mayDie, startProcess } from './mortal.ts';
import { callTask, type Stage, setStage } from './stage.ts';

interface Play {
  readonly begin: (stage: Stage) => Promise<TaskCall<SendOrder>>;
  readonly provider?: (delivery: Delivery) => Handover | undefined;
}

const reminder: Play = {
  begin: async (stage) =>
    callTask(abandonedCart, 'cart-reminder', await stage.trigger('cart.updated', cart())),
};
const offer: Play = {
  begin: async (stage) => callTask(abandonedCart, 'cart-offer', await stage.trigger('cart.updated', cart())),
};
const confirmation: Play = {
  begin: async (stage) =>
    callTask(orderConfirmed, 'order-confirmed', await stage.trigger('order.placed', order())),
};
const whenEmailIsRefused = (play: Play): Play => ({
  ...play,
  provider: ({ channel }) =>
    channel === 'email' ? { result: 'refused', because: 'no such box' } : undefined,
});

interface Killings {
  /** The calls of a function that lives. */
  readonly calls: readonly string[];
  /** What the machine's retry says and the customer has got in the end, wherever the function is killed … */
  readonly usually: string;
  /** … but there. */
  readonly except: Readonly<Record<string, string>>;
}

/** Kills the function once before and once after each of its calls. A third call, as of a redrive, changes nothing. */
async function killEverywhere(store: Store, { begin, provider }: Play): Promise<Killings> {
  const perform = async (death?: Death) => {
    const stage = await setStage(store, provider === undefined ? {} : { provider });
    const call = await begin(stage);
    const process = startProcess(death);
    const props = { store: process.wrap(stage.store), channels: process.wrap(stage.channels) };
    const got = () => stage.deliveries.map(({ channel }) => channel).join(' + ') || 'nothing';
    return { stage, call, process, got, first: await mayDie(() => stage.send(call, props)) };
  };
  const alive = await perform();
  expect(alive.first).not.toBe('killed');
  const { calls } = alive.process;
  const usually = `delivered: ${alive.got()}`;

  const except: Record<string, string> = {};
  for (const death of everyDeath(calls.length)) {
    const { stage, call, got, first } = await perform(death);
    expect(first).toBe('killed');
    stage.clock.advance(2);
    const retried = await stage.send(call);
    const result = `${retried.reason}: ${got()}`;
    stage.clock.advance(3600);
    const redriven = await stage.send(call);
    expect(`${redriven.reason}: ${got()}`).toBe(result);
    const place = `${death.carriedOut ? 'after' : 'before'} ${death.at} ${calls[death.at - 1]}`;
    if (result !== usually) except[place] = result;
  }
  return { calls, usually, except };
}

describeOnEveryStore('A send that is killed and tried again', (open, name) => {
  it('hands a reminder over once, or not at all when killed with the claim in its hands', async () => {
    expect(await killEverywhere(open(), reminder)).toEqual({
      calls: ['know', 'saveEntry', 'saveBook', 'email', 'saveBook', 'saveStep'],
      usually: 'delivered: email',
      except: {
        'after 3 saveBook': 'answer-lost: nothing',
        'before 4 email': 'answer-lost: nothing',
        'after 4 email': 'answer-lost: email',
        'before 5 saveBook': 'answer-lost: email',
      },
    });
  });

  it('hands an offer over once, or not at all, with one code', async () => {
    expect(await killEverywhere(open(), offer)).toEqual({
      calls: ['know', 'saveEntry', 'saveCode', 'saveBook', 'email', 'saveBook', 'saveStep'],
      usually: 'delivered: email',
      except: {
        'after 4 saveBook': 'answer-lost: nothing',
        'before 5 email': 'answer-lost: nothing',
        'after 5 email': 'answer-lost: email',
        'before 6 saveBook': 'answer-lost: email',
      },
    });
  });

  it('hands a reminder over by one channel of its cascade at most', async () => {
    expect(await killEverywhere(open(), whenEmailIsRefused(reminder))).toEqual({
      calls: [
        'know',
        'saveEntry',
        'saveBook',
        'email',
        'saveBook',
        'know',
        'saveBook',
        'push',
        'saveBook',
        'saveStep',
      ],
      usually: 'delivered: push',
      except: {
        'after 3 saveBook': 'answer-lost: nothing',
        'before 4 email': 'answer-lost: nothing',
        'after 4 email': 'answer-lost: nothing',
        'before 5 saveBook': 'answer-lost: nothing',
        'after 7 saveBook': 'answer-lost: nothing',
        'before 8 push': 'answer-lost: nothing',
        'after 8 push': 'answer-lost: push',
        'before 9 saveBook': 'answer-lost: push',
      },
    });
  });

  it('confirms an order once, and twice only when the answer was lost', async () => {
    expect(await killEverywhere(open(), confirmation)).toEqual({
      calls: ['know', 'saveEntry', 'saveBook', 'email', 'saveBook', 'saveStep'],
      usually: 'delivered: email',
      except: {
        'after 4 email': 'delivered: email + email',
        'before 5 saveBook': 'delivered: email + email',
      },
    });
  });

  it('confirms an order by the next channel once, and twice only when the answer was lost', async () => {
    expect(await killEverywhere(open(), whenEmailIsRefused(confirmation))).toEqual({
      calls: [
        'know',
        'saveEntry',
        'saveBook',
        'email',
        'saveBook',
        'know',
        'saveBook',
        'push',
        'saveBook',
        'saveStep',
      ],
      usually: 'delivered: push',
      except: {
        'after 8 push': 'delivered: push + push',
        'before 9 saveBook': 'delivered: push + push',
      },
    });
  });

  const death = fc.option(fc.record({ at: fc.integer({ min: 1, max: 12 }), carriedOut: fc.boolean() }), {
    nil: undefined,
  });
  const answer = fc.constantFrom('accepted', 'refused', 'throttled', 'down', 'unknown', 'lost');
  const numRuns = name === 'memory' ? 300 : 25;

  it('keeps its word however often it is killed and whatever the providers answer', async () => {
    const store = open();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(reminder, offer, confirmation),
        fc.array(death, { maxLength: 5 }),
        fc.array(answer, { maxLength: 6 }),
        async (play, deaths, answers) => {
          const stage = await setStage(store);
          const call = await play.begin(stage);
          const left = [...answers];
          const arrived: string[] = [];
          let doubts = 0;
          const hand = async ({ channel }: Delivery): Promise<Handover> => {
            const result = left.shift() ?? 'accepted';
            if (result === 'accepted' || result === 'lost') arrived.push(channel);
            if (result === 'lost' || result === 'unknown') doubts++;
            return result === 'accepted'
              ? { result, reference: 'accepted' }
              : { result: result === 'lost' ? 'unknown' : result, because: result };
          };
          const channels: Channels = { email: hand, push: hand, sms: hand };
          for (const death of [...deaths, ...answers.map(() => undefined), undefined, undefined]) {
            const process = startProcess(death);
            const props = { store: process.wrap(stage.store), channels: process.wrap(channels) };
            const said = await mayDie(() => stage.send(call, props)).catch((error: Error) => error.name);
            const { calls } = process;
            if (said === 'killed' && calls.some((made) => made in channels)) doubts++;
            stage.clock.advance(24 * 3600); // the same hour of the next day: no quiet hours, no cap
          }
          const everRefused = answers.filter((result) => result === 'refused').length;
          if (call.order.kind === 'marketing') expect(arrived.length).toBeLessThanOrEqual(1);
          else {
            expect(arrived.length).toBeLessThanOrEqual(1 + doubts);
            if (everRefused < 3) expect(arrived.length).toBeGreaterThanOrEqual(1);
          }
        },
      ),
      { numRuns, seed: 20260302 },
    );
  });
});
