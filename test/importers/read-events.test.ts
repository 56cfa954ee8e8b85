import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { usualAssumptions } from '../../scripts/importers/assumptions.ts';
import { ImportError } from '../../scripts/importers/import-error.ts';
import { describeSummary } from '../../scripts/importers/import-summary.ts';
import { readEvents } from '../../scripts/importers/read-events.ts';
import { writeClickstream, writeOrders } from './csv-text.ts';
import { importText } from './import-text.ts';

const envelope = (fields: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  id: 'e1',
  source: 'shop',
  'detail-type': 'page.viewed',
  time: '2026-11-02T09:30:00Z',
  detail: { id: 'e1', customer: 'ann', at: '2026-11-02T09:30:00.000Z', properties: { path: '/' } },
  ...fields,
});
const lines = (...events: readonly unknown[]): string =>
  events.map((each) => JSON.stringify(each)).join('\n');

describe('A file of envelopes', () => {
  it('passes every envelope on with all it carries', async () => {
    const given = envelope({ version: '0', account: '123456789012', region: 'eu-west-1', resources: [] });
    const { imported } = await importText(lines(given));
    expect(imported).toEqual([
      { file: expect.any(String), line: 1, time: Date.UTC(2026, 10, 2, 9, 30), envelope: given },
    ]);
  });

  it('leaves unknown events and strange details to the door', async () => {
    const { rejected, events } = await importText(
      lines(envelope({ 'detail-type': 'cart.upadted' }), envelope({ detail: {} })),
    );
    expect(rejected).toEqual([]);
    expect(events.map(({ name }) => name)).toEqual(['cart.upadted', 'page.viewed']);
  });

  it.each([
    ['{"id": 1', 'not JSON at character 9; expected one EventBridge envelope as JSON'],
    ['hello', 'not JSON; expected one EventBridge envelope as JSON'],
    [
      '["a"]',
      'expected an EventBridge envelope, {"id", "source", "detail-type", "time", "detail"}, found a list',
    ],
    [
      'null',
      'expected an EventBridge envelope, {"id", "source", "detail-type", "time", "detail"}, found null',
    ],
    [lines(envelope({ 'detail-type': ['a'] })), 'detail-type: expected text, found a list'],
    [lines(envelope({ id: 7 })), 'id: expected text, found a number'],
    [lines(envelope({ source: undefined })), 'source: expected text, found nothing'],
    [lines(envelope({ source: '' })), 'source: expected some text, found an empty one'],
    [
      lines(envelope({ time: 'yesterday' })),
      'time: expected a time such as 2026-11-02T09:30:00Z, found other text',
    ],
    [
      lines(envelope({ time: '2026-11-02T09:30:00' })),
      'time: expected a time such as 2026-11-02T09:30:00Z, found other text',
    ],
    [lines(envelope({ detail: '{}' })), 'detail: expected an object, found text'],
    [lines(envelope({ detail: [] })), 'detail: expected an object, found a list'],
    [lines(envelope({ resources: 'none' })), 'resources: expected a list, found text'],
  ])('rejects the line %s and goes on with the rest', async (bad, reason) => {
    const { rejected, events } = await importText(`${lines(envelope())}\n${bad}\n${lines(envelope())}`);
    expect(rejected).toEqual([[2, reason]]);
    expect(events.map(({ line }) => line)).toEqual([1, 3]);
  });

  it('never quotes a line that is not JSON, which may hold personal data', async () => {
    const { rejected } = await importText(`${lines(envelope())}\n{"email": ann@example.com}`);
    expect(rejected.join()).not.toContain('ann');
  });

  it('comes in the order of the times on its envelopes, whatever its own', async () => {
    const { events } = await importText(
      lines(
        envelope({ id: 'c', time: '2026-11-02T12:00:00+01:00' }),
        envelope({ id: 'a', time: '2026-11-02T09:00:00Z' }),
        envelope({ id: 'd', time: '2026-11-02T11:00:00Z' }),
        envelope({ id: 'b', time: '2026-11-02T09:00:00.500Z' }),
      ),
    );
    expect(events.map(({ delivery }) => delivery)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('carries a line of 1 MB, and rejects one of 5 MB without holding it', async () => {
    const long = (size: number) =>
      lines(
        envelope({ detail: { id: 'x', customer: 'ann', at: '', properties: { path: 'x'.repeat(size) } } }),
      );
    const { rejected, events } = await importText(
      [lines(envelope()), long(1024 ** 2), long(5 * 1024 ** 2), lines(envelope())].join('\n'),
    );
    expect(events.map(({ line }) => line)).toEqual([1, 2, 4]);
    expect(rejected).toEqual([
      [3, expect.stringMatching(/^5\d+ characters; expected one event, which is at most 1 MB$/)],
    ]);
  });

  it('keeps a line whose text holds the line ends of Unicode in one piece', async () => {
    const { events } = await importText(lines(envelope()).replace('"/"', '"/\u2028\u2029\u0085"'));
    expect(events.map(({ properties }) => properties)).toEqual([{ path: '/\u2028\u2029\u0085' }]);
  });
});

describe('Whatever its wrapping, a file', () => {
  const plain = writeOrders([0, '536365'], [1, '536366', { CustomerID: '13047' }]);
  it.each([
    ['packed with gzip', gzipSync(plain)],
    ['packed in two pieces', Buffer.concat([gzipSync(plain.slice(0, 200)), gzipSync(plain.slice(200))])],
    ['with a byte order mark', `\uFEFF${plain}`],
    ['packed with a byte order mark', gzipSync(`\uFEFF${plain}`)],
    ['with the line ends of Windows', plain.replaceAll('\n', '\r\n')],
    ['that ends in a line end', `${plain}\n`],
    [
      'with quotes around its columns',
      plain.replace(/^.*/, (header) => `"${header.replaceAll(',', '","')}"`),
    ],
    ['with a column more', plain.replaceAll(/$/gm, ',x')],
  ])('%s says the same', async (_, content) => {
    const { events, rejected } = await importText(content);
    expect(rejected).toEqual([]);
    expect(events).toEqual((await importText(plain)).events);
  });

  it('with blank lines says the same, on later lines', async () => {
    const { told } = await importText(`\n \n${plain.replaceAll('\n', '\n\n')}\n\n`);
    expect(told.map(({ line, id }) => [line, id])).toEqual([
      [5, 'order-536365'],
      [7, 'order-536366'],
    ]);
  });
});

describe('A file that cannot be read', () => {
  const importing = (content: string | Uint8Array): Promise<unknown> => importText(content);
  it.each([
    [
      'is empty',
      '',
      /events is empty; expected one of\n {2}JSON Lines.*\n {2}clickstream CSV.*\n {2}orders CSV/,
    ],
    ['holds blank lines only', '\n\n \n', /is empty/],
    ['is packed and empty', gzipSync(''), /is empty/],
    [
      'has an unknown first line',
      'name;price\na;1',
      /begins with an unknown line, "name;price"; expected one of/,
    ],
    ['is a JSON list', '[\n{"id":"a"}]', /begins with a JSON list; expected JSON Lines: one envelope a line/],
    [
      'lacks columns',
      writeOrders([0, '536365']).replace('InvoiceDate', 'Date').replace('CustomerID', 'Customer'),
      /looks like an orders CSV without the columns InvoiceDate, CustomerID; all are needed/,
    ],
    [
      'names a column twice',
      `${writeOrders([0, '536365'])}`.replace('Country', 'Country,Country'),
      /is an orders CSV that names the column Country twice; expected every column once/,
    ],
    ['is in UTF-16', Buffer.from('\uFEFFInvoiceNo', 'utf16le'), /is UTF-16 text; expected UTF-8/],
    [
      'is one endless line',
      'x'.repeat(5 * 1024 ** 2),
      /begins with a line of 5242880 characters; expected one of/,
    ],
    [
      'was cut off while packed',
      gzipSync(randomRows(2000)).subarray(0, -200),
      /is cut off: its gzip data ends early; expected a complete file: copy it again/,
    ],
    [
      'was damaged while packed',
      gzipSync(randomRows(2000)).fill(7, 3000, 3100),
      /is damaged: its gzip data cannot be unpacked/,
    ],
  ])('because it %s says so, and what would be right', async (_, content, message) => {
    await expect(importing(content)).rejects.toThrow(message);
    await expect(importing(content)).rejects.toThrow(ImportError);
  });

  it('because it is not there or is a directory says so', async () => {
    const read = (file: string): Promise<unknown> => Array.fromAsync(readEvents(file, usualAssumptions));
    await expect(read('missing.csv')).rejects.toThrow(
      'missing.csv does not exist; expected the name of a file',
    );
    await expect(read(import.meta.dirname)).rejects.toThrow('is a directory; expected a file');
  });

  function randomRows(count: number): string {
    return writeOrders(
      ...Array.from(
        { length: count },
        (_, index) => [index % 600, String(index), { StockCode: String((index * 7919) % 100_003) }] as const,
      ),
    );
  }
});

describe('A malformed row', () => {
  const good = { CustomerID: '13047' };
  it.each([
    [
      'a column too few',
      (text: string) => text.replace(',United Kingdom', ''),
      'expected 8 columns, found 7',
    ],
    ['a column too many', (text: string) => text.replace(',2.55', ',2,55'), 'expected 8 columns, found 9'],
    [
      'no time',
      (text: string) => text.replace('2010-12-01 08:00:00', ''),
      'InvoiceDate: expected some text, found nothing',
    ],
    [
      'a day that does not exist',
      (text: string) => text.replace('2010-12-01 08:00:00', '2010-02-30 08:00:00'),
      "InvoiceDate: expected a time such as 2010-12-01 08:26:00, found '2010-02-30 08:00:00'",
    ],
    [
      'a time in another format',
      (text: string) => text.replace('2010-12-01 08:00:00', '12/1/2010 8:00'),
      "InvoiceDate: expected a time such as 2010-12-01 08:26:00, found '12/1/2010 8:00'",
    ],
    [
      'a price that is none, and no customer',
      (text: string) => text.replace('2.55', '£2').replace('17850', ''),
      "UnitPrice: expected an amount such as 16.99, found '£2'; CustomerID: expected some text, found nothing",
    ],
    [
      'a quantity of 0',
      (text: string) => text.replace(',6,', ',0,'),
      "Quantity: expected a whole number other than 0, found '0'",
    ],
    [
      'a negative quantity on an order',
      (text: string) => text.replace(',6,', ',-6,'),
      'Quantity: expected at least 1 on an order, found -6',
    ],
    [
      'a quote inside a field',
      (text: string) => text.replace('WHITE HANGING', 'WHITE 6" HANGING'),
      'malformed quotes; expected every quoted field closed, with quotes inside doubled',
    ],
    [
      'a quote that is never closed',
      (text: string) => text.replace('WHITE HANGING', '"WHITE HANGING'),
      'malformed quotes; expected every quoted field closed, with quotes inside doubled',
    ],
  ])('with %s costs one line', async (_, spoil, reason) => {
    const { rejected, told, summary } = await importText(
      spoil(writeOrders([0, '536365'], [1, '536366', good], [2, '536367', good])),
    );
    expect(rejected).toEqual([[2, reason]]);
    expect(told.map(({ id, line }) => [line, id])).toEqual([
      [3, 'order-536366'],
      [4, 'order-536367'],
    ]);
    expect(summary).toMatchObject({ rows: 3, rejected: 1 });
  });

  it('does not hide behind a row whose quotes are right', async () => {
    const { rejected, told } = await importText(
      writeOrders(
        [0, '536365', { Description: 'STRAY' }],
        [1, '536366', { ...good, Description: 'SIGN, "HOME"\nSWEET HOME' }],
        [2, '536367', good],
      ).replace('STRAY', '"STRAY'),
    );
    expect(rejected).toEqual([[2, expect.stringContaining('malformed quotes')]]);
    expect(told.map(({ line, properties }) => [line, properties.items])).toEqual([
      [3, [expect.objectContaining({ title: 'SIGN, "HOME"\nSWEET HOME' })]],
      [5, [expect.objectContaining({ title: 'WHITE HANGING HEART T-LIGHT HOLDER' })]],
    ]);
  });

  it('has a line too long to be one row', async () => {
    const { rejected } = await importText(
      writeOrders([0, '536365', { Description: 'x'.repeat(5 * 1024 ** 2) }], [1, '536366']),
    );
    expect(rejected).toEqual([[2, expect.stringMatching(/^\d+ characters; expected one row$/)]]);
  });
});

describe('The summary of an import', () => {
  it('says what became of every row', async () => {
    const { summary } = await importText(
      writeClickstream(
        [0, 'page', { page_path: '/home' }],
        [1, 'event'],
        [2, 'checkout', { checkout_step: '2' }],
        [3, 'dance'],
      ),
    );
    expect(describeSummary(summary)).toEqual([
      '4 rows read, 1 rejected',
      expect.stringMatching(/^events: 1 customer\.updated, .*1 page\.viewed$/),
      expect.stringMatching(/^assumed among them: \d$/),
      'ignored: 1 other event, 1 checkout step 2',
    ]);
  });

  it('names no event that the catalogue lacks', async () => {
    const { summary } = await importText(
      lines(envelope({ 'detail-type': 'x' }), envelope({ 'detail-type': 'y' })),
    );
    expect([...summary.events]).toEqual([['not in the catalogue', 2]]);
  });
});

it('The same file gives the same events, byte for byte', async () => {
  const file = writeClickstream(
    [0, 'page', { page_path: '/' }],
    [1, 'cart', { product_name: 'Pen', price: '1' }],
  );
  const [once, again] = [await importText(file), await importText(file)];
  expect(JSON.stringify(once.events)).toBe(JSON.stringify(again.events));
  expect(once.events.length).toBeGreaterThan(2);
});
