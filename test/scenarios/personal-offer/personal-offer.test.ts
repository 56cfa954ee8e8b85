import { describe, expect, it } from 'vitest';
import { days } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { cart, order, teapot } from '../carts.ts';
import { knowCatalogue, line } from '../shelves.ts';
import { expectStoryboard } from '../storyboard.ts';

const offers = ({ outbox }: Story) =>
  outbox
    .filter(([, message]) => message.startsWith('personal-offer'))
    .map(([channel, message, at]) => [channel, message, at.slice(0, 10)]);

const letterOf = ({ deliveries }: Story) =>
  deliveries
    .flatMap(({ content }) => (content.channel === 'email' ? [content] : []))
    .find(({ subject }) => subject.includes('just for you'));

/** Two orders of tea, on the 2nd and the 9th of March 2026. */
async function buysTea(
  customer: Parameters<typeof story>[0]['customer'] = { name: 'Ann' },
  price = 40,
): Promise<Story> {
  const tea = { ...teapot, price, category: 'tea' };
  const ann = await story({ at: '2026-03-02T12:00', customer });
  await ann.emits('order.placed', order([tea]));
  await ann.after(days(7));
  await ann.emits('order.placed', order([tea], 'order-2'));
  return ann;
}

describe('A customer who is due for an offer', () => {
  it('gets one, some weeks after the last order, and hears why', async () => {
    const ann = await buysTea();
    await ann.until('2026-04-20T12:00');
    expect(offers(ann)).toEqual([['email', 'personal-offer', 'Tue 24 Mar']]);
    expect(ann.trail('personal-offer')).toEqual([
      'Look: In the segment best?: no',
      'Personal offer: wait (afternoon-window)',
      'Personal offer: wait for a good hour',
      'Personal offer: send (delivered)',
      'Wait 4 days',
      "Look: Was 'Personal offer' clicked in the last 12 days?: no",
      'Finished',
    ]);
    expect(letterOf(ann)?.text).toContain('most often from our “tea” section');
    expectStoryboard(ann, { whole: true });
  });

  it('who clicked and did not use the code is reminded of it once, with the same code', async () => {
    const ann = await buysTea();
    await ann.until('2026-03-24T20:00');
    await ann.hears('message.clicked');
    await ann.until('2026-04-20T12:00');
    expect(offers(ann).map(([, message]) => message)).toEqual(['personal-offer', 'personal-offer-reminder']);
    const [first, second] = ann.deliveries.flatMap(({ content }) =>
      content.channel === 'email' ? (content.text.match(/[A-Z]{4}-\w{4}-\w{4}/) ?? []) : [],
    );
    expect(second).toBe(first);
    expectStoryboard(ann, { whole: true });
  });

  it('who used the code is not reminded of it', async () => {
    const ann = await buysTea();
    await ann.until('2026-03-24T20:00');
    await ann.hears('message.clicked');
    await ann.emits('offer.used', {});
    await ann.until('2026-04-20T12:00');
    expect(offers(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('who orders by phone before the letter goes hears of no offer', async () => {
    const ann = await buysTea();
    await ann.until('2026-03-24T13:00');
    await ann.emits('order.placed', { ...order([teapot], 'order-3'), via: 'phone' });
    await ann.until('2026-03-30T12:00');
    expect(offers(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('who spends much and often gets the better one', async () => {
    const ann = await buysTea({ name: 'Ann' }, 600);
    await ann.until('2026-03-25T12:00');
    expect(ann.trail('personal-offer')).toContain('Look: In the segment best?: yes');
    expect(letterOf(ann)?.subject).toBe('15% off, just for you');
  });

  it('gives way to a cart of the same day', async () => {
    const ann = await buysTea();
    await ann.until('2026-03-24T11:30');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-24T23:00');
    expect(
      ann.outbox.filter(([, , at]) => at.startsWith('Tue 24 Mar')).map(([, message]) => message),
    ).toEqual(['cart-reminder']);
    expectStoryboard(ann);
  });

  it('leaves the word to what has to be bought again these days', async () => {
    const ann = await story({ at: '2026-03-02T12:00', customer: { name: 'Ann' } });
    await knowCatalogue(ann, { feed: { lastsDays: 19 } });
    const feed = { ...line('feed'), category: 'care' };
    await ann.emits('order.placed', order([feed]));
    await ann.after(days(7));
    await ann.emits('order.placed', { ...order([feed], 'order-2'), runsOutOn: '2026-03-28' });
    await ann.until('2026-04-20T12:00');
    expect(ann.outbox.map(([, message]) => message)).toContain('running-out');
    expect(offers(ann)).toEqual([]);
    expect(ann.trail('personal-offer').slice(-2)).toEqual(['Personal offer: leave (family-first)', 'Left']);
    expectStoryboard(ann);
  });

  it('gets none after an unsubscription', async () => {
    const ann = await buysTea();
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'page' });
    await ann.until('2026-04-20T12:00');
    expect(offers(ann)).toEqual([]);
    expectStoryboard(ann);
  });
});

describe('Nobody is due', () => {
  it('who bought once', async () => {
    const ann = await story({ at: '2026-03-02T12:00', customer: {} });
    await ann.emits('order.placed', order([{ ...teapot, category: 'tea' }]));
    await ann.after(days(50));
    expect(ann.trail('personal-offer')).toEqual([]);
  });

  it('of whom no favourite is known', async () => {
    const ann = await story({ at: '2026-03-02T12:00', customer: {} });
    for (const id of ['order-1', 'order-2']) await ann.emits('order.placed', order([teapot], id));
    await ann.after(days(50));
    expect(ann.trail('personal-offer')).toEqual([]);
  });
});
