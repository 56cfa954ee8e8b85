import { describe, expect, it } from 'vitest';
import { type Row, writeOrders } from './csv-text.ts';
import { type ImportedEvent, importText } from './import-text.ts';

const lamp = { StockCode: '71053', Description: 'WHITE METAL LANTERN', UnitPrice: '3.39' };
const postage = { StockCode: 'POST', Description: 'POSTAGE', UnitPrice: '18', Quantity: '1' };

const tell = async (...rows: readonly Row[]): Promise<readonly ImportedEvent[]> => {
  const { told, rejected } = await importText(writeOrders(...rows));
  expect(rejected).toEqual([]);
  return told;
};

describe('An order', () => {
  it('is one event of all rows of its invoice, in pounds', async () => {
    expect(await tell([26, '536365'], [26, '536365', lamp])).toEqual([
      {
        line: 2,
        name: 'order.placed',
        id: 'order-536365',
        delivery: 'order-536365',
        customer: '17850',
        at: '2010-12-01T08:26:00.000Z',
        properties: {
          orderId: '536365',
          currency: 'GBP',
          total: 35.64,
          items: [
            { productId: '85123A', title: 'WHITE HANGING HEART T-LIGHT HOLDER', price: 2.55, quantity: 6 },
            { productId: '71053', title: 'WHITE METAL LANTERN', price: 3.39, quantity: 6 },
          ],
        },
      },
    ]);
  });

  it('holds together over a minute, also when another lies between', async () => {
    const told = await tell([0, '536365'], [0, '536366', { CustomerID: '1' }], [1, '536365', lamp]);
    expect(told.map(({ id }) => id)).toEqual(['order-536365', 'order-536366']);
    expect(told.at(0)?.properties.items).toHaveLength(2);
  });

  it('does not grow after it was told', async () => {
    const { told, rejected } = await importText(
      writeOrders([0, '536365'], [30, '536366'], [31, '536365', lamp]),
    );
    expect(told).toHaveLength(2);
    expect(rejected).toEqual([
      [4, 'InvoiceNo: expected the rows of invoice 536365 within two minutes, found this one later'],
    ]);
  });

  it('counts a row that repeats another exactly once, and adds up rows that differ', async () => {
    const { told, summary } = await importText(
      writeOrders(
        [0, '536365'],
        [0, '536365'],
        [0, '536365', { Quantity: '2' }],
        [0, '536365', { UnitPrice: '1' }],
      ),
    );
    expect(told.at(0)?.properties).toMatchObject({
      total: 26.4,
      items: [
        { price: 2.55, quantity: 8 },
        { price: 1, quantity: 6 },
      ],
    });
    expect([...summary.ignored]).toEqual([['repeated row', 1]]);
  });

  it('has postage in its total and not among its goods; a gift stays', async () => {
    const [placed] = await tell([0, '536365', { UnitPrice: '0' }], [0, '536365', postage]);
    expect(placed?.properties).toMatchObject({ total: 18, items: [{ productId: '85123A', price: 0 }] });
  });

  it.each(['POST', 'M', 'm', 'D', 'C2', 'BANK CHARGES'])('of %s only is no order', async (StockCode) => {
    const { events, summary } = await importText(writeOrders([0, '536365', { StockCode }]));
    expect(events).toEqual([]);
    expect([...summary.ignored]).toEqual([['order of charges only', 1]]);
  });

  it('of a product whose code is a word is an order', async () => {
    expect(await tell([0, '536365', { StockCode: 'PADS' }])).toHaveLength(1);
  });

  it.each([
    ['2010-12-01 08:26:00', '2010-12-01T08:26:00.000Z'],
    ['2011-07-01 08:26:00', '2011-07-01T07:26:00.000Z'],
    ['2011-03-27 00:59:00', '2011-03-27T00:59:00.000Z'],
    ['2011-03-27 01:30:00', '2011-03-27T01:30:00.000Z'],
    ['2011-03-27 02:00:00', '2011-03-27T01:00:00.000Z'],
    ['2011-10-30 01:30:00', '2011-10-30T00:30:00.000Z'],
  ])('of %s in London was placed at %s', async (InvoiceDate, at) => {
    expect((await tell([0, '536365', { InvoiceDate }])).map((placed) => placed.at)).toEqual([at]);
  });
});

