import type { Moment } from '../time/moments.ts';

/** What the shop last said of a product; each part keeps its newest moment. */
export interface Product {
  readonly productId: string;
  readonly price?: Price;
  /** Of the product as a whole, where the shop does not count its variants. */
  readonly stock?: Stock;
  readonly variants?: Readonly<Record<string, Stock>>;
  readonly title?: string;
  readonly url?: string;
  readonly image?: string;
  readonly category?: string;
  /** Never named in subjects, push or SMS, nor recommended. */
  readonly sensitive?: boolean;
  /** A consumable, and how long one lasts. */
  readonly lastsDays?: number;
  /** Products that do the same job. */
  readonly substitutes?: readonly string[];
  /** On sale since then. */
  readonly since?: string;
  /** The newest moment of each field from `title` on. */
  readonly fieldsAt?: Readonly<Record<string, Moment>>;
}

export interface Price {
  readonly amount: number;
  readonly currency: string;
  readonly moment: Moment;
  /** Earlier prices in the same currency and when each ended, newest first; bounded. */
  readonly past?: readonly { readonly amount: number; readonly until: string }[];
}

export interface Stock {
  readonly count: number;
  readonly moment: Moment;
  /** When it was last sold out, and the most there has been since, before this moment. */
  readonly out?: { readonly at: string; readonly most: number };
}
