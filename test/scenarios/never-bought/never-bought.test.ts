import { describe, expect, it } from 'vitest';
import { days } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { looksAtTwo, showsShop } from '../shop-window.ts';
import { expectStoryboard } from '../storyboard.ts';

const own = ({ outbox }: Story) =>
  outbox
    .filter(([, message]) => ['never-bought-help', 'first-order-code'].includes(message))
    .map(([, message, at]) => [message, at.slice(0, 10)]);

/** Registers on Monday the 2nd of March 2026 at ten, and looks at two products. */
async function joins(): Promise<Story> {
  const ann = await story({ at: '2026-03-02T10:00' });
  await showsShop(ann);
  await ann.registers({ name: 'Ann' });
  await looksAtTwo(ann);
  return ann;
}

describe('A customer who has registered and never bought', () => {
  it('is helped to choose on the tenth day, and a week later with the price', async () => {
    const ann = await joins();
    await ann.until('2026-03-25T12:00');
    expect(own(ann)).toEqual([
      ['never-bought-help', 'Thu 12 Mar'],
      ['first-order-code', 'Thu 19 Mar'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('is left alone with the first order', async () => {
    const ann = await joins();
    await ann.until('2026-03-14T12:00');
    await ann.emits('order.placed', order());
    await ann.until('2026-04-01T12:00');
    expect(own(ann)).toEqual([['never-bought-help', 'Thu 12 Mar']]);
    expectStoryboard(ann);
  });

  it('hears of the cart first: help comes two days after the last change', async () => {
    const ann = await joins();
    await ann.until('2026-03-11T12:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-18T12:00');
    expect(ann.outbox.map(([, message]) => message)).toContain('cart-reminder');
    expect(own(ann)[0]?.[1]).toMatch(/^(Fri 13|Sat 14) Mar/);
    expectStoryboard(ann);
  });

  it('is sent no price alone where there is nothing to show', async () => {
    const ann = await story({ at: '2026-03-02T10:00' });
    await ann.registers({ name: 'Ann' });
    await ann.after(days(20));
    expect(own(ann)).toEqual([]);
    expect(ann.trail('never-bought')).toContain('Help to choose: skip (no-products)');
    expectStoryboard(ann);
  });

  it('is not written to after an unsubscription', async () => {
    const ann = await joins();
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'page' });
    await ann.until('2026-03-25T12:00');
    expect(own(ann)).toEqual([]);
    expectStoryboard(ann);
  });
});
