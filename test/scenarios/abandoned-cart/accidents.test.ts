import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { cart, cup, order, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00', customer: {} };

describe('A cart in real life', () => {
  it('that changes every 2 hours for a day brings one reminder and one offer', async () => {
    const ann = await story(monday);
    for (let change = 0; change < 12; change++) {
      await ann.emits('cart.updated', cart([{ ...cup, quantity: 3 + change }]));
      await ann.after(hours(2));
    }
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Tue 3 Mar 11:00'],
      ['email', 'cart-offer', 'Wed 4 Mar 11:00'],
    ]);
    expect(ann.trail('abandoned-cart').filter((line) => line.includes('(replaced)'))).toHaveLength(11);
    expectStoryboard(ann);
  });

  it('that changes after the reminder brings another reminder and still one offer', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([teapot]));
    await ann.after(hours(5));
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 09:39'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:50'],
    ]);
    expectStoryboard(ann);
  });

  it('that changes after the offer brings no second offer', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([teapot]));
    await ann.until('2026-03-04T10:00');
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 13:00'],
      ['email', 'cart-reminder', 'Wed 4 Mar 13:00'],
      ['push', 'code-not-used', 'Fri 6 Mar 10:12'],
    ]);
    expectStoryboard(ann);
  });

  it('that is told in the wrong order is reminded of once, as it was last', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([teapot, cup]), { at: '2026-03-02T09:59' });
    await ann.after(minutes(5));
    await ann.emits('cart.updated', cart([teapot]), { at: '2026-03-02T09:58' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 13:00'],
    ]);
    expect(ann.trail('abandoned-cart').filter((line) => line.startsWith('#2'))).toEqual([
      '#2 Wait 3 hours',
      '#2 Cart reminder: leave (replaced)',
      '#2 Left',
    ]);
    expectStoryboard(ann);
  });

  it('that is filled on two devices is one cart, and its push goes to both', async () => {
    const devices = [
      { token: 'phone', platform: 'ios' as const },
      { token: 'tablet', platform: 'android' as const },
    ];
    const ann = await story({ ...monday, customer: { contacts: ['push'] } });
    await ann.emits('customer.updated', { devices });
    await ann.emits('cart.updated', cart([teapot]));
    await ann.after(minutes(1));
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([['push', 'cart-reminder', 'Mon 2 Mar 13:01']]);
    expect(ann.deliveries.map((delivery) => delivery.channel === 'push' && delivery.devices)).toEqual([
      devices,
    ]);
    expectStoryboard(ann);
  });

  it('that is ordered while the reminder is being handed over brings no offer', async () => {
    let ann: Story | undefined;
    ann = await story({
      ...monday,
      provider: async (_, count) => {
        if (count === 1) await ann?.emits('order.placed', order());
        return undefined;
      },
    });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'order-confirmed', 'Mon 2 Mar 13:00'],
    ]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
      'Cart offer: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('of a customer who unsubscribes from the reminder brings no offer, by no channel', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    expect((await ann.unsubscribes()).status).toBe(200);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
      'Cart offer: skip (consent-withdrawn)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('of a customer who travels is spoken of by the clock of the place', async () => {
    const ann = await story({ at: '2026-03-02T10:00', customer: { zone: 'Europe/London' } });
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.emits('customer.updated', { zone: 'America/Los_Angeles' });
    await ann.untilQuiet();
    // 13:00 in London is 5 in the morning in Los Angeles: planned for London, asked again, put off to 09:00 there.
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 17:31'],
    ]);
    expectStoryboard(ann);
  });

  it('on the night in which the clock goes forward waits for nine o’clock as it is then', async () => {
    const ann = await story({ at: '2026-03-28T17:30', customer: { zone: 'Europe/London' } });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Sun 29 Mar 09:39'],
      ['email', 'cart-offer', 'Mon 30 Mar 10:58'],
    ]);
    expect(ann.happenings.findLast(({ what }) => what === 'hand-over')?.at.toISOString()).toMatch(/T09:58/);
    expectStoryboard(ann);
  });

  it('on the night in which the clock goes back waits for nine o’clock as it is then', async () => {
    const ann = await story({ at: '2026-10-31T17:30', customer: { zone: 'America/New_York' } });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Sun 1 Nov 09:39'],
      ['email', 'cart-offer', 'Mon 2 Nov 10:58'],
    ]);
    expect(ann.happenings.findLast(({ what }) => what === 'hand-over')?.at.toISOString()).toMatch(/T15:58/);
    expectStoryboard(ann);
  });

  it('that loses everything but sends no "emptied" is not reminded of', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('cart.updated', cart([]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'not started: 0 different items, wanted at least 1',
      'Cart reminder: leave (replaced)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('whose emptying was heard of before the cart itself is not reminded of', async () => {
    const ann = await story(monday);
    await ann.emits('cart.emptied', { cartId: 'cart-1' });
    await ann.after(minutes(1));
    await ann.emits('cart.updated', cart(), { at: '2026-03-02T09:59' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: leave (exit-happened)',
      'Left',
    ]);
    expectStoryboard(ann);
  });
});
