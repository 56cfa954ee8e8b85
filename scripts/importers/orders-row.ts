import { DateTime } from 'luxon';
import { z } from 'zod';
import { amount, signedCount, text } from './columns.ts';

const columns = {
  InvoiceNo: text,
  StockCode: text,
  Description: z.string().trim(),
  Quantity: signedCount,
  InvoiceDate: text,
  UnitPrice: amount,
  CustomerID: text,
  Country: z.string().trim(),
};

/** The columns that an orders CSV must have; others are passed over. */
export const ordersColumns: readonly string[] = Object.keys(columns);

const localTime = /^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/;

/** One row of an orders CSV, whose dates are local time in `zone`. */
export function ordersRow(zone: string) {
  // Of an hour that comes twice the first, whatever day it is today.
  const readTime = remember((found) => DateTime.fromSQL(found, { zone }).getPossibleOffsets().at(0));
  return z
    .object(columns)
    .transform((row, context) => {
      const moment = localTime.test(row.InvoiceDate) ? readTime(row.InvoiceDate) : undefined;
      if (moment?.isValid !== true)
        context.addIssue({
          code: 'custom',
          path: ['InvoiceDate'],
          message: `expected a time such as 2010-12-01 08:26:00, found '${row.InvoiceDate.slice(0, 40)}'`,
        });
      return { ...row, time: moment?.toMillis() ?? 0 };
    })
    .superRefine((row, context) => {
      if (row.Quantity < 0 !== isCancellation(row.InvoiceNo))
        context.addIssue({
          code: 'custom',
          path: ['Quantity'],
          message: isCancellation(row.InvoiceNo)
            ? `expected less than 0 on a cancellation, found ${row.Quantity}`
            : `expected at least 1 on an order, found ${row.Quantity}`,
        });
    });
}
export type OrdersRow = z.output<ReturnType<typeof ordersRow>>;

/** Neighbouring rows share their date, and reading one is slow. */
function remember<T>(read: (found: string) => T): (found: string) => T {
  let last: { readonly found: string; readonly value: T } | undefined;
  return (found) => {
    if (last?.found !== found) last = { found, value: read(found) };
    return last.value;
  };
}

/** Whether an invoice number is that of a cancellation. */
export const isCancellation = (invoice: string): boolean => /^c/i.test(invoice);

/** Charges, discounts and corrections: they belong to the total and are no goods. */
const charges: ReadonlySet<string> = new Set([
  'POST',
  'DOT',
  'C2',
  'M',
  'D',
  'S',
  'B',
  'CRUK',
  'AMAZONFEE',
  'BANK CHARGES',
]);

/** Whether a row is about something that can be bought. */
export const isGoods = ({ StockCode }: OrdersRow): boolean => !charges.has(StockCode.toUpperCase());
