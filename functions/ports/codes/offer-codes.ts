import type { Written } from '../written.ts';

/** Personal promo codes, each somebody's. */
export interface OfferCodes {
  /** Takes a code for an owner; `conflict` when another owner has it. Repeats are harmless. */
  saveCode(
    code: string,
    owner: { readonly customer: string; readonly run: string; readonly step: string },
  ): Promise<Written>;
}
