import { TaskFault } from '../../../../statemachines/language/faults.ts';
import { mergeProduct } from '../../../core/catalogue/product.ts';
import type { Product } from '../../../core/records/records.ts';
import type { Store } from '../../../ports/store.ts';
import { stillHolds } from './conditions.ts';
import { nameKey, productKey } from './keys.ts';
import { type Row, type Rows, readBody } from './rows.ts';

/** A product's writers are the shop's few systems. */
const rounds = 10;

/** Rows of the first releases hold price and stock each as an attribute of its own. */
export const readProduct = (productId: string, row: Row): Product =>
  row.body === undefined
    ? ({
        productId,
        ...(row.price === undefined ? {} : { price: JSON.parse(row.price) }),
        ...(row.stock === undefined ? {} : { stock: JSON.parse(row.stock) }),
      } as Product) // as those releases wrote it
    : readBody<Product>(row);

/** Products in the table: each is one row, replaced only as it was read. */
export const makeProducts = (rows: Rows): Pick<Store, 'saveProduct' | 'products'> => ({
  async products(ids) {
    const found = await rows.read(ids.map(productKey));
    return ids.flatMap((id) => {
      const row = found.get(nameKey(productKey(id)));
      return row === undefined ? [] : [readProduct(id, row)];
    });
  },
  async saveProduct(told) {
    const key = productKey(told.productId);
    for (let round = 0; round < rounds; round++) {
      const row = await rows.readOne(key);
      const known = row && readProduct(told.productId, row);
      const product = mergeProduct(known, told);
      if (product === known) return product;
      if ((await rows.replace(key, product, {}, stillHolds(row?.body))) === 'written') return product;
    }
    throw new TaskFault('StoreBusy', `a product was written by others ${rounds} times`);
  },
});
