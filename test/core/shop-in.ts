import type { Policy } from '../../statemachines/language/policy.ts';

/** A shop that counts in this currency; customers whose zone is unknown live by its clock, in UTC. */
export const shopIn = (currency: string): Policy['shop'] => ({
  zone: 'UTC',
  language: 'en',
  currency,
  country: 'GB',
});
