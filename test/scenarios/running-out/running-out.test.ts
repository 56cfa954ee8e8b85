import { describe, expect, it } from 'vitest';
import runningOut from '../../../statemachines/scenarios/retention/running-out.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { knowCatalogue, line, shownIn, soldOut } from '../shelves.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T12:00', customer: { name: 'Ann' }, scenarios: [runningOut] };
const days = ({ outbox }: Story) => outbox.map(([, , at]) => at.slice(0, -6));
const consumables = { feed: { lastsDays: 30 }, mister: { lastsDays: 33 } };

async function ordered(
  items = [line('feed'), line('monstera')],
  beginning: Partial<Beginning> = {},
  more: Parameters<typeof knowCatalogue>[1] = {},
): Promise<Story> {
  const ann = await story({ ...monday, ...beginning });
  await knowCatalogue(ann, { ...consumables, ...more });
  await ann.emits('order.placed', order(items));
  return ann;
}

describe('A consumable is offered again', () => {
  it('five days before it runs out', async () => {
    const ann = await ordered();
    await ann.until('2026-05-01T12:00');
    expect(days(ann)).toEqual(['Fri 27 Mar']);
    expect(shownIn(ann)).toEqual([['Plant feed']]);
    expectStoryboard(ann, { whole: true });
  });

  it('in one letter with what runs out with it', async () => {
    const ann = await ordered([line('feed'), line('mister'), line('monstera')]);
    await ann.until('2026-05-01T12:00');
    expect(shownIn(ann)).toEqual([['Brass mister', 'Plant feed']]);
    expectStoryboard(ann);
  });

  it('later when more of it was bought', async () => {
    const ann = await ordered([line('feed', 2)]);
    await ann.until('2026-06-01T12:00');
    expect(days(ann)).toEqual(['Sun 26 Apr']);
    expectStoryboard(ann);
  });

  it('after the customer’s own time, when it was bought before', async () => {
    const ann = await ordered([line('feed')], { at: '2026-01-05T12:00' });
    await ann.until('2026-01-25T12:00');
    await ann.emits('order.placed', order([line('feed')], 'order-2'));
    await ann.until('2026-04-01T12:00');
    // Twenty days lay between the two; the thirty of the catalogue would lead to 19 February.
    expect(days(ann)).toEqual(['Mon 9 Feb']);
    expectStoryboard(ann);
  });

  it('on the day that the app says', async () => {
    const ann = await story(monday);
    await knowCatalogue(ann, consumables);
    await ann.emits('order.placed', { ...order([line('feed')]), runsOutOn: '2026-04-03' });
    await ann.until('2026-05-01T12:00');
    expect(days(ann)).toEqual(['Sun 29 Mar']);
    expectStoryboard(ann);
  });

  it('in Russian, by push, and a tap leads to it', async () => {
    const ann = await ordered(undefined, { customer: { language: 'ru', contacts: ['push'] } });
    await ann.until('2026-05-01T12:00');
    const [push] = ann.deliveries;
    expect(push?.channel === 'push' && new URL(push.open).pathname).toBe('/products/feed');
    expectStoryboard(ann);
  });
});

describe('A consumable is not offered again', () => {
  it('when it was bought again meanwhile: the reminder of that order follows', async () => {
    const ann = await ordered();
    await ann.until('2026-03-20T12:00');
    await ann.emits('order.placed', order([line('feed')], 'order-2'));
    await ann.until('2026-03-28T12:00');
    expect(ann.outbox).toEqual([]);
    await ann.until('2026-06-01T12:00');
    expect(days(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('when it is sold out', async () => {
    const ann = await ordered(undefined, {}, { feed: { ...soldOut, lastsDays: 30 } });
    await ann.until('2026-05-01T12:00');
    expect(ann.trail('running-out').slice(-2)).toEqual(['Running out: skip (no-products)', 'Finished']);
    expectStoryboard(ann);
  });

  it('when its order was cancelled', async () => {
    const ann = await ordered();
    await ann.until('2026-03-03T12:00');
    await ann.emits('order.cancelled', { orderId: 'order-1' });
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('when it lasts: nothing is ever due', async () => {
    const ann = await ordered([line('monstera'), line('pot')]);
    await ann.until('2026-05-01T12:00');
    expect(ann.runs).toEqual([]);
    expectStoryboard(ann);
  });

  it('but another order of other things changes nothing', async () => {
    const ann = await ordered();
    await ann.until('2026-03-20T12:00');
    await ann.emits('order.placed', order([line('pot')], 'order-2'));
    await ann.until('2026-05-01T12:00');
    expect(shownIn(ann)).toEqual([['Plant feed']]);
    expectStoryboard(ann);
  });
});
