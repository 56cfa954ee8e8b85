import { expect, it } from 'vitest';
import { deriveCode } from '../../functions/core/offers/offer.ts';
import { identifyRun } from '../../functions/core/records/fingerprint.ts';
import type { Delivery } from '../../functions/ports/delivery/channels.ts';
import abandonedCart from '../../statemachines/scenarios/conversion/abandoned-cart.ts';
import { cart } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { everyDeath, mayDie, startProcess } from './mortal.ts';
import { callTask, setStage, signingKey } from './stage.ts';

const codeIn = ({ content }: Delivery): string | undefined =>
  content.channel === 'email' ? content.text.match(/code: (\w{10})/)?.[1] : undefined;

describeOnEveryStore('A personal code', (open) => {
  it('is one for a run and step, wherever the send is killed and however often it is tried', async () => {
    const store = open();
    for (const death of everyDeath(7)) {
      const stage = await setStage(store);
      const trigger = await stage.trigger('cart.updated', cart());
      const call = callTask(abandonedCart, 'cart-offer', trigger);
      const process = startProcess(death);
      const props = { store: process.wrap(store), channels: process.wrap(stage.channels) };
      await mayDie(() => stage.send(call, props));
      await stage.send(call);
      await stage.send(call);
      const code = deriveCode(signingKey, identifyRun('abandoned-cart', trigger.id), 'cart-offer', 0);
      expect(stage.deliveries.map(codeIn)).toEqual(stage.deliveries.map(() => code));
      const { book } = await store.know(stage.customer, { book: true });
      expect(book?.bookings.map(({ offer }) => offer?.code)).toEqual([code]);
    }
  });

  it('that another customer happens to have is replaced by the next', async () => {
    const store = open();
    const stage = await setStage(store);
    const trigger = await stage.trigger('cart.updated', cart());
    const run = identifyRun('abandoned-cart', trigger.id);
    const [first, second] = [0, 1].map((attempt) => deriveCode(signingKey, run, 'cart-offer', attempt));
    await store.saveCode(first ?? '', { customer: 'another', run: 'another', step: 'cart-offer' });
    await stage.send(callTask(abandonedCart, 'cart-offer', trigger));
    expect(stage.deliveries.map(codeIn)).toEqual([second]);
  });

  it('differs from run to run', async () => {
    const store = open();
    const codes: (string | undefined)[] = [];
    for (let customer = 0; customer < 20; customer++) {
      const stage = await setStage(store);
      await stage.send(callTask(abandonedCart, 'cart-offer', await stage.trigger('cart.updated', cart())));
      codes.push(...stage.deliveries.map(codeIn));
    }
    expect(new Set(codes).size).toBe(20);
  });
});
