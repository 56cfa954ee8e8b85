import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import orderConfirmed from '../../statemachines/scenarios/post-purchase/order-confirmed.ts';
import { order } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { type Death, everyDeath, mayDie, startProcess } from './mortal.ts';
import { callTask, type Stage, setStage } from './stage.ts';

/**
 * Runs the Task of every execution that the triggers have started, as often as it is called: one that was too
 * early is tried again, one that has answered is over. Says what the customer has got so far.
 */
function startRuns(stage: Stage): () => Promise<string> {
  const answered = new Set<string>();
  return async () => {
    for (const [number, trigger] of stage.triggers.entries()) {
      const call = callTask(orderConfirmed, 'order-confirmed', trigger, `execution-${number}`);
      if (answered.has(call.execution)) continue;
      try {
        await stage.send(call);
        answered.add(call.execution);
      } catch (error) {
        expect(error).toMatchObject({ name: 'StoreBusy' });
      }
    }
    return stage.deliveries.map(({ channel, tags }) => `${channel} ${tags.step}`).join(' + ') || 'nothing';
  };
}

describeOnEveryStore('A door that dies and is tried again', (open, name) => {
  it('counts the event once, and starts what it starts at least once', async () => {
    const store = open();
    const perform = async (death?: Death) => {
      const stage = await setStage(store);
      const envelope = stage.envelope('order.placed', order());
      const process = startProcess(death);
      const props = { store: process.wrap(store), bus: process.wrap(stage.bus) };
      return { stage, envelope, process, first: await mayDie(() => stage.record(envelope, props)) };
    };
    const { calls } = (await perform()).process;
    expect(calls).toEqual(['know', 'saveShelfRows', 'saveProfile', 'putTriggers', 'saveEvent']);

    const found: Record<string, unknown> = {};
    for (const death of everyDeath(calls.length)) {
      const { stage, envelope, first } = await perform(death);
      expect(first).toBe('killed');
      const run = startRuns(stage);
      await run(); // the bus may be quicker than the door's second try
      const again = await stage.record(envelope);
      const { profile } = await store.know(stage.customer, {});
      const place = `${death.carriedOut ? 'after' : 'before'} ${calls[death.at - 1]}`;
      found[place] = [
        again.outcome,
        stage.triggers.length,
        profile?.counters['order.placed']?.count,
        await run(),
      ];
    }
    const once = 'email order-confirmed';
    expect(found).toEqual({
      'before know': ['recorded', 1, 1, once],
      'after know': ['recorded', 1, 1, once],
      'before saveShelfRows': ['recorded', 1, 1, once],
      'after saveShelfRows': ['recorded', 1, 1, once],
      'before saveProfile': ['recorded', 1, 1, once],
      'after saveProfile': ['recorded', 1, 1, once],
      'before putTriggers': ['recorded', 1, 1, once],
      'after putTriggers': ['recorded', 2, 1, once],
      'before saveEvent': ['recorded', 2, 1, once],
      'after saveEvent': ['duplicate', 1, 1, once],
    });
  });

  const death = fc.record({ at: fc.integer({ min: 1, max: 5 }), carriedOut: fc.boolean() });

  it('keeps its word however often it dies', async () => {
    const store = open();
    await fc.assert(
      fc.asyncProperty(fc.array(death, { maxLength: 6 }), async (deaths) => {
        const stage = await setStage(store);
        const envelope = stage.envelope('order.placed', order());
        const run = startRuns(stage);
        for (const death of [...deaths, undefined]) {
          const process = startProcess(death);
          const props = { store: process.wrap(store), bus: process.wrap(stage.bus) };
          await mayDie(() => stage.record(envelope, props));
          await run();
        }
        const { profile } = await store.know(stage.customer, {});
        expect(profile?.counters['order.placed']?.count).toBe(1);
        expect(await run()).toBe('email order-confirmed');
      }),
      { numRuns: name === 'memory' ? 100 : 10, seed: 20260302 },
    );
  });
});
