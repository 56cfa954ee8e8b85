import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, subjects, watchShardOf } from '../../functions/core/watchlist/watch.ts';
import { describeOnEveryStore } from './every-store.ts';
import { everyDeath, mayDie, startProcess } from './mortal.ts';
import { setStage } from './stage.ts';

describeOnEveryStore('What a customer watches, at a door that dies and is tried again', (open) => {
  it('stands in the rows as in the customer’s own list, wherever it died', async () => {
    const store = open();
    for (const death of [undefined, ...everyDeath(8)]) {
      const stage = await setStage(store);
      const process = startProcess(death);
      const props = { store: process.wrap(store), bus: process.wrap(stage.bus) };
      const envelope = stage.envelope('product.requested', { productId: 'p', variant: 'M', wants: 'back' });
      await mayDie(() => stage.record(envelope, props));
      await stage.record(envelope);
      const { customer } = stage;
      const { watched } = await store.know(customer, { watched: true });
      expect(watched?.watches).toHaveLength(1);
      const queued = (await store.queued(subjects.asked('p', 'M'), 1000)).watchers;
      expect(queued.filter((one) => one.customer === customer)).toEqual(watched && rowsOf(watched));
    }
  });

  it('is gone from both after it was taken back, wherever it died', async () => {
    const store = open();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.boolean(), async (at, carriedOut) => {
        const stage = await setStage(store);
        const { customer } = stage;
        await stage.record(stage.envelope('product.saved', { productId: 'p' }));
        const process = startProcess({ at, carriedOut });
        const props = { store: process.wrap(store), bus: process.wrap(stage.bus) };
        const envelope = stage.envelope('product.unsaved', { productId: 'p' });
        await mayDie(() => stage.record(envelope, props));
        await stage.record(envelope);
        expect((await store.know(customer, { watched: true })).watched?.watches).toEqual([]);
        const rows = (await store.watchers(subjects.product('p'), watchShardOf(customer))).watchers;
        expect(rows.map((one) => one.customer)).not.toContain(customer);
      }),
      { numRuns: 20 },
    );
  });
});
