import { z } from 'zod';
import { instant, oneOf, optionalAmount, optionalCount, optionalText, text } from './columns.ts';

const types = [
  'page',
  'event',
  'product_click',
  'view',
  'cart',
  'remove_from_cart',
  'checkout',
  'purchase',
] as const;

const columns = {
  event_time: instant,
  event_type: oneOf(types),
  user_id: text,
  session_id: text,
  hit_number: text,
  product_sku: optionalText,
  product_name: optionalText,
  product_variant: optionalText,
  price: optionalAmount,
  quantity: optionalCount,
  order_id: optionalText,
  order_revenue: optionalAmount,
  order_tax: optionalAmount,
  order_shipping: optionalAmount,
  checkout_step: optionalText,
  page_path: z.string().trim(),
  country: z.string().trim(),
};

/** The columns that a clickstream CSV must have; others are passed over. */
export const clickstreamColumns: readonly string[] = Object.keys(columns);

/** What rows of each type must have besides. */
const needed: Readonly<Record<(typeof types)[number], readonly ('price' | 'order_id' | 'product')[]>> = {
  page: [],
  event: [],
  product_click: ['product'],
  view: ['product'],
  cart: ['product', 'price'],
  remove_from_cart: ['product'],
  checkout: [],
  purchase: ['product', 'price', 'order_id'],
};

/** One row of a clickstream CSV. `product` is its title: the name, or the SKU when there is no name. */
export const clickstreamRow = z
  .object(columns)
  .transform((row) => ({ ...row, time: row.event_time, product: row.product_name ?? row.product_sku ?? '' }))
  .superRefine((row, context) => {
    for (const column of needed[row.event_type])
      if (row[column] === undefined || row[column] === '')
        context.addIssue({
          code: 'custom',
          path: [column === 'product' ? 'product_name' : column],
          message: `expected it on a row of type ${row.event_type}, found nothing`,
        });
  });
export type ClickstreamRow = z.output<typeof clickstreamRow>;
