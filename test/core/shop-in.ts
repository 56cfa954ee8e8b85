import { map } from '#map';
import type { EventContext } from '../../functions/core/profile/part.ts';
import type { Policy } from '../../statemachines/language/policy.ts';

/** A shop that counts in this currency; customers whose zone is unknown live by its clock, in UTC. */
export const shopIn = (currency: string): Policy['shop'] => ({
  zone: 'UTC',
  language: 'en',
  currency,
  country: 'GB',
});

/** What an event is applied with in such a shop. */
export const contextIn = (currency: string): EventContext => ({ ...shopIn(currency), events: map.events });
