import { describe, expect, it } from 'vitest';
import { days } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { showsShop } from '../shop-window.ts';
import { expectStoryboard } from '../storyboard.ts';

const own = ({ outbox }: Story) =>
  outbox
    .filter(([, message]) => message.startsWith('not-seen'))
    .map(([, message, at]) => [message, at.slice(0, 10)]);

/** Registers on Monday the 2nd of March 2026 at ten, and is not seen again. */
async function registersAndGoes(): Promise<Story> {
  const ann = await story({ at: '2026-03-02T10:00' });
  await ann.registers({ name: 'Ann' });
  return ann;
}

describe('A customer who registered and has not been seen for a month', () => {
  it('is reminded why, and ten days later of what is new; then no more', async () => {
    const ann = await registersAndGoes();
    await ann.until('2026-04-05T12:00');
    await showsShop(ann, ['lamp', 'vase'], '2026-04-05T09:00:00Z');
    await ann.until('2026-09-01T12:00');
    expect(own(ann)).toEqual([
      ['not-seen-reminder', 'Thu 2 Apr '],
      ['not-seen-popular', 'Sun 12 Apr'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('is left alone after a visit', async () => {
    const ann = await registersAndGoes();
    await ann.until('2026-04-05T12:00');
    await ann.emits('page.viewed', { path: '/' });
    await ann.until('2026-05-01T12:00');
    expect(own(ann)).toEqual([['not-seen-reminder', 'Thu 2 Apr ']]);
    expectStoryboard(ann);
  });

  it('is a customer like all others after an order', async () => {
    const ann = await registersAndGoes();
    await ann.until('2026-04-02T13:00');
    await ann.emits('order.placed', order());
    await ann.until('2026-05-01T12:00');
    expect(own(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('is not one who looks in every other week', async () => {
    const ann = await registersAndGoes();
    for (let fortnight = 0; fortnight < 6; fortnight++) {
      await ann.after(days(14));
      await ann.emits('page.viewed', { path: '/' });
    }
    expect(own(ann)).toEqual([]);
  });

  it('hears of a cart first', async () => {
    const ann = await registersAndGoes();
    await ann.until('2026-04-02T11:30');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-04-03T12:00');
    expect(own(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('is not written to once letters are refused', async () => {
    const ann = await registersAndGoes();
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'page' });
    await ann.until('2026-05-01T12:00');
    expect(own(ann)).toEqual([]);
  });
});
