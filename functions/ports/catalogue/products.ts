import type { Product } from '../../core/records/records.ts';

/** What the shop tells of its products. */
export interface Products {
  /** Every part keeps its newest moment (see `mergeProduct`); answers the product as it stands then. */
  saveProduct(told: Product): Promise<Product>;
  /** Those that are known, in the order in which they are named. */
  products(ids: readonly string[]): Promise<readonly Product[]>;
}
