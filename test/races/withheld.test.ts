import { expect, it } from 'vitest';
import { event, message, scenario } from '../../statemachines/language/scenario.ts';
import { cart } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { everyDeath, mayDie, startProcess } from './mortal.ts';
import { callTask, setStage } from './stage.ts';

/** Almost everybody is held out. */
const heldOut = scenario({
  id: 'held-out',
  stage: 'conversion',
  title: 'Held out',
  purpose: 'Writes to hardly anybody.',
  on: event('cart.updated'),
  entry: { per: 'cart', repeated: 'never again' },
  holdout: 99.9,
  steps: [message('cart-reminder', { by: ['email', 'push'], rank: 5 })],
});

describeOnEveryStore('A message that is withheld', (open) => {
  it('is withheld once, wherever its Task is killed, and nobody is written to', async () => {
    const store = open();
    const perform = async (death?: Parameters<typeof startProcess>[0]) => {
      const stage = await setStage(store);
      const call = callTask(heldOut, 'cart-reminder', await stage.trigger('cart.updated', cart()));
      const process = startProcess(death);
      const props = { store: process.wrap(store), channels: process.wrap(stage.channels) };
      await mayDie(() => stage.ask(call, props));
      return { stage, call, process };
    };
    const { calls } = (await perform()).process;
    expect(calls).not.toContain('email');
    for (const death of everyDeath(calls.length)) {
      const { stage, call } = await perform(death);
      const first = (await store.know(stage.customer, { book: true })).book?.bookings[0]?.at;
      stage.clock.advance(120);
      const again = await stage.ask(call);
      expect(again).toMatchObject({ go: 'on', decision: 'skip', reason: 'holdout' });
      expect(stage.deliveries).toEqual([]);
      const { book } = await store.know(stage.customer, { book: true });
      expect(book?.bookings).toHaveLength(1);
      expect(book?.bookings[0]).toMatchObject({ state: 'withheld', ...(first && { at: first }) });
    }
  });
});
