import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../functions/ports/delivery/channels.ts';
import { hours } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { cart, cup, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

/** The language in which each email was written. */
const languagesOf = ({ deliveries }: Story): readonly string[] =>
  deliveries.map(({ content }) =>
    content.channel === 'email' && /\p{Script=Cyrillic}/u.test(content.subject) ? 'ru' : 'en',
  );

/** What stands on each line of goods, and what it comes to. */
const goodsIn = ({ content }: Delivery): readonly string[] =>
  content.channel === 'email'
    ? [...content.text.matchAll(/^(?:- )?(Teapot|Cup|Spoon|Total).*(\$\d+)(?:\.00)?$/gm)].map(
        ([, what, sum]) => `${what} ${sum}`,
      )
    : [];

describe('The words of a cart', () => {
  it('are Russian for a customer who reads Russian', async () => {
    const olga = await story({
      at: '2026-03-02T12:00',
      customer: { name: 'Ольга', language: 'ru', zone: 'Europe/Moscow' },
    });
    await olga.emits('cart.updated', cart([{ ...teapot, title: 'Чайник' }]));
    await olga.untilQuiet();
    expect(olga.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 15:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 15:00'],
    ]);
    expect(languagesOf(olga)).toEqual(['ru', 'ru']);
    expectStoryboard(olga, { whole: true });
  });

  it('are Russian in an SMS of one part', async () => {
    const olga = await story({
      at: '2026-03-02T12:00',
      customer: { language: 'ru', zone: 'Europe/Moscow', contacts: ['sms'] },
    });
    await olga.emits('cart.updated', cart());
    await olga.until('2026-03-02T18:00');
    expect(olga.outbox).toEqual([['sms', 'cart-reminder', 'Mon 2 Mar 15:00']]);
    expect(
      olga.deliveries.every(({ content }) => content.channel === 'sms' && content.text.length <= 70),
    ).toBe(true);
    expectStoryboard(olga);
  });

  it('change with the customer between two messages', async () => {
    const olga = await story({ at: '2026-03-02T10:00', customer: { name: 'Olga' } });
    await olga.emits('cart.updated', cart());
    await olga.after(hours(4));
    await olga.emits('customer.updated', { language: 'ru', name: 'Ольга' });
    await olga.untilQuiet();
    expect(languagesOf(olga)).toEqual(['en', 'ru']);
    expectStoryboard(olga);
  });

  it('leave out what is sold out and show the price of today', async () => {
    const ann = await story({ at: '2026-03-02T10:00', customer: { name: 'Ann' } });
    await ann.emits('cart.updated', cart([teapot, cup, { ...cup, productId: 'spoon', title: 'Spoon' }]));
    await ann.after(hours(2));
    await ann.emits('product.stock-changed', { productId: 'cup', stock: 0 });
    await ann.emits('product.price-changed', { productId: 'teapot', price: 45, currency: 'USD' });
    await ann.emits('product.price-changed', { productId: 'spoon', price: 5, currency: 'EUR' });
    await ann.after(hours(2));
    await ann.emits('product.stock-changed', { productId: 'cup', stock: 4 });
    await ann.emits('product.price-changed', { productId: 'teapot', price: 38, currency: 'USD' });
    await ann.untilQuiet();
    expect(ann.deliveries.map(goodsIn)).toEqual([
      ['Teapot $45', 'Spoon $12', 'Total $57'],
      ['Teapot $38', 'Cup $12', 'Spoon $12', 'Total $62'],
    ]);
    expectStoryboard(ann);
  });

  it.each([undefined, 'http://win.example', '4815162342', '  '])(
    'greet without a name that is %o',
    async (name) => {
      const ann = await story({ at: '2026-03-02T10:00', customer: name === undefined ? {} : { name } });
      await ann.emits('cart.updated', cart());
      await ann.until('2026-03-02T18:00');
      expect(
        ann.deliveries.map(({ content }) => content.channel === 'email' && content.text.split('\n')[2]),
      ).toEqual(['Hello,']);
    },
  );
});
