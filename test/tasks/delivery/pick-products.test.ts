import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import type { Handover } from '../../../functions/ports/delivery/channels.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { event, message, pick, scenario } from '../../../statemachines/language/scenario.ts';
import { callTask, type Stage, setStage } from '../../races/stage.ts';
import { order } from '../../scenarios/carts.ts';
import { knowGoods, line } from '../../scenarios/shelves.ts';

const showing = scenario({
  id: 'showing',
  stage: 'post-purchase',
  title: 'Showing',
  purpose: 'Shows what goes with an order.',
  on: event('order.placed'),
  entry: { per: 'order', repeated: 'never again' },
  exits: ['order.cancelled'],
  steps: [
    message('goes-with', {
      by: ['email', 'push'],
      rank: 13,
      show: pick(['bought together', 'best-selling'], 2, 3),
      besideTransactional: true,
    }),
  ],
});

/** How often the shelves are read. */
function watchRankings(store: Store): { store: Store; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    store: {
      ...store,
      rankings: async (shelves) => {
        asked.push(shelves.map(({ list, of }) => `${list} ${of}`).join(', '));
        return store.rankings(shelves);
      },
    },
  };
}

const together = (under: string, products: readonly string[]) => ({
  list: 'together' as const,
  of: 'monstera',
  under,
  at: '2026-03-01T12:00:00.000Z',
  products: ['monstera', ...products],
});

async function set(provider?: () => Handover | undefined): Promise<Stage> {
  const store = makeMemoryStore();
  await knowGoods(store);
  await store.saveShelfRows([together('1', ['pot', 'feed']), together('2', ['pot'])]);
  return setStage(store, provider === undefined ? {} : { provider });
}
const shown = async ({ store, customer }: Stage) =>
  (await store.know(customer, { book: true })).book?.bookings.map((booking) => booking.shown);

describe('Products are picked', () => {
  it('when the message is about to go, and kept with it', async () => {
    const stage = await set();
    const { store, asked } = watchRankings(stage.store);
    const call = callTask(
      showing,
      'goes-with',
      await stage.trigger('order.placed', order([line('monstera')])),
    );
    expect((await stage.send(call, { store })).decision).toBe('send');
    expect(asked).toEqual(['together monstera']);
    expect(await shown(stage)).toEqual([['pot', 'feed']]);
  });

  it('not at all when it is not to go: no shelf is read', async () => {
    const stage = await set();
    const { store, asked } = watchRankings(stage.store);
    const call = callTask(
      showing,
      'goes-with',
      await stage.trigger('order.placed', order([line('monstera')])),
    );
    await stage.record(stage.envelope('order.cancelled', { orderId: 'order-1' }, { id: 'cancelled' }));
    expect((await stage.send(call, { store })).decision).toBe('leave');
    expect(asked).toEqual([]);
  });

  it('from the next source when the first has too few', async () => {
    const stage = await set();
    const { store, asked } = watchRankings(stage.store);
    const call = callTask(showing, 'goes-with', await stage.trigger('order.placed', order([line('orchid')])));
    expect(await stage.send(call, { store })).toMatchObject({
      decision: 'skip',
      reason: 'no-products',
      because: 'products to show: 0, wanted 2 at least',
    });
    expect(asked).toEqual(['together orchid', 'sold plants, sold ']);
  });

  it('once for a message: asked again it shows the same, whatever the shelves say by then', async () => {
    let answers: Handover[] = [{ result: 'throttled', because: 'too many' }];
    const stage = await set(() => answers.shift());
    const call = callTask(
      showing,
      'goes-with',
      await stage.trigger('order.placed', order([line('monstera')])),
    );
    const later = await stage.send(call);
    expect(later.reason).toBe('throttled');
    await stage.store.saveShelfRows([
      together('3', ['can', 'pole']),
      together('4', ['can', 'pole']),
      together('5', ['can']),
    ]);
    stage.clock.advance(3600);
    answers = [];
    const again = await stage.send({ ...call, run: { ...call.run, step: later } });
    expect(again.decision).toBe('send');
    expect(await shown(stage)).toEqual([['pot', 'feed']]);
    expect(stage.deliveries.map((sent) => sent.channel === 'email' && sent.content.text)).toEqual([
      expect.stringMatching(/Terracotta pot.*Plant feed/s),
    ]);
  });

  it('anew when what was shown has sold out meanwhile', async () => {
    let answers: Handover[] = [{ result: 'throttled', because: 'too many' }];
    const stage = await set(() => answers.shift());
    const call = callTask(
      showing,
      'goes-with',
      await stage.trigger('order.placed', order([line('monstera')])),
    );
    const later = await stage.send(call);
    await stage.store.saveShelfRows([together('3', ['can'])]);
    await stage.store.saveProduct({
      productId: 'feed',
      stock: { count: 0, moment: { at: '2026-03-02T13:00:00.000Z', id: 'gone' } },
    });
    stage.clock.advance(3600);
    answers = [];
    await stage.send({ ...call, run: { ...call.run, step: later } });
    expect(await shown(stage)).toEqual([['pot', 'can']]);
  });
});