describe('A buyer', () => {
  it('registered 10 minutes before their first order, once', async () => {
    const { events } = await importText(writeOrders([26, '536365'], [40, '536366']));
    expect(events.filter(({ name }) => name === 'customer.registered')).toMatchObject([
      {
        id: 'assumed-17850-registered',
        line: 2,
        at: '2010-12-01T08:16:00.000Z',
        properties: { country: 'GB' },
      },
    ]);
    const times = events.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
  });

  it('who first returns something older was a customer before', async () => {
    const { events, rejected } = await importText(writeOrders([0, 'C536300'], [5, '536365']));
    expect(rejected).toEqual([[2, 'cancels an order placed before the file begins']]);
    expect(events.at(0)?.name).toBe('customer.updated');
    expect(events.at(-1)?.name).toBe('order.placed');
    expect(events.some(({ name }) => name === 'customer.registered')).toBe(false);
  });
});

describe('A cancellation', () => {
  const cancelled = async (...rows: readonly Row[]): Promise<readonly unknown[]> =>
    (await tell(...rows))
      .filter(({ name }) => name === 'order.cancelled' || name === 'order.reduced')
      .map(({ name, properties }) => [name, properties.orderId]);

  it('undoes the newest earlier order with those goods', async () => {
    const told = await tell([0, '1'], [5, '2'], [10, '3', lamp], [15, 'C4'], [20, '5']);
    expect(told.find(({ name }) => name === 'order.cancelled')).toMatchObject({
      id: 'cancellation-C4',
      at: '2010-12-01T08:15:00.000Z',
      properties: { orderId: '2' },
    });
  });

  it('is of the whole order only if every piece comes back', async () => {
    expect(await cancelled([0, '1'], [0, '1', lamp], [5, 'C2'])).toEqual([['order.reduced', '1']]);
    expect(await cancelled([0, '1'], [5, 'C2', { Quantity: '-5' }])).toEqual([['order.reduced', '1']]);
    expect(
      await cancelled([0, '1'], [0, '1', lamp], [5, 'C2'], [5, 'C2', { ...lamp, Quantity: '-6' }]),
    ).toEqual([['order.cancelled', '1']]);
  });

  it('leaves the postage out of account', async () => {
    expect(await cancelled([0, '1'], [0, '1', postage], [5, 'C2'])).toEqual([['order.cancelled', '1']]);
  });

  it('of the same goods again undoes the order before', async () => {
    expect(await cancelled([0, '1'], [5, '2'], [10, 'C3'], [15, 'C4'])).toEqual([
      ['order.cancelled', '2'],
      ['order.cancelled', '1'],
    ]);
  });

  it('prefers an order with enough pieces, then one with all products, then one with any', async () => {
    const many = { Quantity: '12' };
    expect(await cancelled([0, '1', many], [5, '2'], [10, 'C3', { Quantity: '-12' }])).toEqual([
      ['order.cancelled', '1'],
    ]);
    expect(await cancelled([0, '1'], [5, '2'], [10, 'C3', { Quantity: '-12' }])).toEqual([
      ['order.cancelled', '2'],
    ]);
    expect(await cancelled([0, '1'], [5, 'C3'], [5, 'C3', { ...lamp, Quantity: '-6' }])).toEqual([
      ['order.cancelled', '1'],
    ]);
  });

  it.each([
    ['of another customer', { CustomerID: '1' }],
    ['of other goods', lamp],
  ])('has nothing to undo in an order %s', async (_, fields) => {
    const { rejected } = await importText(writeOrders([0, '1', fields], [5, 'C2']));
    expect(rejected).toEqual([[3, 'cancels an order placed before the file begins']]);
  });

  it('of a discount only is ignored and counted', async () => {
    const { told, summary } = await importText(writeOrders([0, 'C1', { StockCode: 'D' }]));
    expect(told).toEqual([]);
    expect([...summary.ignored]).toEqual([['cancellation of charges only', 1]]);
  });

  it('with a positive quantity is rejected', async () => {
    const { rejected } = await importText(writeOrders([0, 'C1', { Quantity: '6' }]));
    expect(rejected).toEqual([[2, 'Quantity: expected less than 0 on a cancellation, found 6']]);
  });
});
