import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Row, writeClickstream } from './csv-text.ts';
import { type ImportedEvent, importText } from './import-text.ts';

const visitor = '0123456789012345678';
const shirt = { product_sku: 'GGOEGAAX0105', product_name: 'Hero Tee', price: '16.99' };
const mug = { product_sku: 'GGOEGDHC0182', product_name: 'Mug', price: '8.50' };

const tell = async (...rows: readonly Row[]): Promise<readonly ImportedEvent[]> => {
  const { told, rejected } = await importText(writeClickstream(...rows));
  expect(rejected).toEqual([]);
  return told;
};
const say = ({ name, properties }: ImportedEvent): readonly unknown[] => [name, properties];
const line = (title: string, quantity: number): unknown => expect.objectContaining({ title, quantity });

describe('A visitor', () => {
  it('is known before the first thing they do', async () => {
    const { events } = await importText(writeClickstream([5, 'page', { page_path: '/home' }]));
    expect(events.at(0)).toMatchObject({ name: 'customer.updated', customer: visitor, line: 2 });
    expect(events.at(-1)).toMatchObject({
      name: 'page.viewed',
      id: `${visitor}-1470036291-6-page`,
      at: '2016-08-01T08:05:00.000Z',
      properties: { path: '/home' },
    });
    const times = events.map(({ at }) => at);
    expect(new Set(times).size).toBe(events.length);
    expect(times).toEqual(times.toSorted());
  });

  it('is introduced once, and keeps the digits of their id', async () => {
    const { events } = await importText(
      writeClickstream([0, 'page'], [1, 'page', { country: 'France' }], [2, 'page', { user_id: '7' }]),
    );
    expect(events.filter(({ name }) => name === 'customer.updated').map(({ customer }) => customer)).toEqual([
      visitor,
      '7',
    ]);
  });

  it('registers once, at the first page that says so', async () => {
    const registered = { page_path: '/registersuccess.html' };
    const told = await tell(
      [0, 'page', { page_path: '/register.html' }],
      [1, 'page', registered],
      [2, 'page', registered],
    );
    expect(told.map(({ name }) => name)).toEqual([
      'page.viewed',
      'page.viewed',
      'customer.registered',
      'page.viewed',
    ]);
    expect(told.at(2)?.properties).toMatchObject({ country: 'US', language: 'en' });
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  it('views a product by its page and by a click', async () => {
    expect((await tell([0, 'product_click', shirt], [1, 'view', shirt])).map(say)).toEqual([
      ['product.viewed', { productId: 'GGOEGAAX0105', title: 'Hero Tee' }],
      ['product.viewed', { productId: 'GGOEGAAX0105', title: 'Hero Tee' }],
    ]);
  });
});

describe('A cart', () => {
  it('is told whole after every change, until it is empty', async () => {
    const told = await tell(
      [0, 'cart', { ...shirt, quantity: '2' }],
      [1, 'cart', mug],
      [2, 'cart', { ...shirt, quantity: '3' }],
      [3, 'remove_from_cart', { ...shirt, quantity: '1' }],
      [4, 'remove_from_cart', { ...shirt, quantity: '4' }],
      [5, 'remove_from_cart', { ...mug, quantity: '9' }],
      [6, 'cart', mug],
    );
    const cart = (...items: readonly unknown[]) => [
      'cart.updated',
      { cartId: `${visitor}-1`, currency: 'USD', items },
    ];
    expect(told.map(say)).toEqual([
      cart({ productId: 'GGOEGAAX0105', title: 'Hero Tee', price: 16.99, quantity: 2 }),
      cart(line('Hero Tee', 2), line('Mug', 1)),
      cart(line('Hero Tee', 5), line('Mug', 1)),
      cart(line('Hero Tee', 4), line('Mug', 1)),
      cart(line('Mug', 1)),
      ['cart.emptied', { cartId: `${visitor}-1` }],
      cart(line('Mug', 1)),
    ]);
  });

  it('loses what is removed under another SKU of the same name', async () => {
    const told = await tell(
      [0, 'cart', shirt],
      [1, 'remove_from_cart', { ...shirt, product_sku: 'GGOEGAAB010514' }],
    );
    expect(told.map(({ name }) => name)).toEqual(['cart.updated', 'cart.emptied']);
  });

  it('has a quantity of 1 where none is given', async () => {
    const [first] = await tell([0, 'cart', { ...shirt, quantity: '' }]);
    expect(first?.properties).toMatchObject({ items: [line('Hero Tee', 1)] });
  });

  it('changes once when one event puts in several products', async () => {
    const told = await tell([0, 'cart', shirt], [0, 'cart', mug], [0, 'page', { hit_number: '2' }]);
    expect(told.map(({ name }) => name)).toEqual(['cart.updated', 'page.viewed']);
    expect(told.at(0)?.properties).toMatchObject({ items: [line('Hero Tee', 1), line('Mug', 1)] });
  });

  it('is not known when something is removed first: that is ignored and counted', async () => {
    const { told, summary } = await importText(writeClickstream([0, 'remove_from_cart', shirt]));
    expect(told).toEqual([]);
    expect([...summary.ignored]).toEqual([['removal from a cart not known', 1]]);
  });

  it('changed, even if what was removed is not known to have been in it', async () => {
    const told = await tell([0, 'cart', shirt], [1, 'remove_from_cart', mug]);
    expect(told.at(1)).toMatchObject({ name: 'cart.updated', properties: { items: [line('Hero Tee', 1)] } });
  });

  it('belongs to one visitor', async () => {
    const told = await tell([0, 'cart', shirt], [1, 'cart', { ...mug, user_id: '7', session_id: '7-1' }]);
    expect(told.map(({ properties }) => properties.cartId)).toEqual([`${visitor}-1`, '7-1']);
  });

  it('starts its checkout at step 1; later steps are counted', async () => {
    const { told, summary } = await importText(
      writeClickstream(
        [0, 'cart', shirt],
        [1, 'checkout', { ...shirt, checkout_step: '1' }],
        [1, 'checkout', { ...mug, checkout_step: '1' }],
        [2, 'checkout', { ...shirt, checkout_step: '2' }],
        [3, 'checkout', { ...shirt, checkout_step: '3' }],
      ),
    );
    expect(told.map(say).slice(1)).toEqual([['checkout.started', { cartId: `${visitor}-1` }]]);
    expect([...summary.ignored]).toEqual([
      ['checkout step 2', 1],
      ['checkout step 3', 1],
    ]);
  });

  it('may be put together before the file begins', async () => {
    const told = await tell([0, 'checkout', { ...shirt, checkout_step: '1' }], [1, 'cart', mug]);
    expect(told.map(({ properties }) => properties.cartId)).toEqual([`${visitor}-1`, `${visitor}-1`]);
  });
});

describe('An order', () => {
  const order = { order_id: 'ORD1', order_revenue: '37.78', order_tax: '3.49', order_shipping: '7.50' };

  it('is one event of all its products, with its revenue as total', async () => {
    const told = await tell(
      [0, 'view', shirt],
      [
        1,
        'purchase',
        { ...shirt, ...order, product_sku: 'GGOEGAAB010514', product_variant: 'MD', quantity: '1' },
      ],
      [
        1,
        'purchase',
        { ...shirt, ...order, product_sku: 'GGOEGAAB010515', product_variant: 'LG', quantity: '2' },
      ],
      [1, 'purchase', { ...mug, ...order, product_variant: 'Single Option Only', quantity: '1' }],
    );
    expect(told.at(1)).toMatchObject({
      id: 'order-ORD1',
      delivery: `${visitor}-1470036291-2-purchase`,
      customer: visitor,
    });
    expect(told.map(say).slice(1)).toEqual([
      [
        'order.placed',
        {
          orderId: 'ORD1',
          currency: 'USD',
          total: 37.78,
          items: [
            { productId: 'GGOEGAAX0105', title: 'Hero Tee', variant: 'MD', price: 16.99, quantity: 1 },
            { productId: 'GGOEGAAX0105', title: 'Hero Tee', variant: 'LG', price: 16.99, quantity: 2 },
            { productId: 'GGOEGDHC0182', title: 'Mug', price: 8.5, quantity: 1 },
          ],
        },
      ],
    ]);
  });

  it('without revenue costs its goods, tax and shipping', async () => {
    const [placed] = await tell([0, 'purchase', { ...shirt, ...order, order_revenue: '', quantity: '2' }]);
    expect(placed?.properties).toMatchObject({ total: 44.97 });
  });

  it('without revenue and quantities costs one of each', async () => {
    const [placed] = await tell([0, 'purchase', { ...shirt, order_id: 'ORD1' }]);
    expect(placed?.properties).toMatchObject({ total: 16.99, items: [line('Hero Tee', 1)] });
  });

  it('reported again is the same event at its own time, delivered once more', async () => {
    const told = await tell(
      [0, 'purchase', { ...shirt, ...order, quantity: '2' }],
      [0, 'purchase', { ...shirt, order_id: 'ORD1', hit_number: '2' }],
      [9, 'purchase', { ...shirt, ...order, quantity: '2' }],
    );
    expect(told.map(({ id }) => id)).toEqual(['order-ORD1', 'order-ORD1', 'order-ORD1']);
    expect(told.map(({ at }) => at.slice(11, 16))).toEqual(['08:00', '08:00', '08:09']);
    expect(new Set(told.map(({ delivery }) => delivery)).size).toBe(3);
    expect(told.at(1)?.properties).toEqual(told.at(0)?.properties);
  });

  it('takes the cart, and a repeated report does not take the next one', async () => {
    const told = await tell(
      [0, 'cart', shirt],
      [1, 'purchase', { ...shirt, ...order }],
      [2, 'cart', mug],
      [3, 'purchase', { ...shirt, ...order }],
      [4, 'cart', shirt],
    );
    expect(told.map(({ properties }) => properties.cartId ?? 'order')).toEqual([
      `${visitor}-1`,
      'order',
      `${visitor}-2`,
      'order',
      `${visitor}-2`,
    ]);
    expect(told.at(-1)?.properties).toMatchObject({ items: [line('Mug', 1), line('Hero Tee', 1)] });
  });
});

describe('A row of the clickstream', () => {
  it.each([
    [
      'cart',
      {},
      'product_name: expected it on a row of type cart, found nothing; price: expected it on a row of type cart, found nothing',
    ],
    [
      'cart',
      { ...shirt, quantity: '1.5' },
      "quantity: expected a whole number of at least 1, or nothing, found '1.5'",
    ],
    [
      'cart',
      { ...shirt, quantity: '0' },
      "quantity: expected a whole number of at least 1, or nothing, found '0'",
    ],
    ['cart', { ...shirt, price: '-1' }, "price: expected an amount such as 16.99, or nothing, found '-1'"],
    ['purchase', shirt, 'order_id: expected it on a row of type purchase, found nothing'],
    [
      'page',
      { event_time: '01.08.2016' },
      "event_time: expected a time such as 2016-08-01T07:24:51.000Z, found '01.08.2016'",
    ],
    ['page', { user_id: '' }, 'user_id: expected some text, found nothing'],
    [
      'dance',
      {},
      "event_type: expected one of page, event, product_click, view, cart, remove_from_cart, checkout, purchase, found 'dance'",
    ],
  ])('of type %s with %o is rejected with the reason', async (type, fields, reason) => {
    const { rejected, told } = await importText(writeClickstream([0, type, fields], [1, 'page']));
    expect(rejected).toEqual([[2, reason]]);
    expect(told).toHaveLength(1);
  });

  it('with its SKU only goes by its SKU', async () => {
    const [viewed] = await tell([0, 'view', { product_sku: 'X1' }]);
    expect(viewed?.properties).toEqual({ productId: 'X1', title: 'X1' });
  });

  it('may come out of order', async () => {
    const told = await tell([3, 'remove_from_cart', shirt], [1, 'cart', shirt]);
    expect(told.map(({ name }) => name)).toEqual(['cart.updated', 'cart.emptied']);
  });
});

it('No history of a cart tells a wrong one', async () => {
  const change = fc.record({
    title: fc.constantFrom('Pen', 'Mug', 'Tee'),
    quantity: fc.integer({ min: 1, max: 4 }),
    isAdded: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const { told } = await importText(
        writeClickstream(
          ...changes.map(
            ({ title, quantity, isAdded }, minute) =>
              [
                minute,
                isAdded ? 'cart' : 'remove_from_cart',
                { product_name: title, price: '1', quantity: String(quantity) },
              ] as const,
          ),
        ),
      );
      const pieces: Record<string, number> = {};
      for (const { title, quantity, isAdded } of changes)
        pieces[title] = Math.max(0, (pieces[title] ?? 0) + (isAdded ? quantity : -quantity));
      const expected = Object.entries(pieces)
        .filter(([, quantity]) => quantity > 0)
        .map(([title, quantity]) => line(title, quantity));
      const last = told.at(-1);
      if (last === undefined) expect(expected).toEqual([]);
      else if (last.name === 'cart.emptied') expect(expected).toEqual([]);
      else {
        expect(last.properties.items).toHaveLength(expected.length);
        expect(last.properties.items).toEqual(expect.arrayContaining(expected));
      }
    }),
    { numRuns: 50 },
  );
});
