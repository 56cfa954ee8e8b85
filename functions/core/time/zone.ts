/**
 * The zone by whose clock a customer's days and hours are told: their own, or the shop's where theirs is unknown.
 * Nobody lives by UTC: a day that ends in the middle of an evening counts one evening as two days.
 */
export const zoneOf = (customer: { readonly zone?: string }, shop: { readonly zone: string }): string =>
  customer.zone ?? shop.zone;
