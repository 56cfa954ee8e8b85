import { expect, it } from 'vitest';
import type { Handover } from '../../functions/ports/delivery/channels.ts';
import type { Store } from '../../functions/ports/store.ts';
import abandonedCart from '../../statemachines/scenarios/conversion/abandoned-cart.ts';
import { cart } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { type Death, everyDeath, mayDie, startProcess } from './mortal.ts';
import { callTask, setStage } from './stage.ts';

async function makeOffer(store: Store, death?: Death, provider?: () => Handover) {
  const stage = await setStage(store, provider === undefined ? {} : { provider });
  const call = callTask(abandonedCart, 'cart-offer', await stage.trigger('cart.updated', cart()));
  const process = startProcess(death);
  const { store: own, channels, bus } = stage;
  const props = { store: process.wrap(own), channels: process.wrap(channels), bus: process.wrap(bus) };
  const first = await mayDie(() => stage.send(call, props));
  const made = () => stage.told.filter(({ name }) => name === 'offer.made');
  return { stage, call, process, first, made };
}

describeOnEveryStore('A personal code that was handed over', (open) => {
  it('is told of once, after the hand-over, and without the code', async () => {
    const { stage, process, made } = await makeOffer(open());
    expect(process.calls).toEqual([
      'know',
      'saveEntry',
      'saveCode',
      'saveBook',
      'email',
      'saveBook',
      'putEvents',
      'saveStep',
    ]);
    const { book } = await stage.store.know(stage.customer, { book: true });
    const offer = book?.bookings[0]?.offer;
    expect(made().map(({ properties }) => properties)).toEqual([
      { scenario: 'abandoned-cart', until: offer?.until },
    ]);
    expect(JSON.stringify(made())).not.toContain(offer?.code);
  });

  it('is told of wherever the function is killed, as one event', async () => {
    const alive = await makeOffer(open());
    for (const death of everyDeath(alive.process.calls.length)) {
      const { stage, call, made, first } = await makeOffer(open(), death);
      expect(first).toBe('killed');
      stage.clock.advance(2);
      const retried = await stage.send(call);
      stage.clock.advance(3600);
      await stage.send(call);
      // A marketing message whose hand-over nobody can tell of is given up, and so is its offer.
      expect([retried.reason, new Set(made().map(({ id }) => id)).size]).toEqual(
        retried.reason === 'delivered' ? ['delivered', 1] : ['answer-lost', 0],
      );
    }
  });

  it('is not told of when nobody took it', async () => {
    const refused: Handover = { result: 'refused', because: 'no such box' };
    const { made } = await makeOffer(open(), undefined, () => refused);
    expect(made()).toEqual([]);
  });
});
