import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { deriveFacts } from '../../../functions/core/ingest/facts.ts';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { sessionEndsAfterMinutes } from '../../../functions/core/profile/session.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { markets } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';
import { contextIn, shopIn } from '../shop-in.ts';

const start = Date.parse('2026-03-02T10:00:00.000Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const customer = 'customer-1';

const view = (minutes: number, productId = 'boots', id = `view-${minutes}-${productId}`): CustomerEvent => ({
  id,
  name: 'product.viewed',
  at: at(minutes),
  customer,
  key: productId,
  properties: { productId },
});
const page = (minutes: number): CustomerEvent => ({
  id: `page-${minutes}`,
  name: 'page.viewed',
  at: at(minutes),
  customer,
  key: 'customer',
  properties: { path: '/' },
});
const told = (minutes: number): CustomerEvent => ({
  id: `update-${minutes}`,
  name: 'customer.updated',
  at: at(minutes),
  customer,
  key: 'customer',
  properties: {},
});

const tell = (profile: Profile, event: CustomerEvent): Profile =>
  applyEvent(profile, event, contextIn('EUR'));
const profileAfter = (...events: readonly CustomerEvent[]): Profile =>
  events.reduce(tell, newProfile(customer));
/** The facts of the last event, which is counted first. */
const factsAfter = (...events: readonly CustomerEvent[]) => {
  const last = events.at(-1);
  return last === undefined
    ? undefined
    : deriveFacts(profileAfter(...events), last, { market: markets.eu, shop: shopIn('EUR') }, map.events);
};

describe('a session', () => {
  it('goes on while the customer does something within half an hour, and counts product views', () => {
    expect(profileAfter(view(0), page(25), view(50)).session).toEqual({
      since: at(0),
      last: at(50),
      views: 2,
    });
  });

  it('is over after half an hour without anything that the customer did', () => {
    expect(profileAfter(view(0), view(sessionEndsAfterMinutes)).session?.views).toBe(2);
    expect(profileAfter(view(0), view(sessionEndsAfterMinutes + 1)).session).toEqual({
      since: at(31),
      last: at(31),
      views: 1,
    });
  });

  it('is not kept going by what the shop does', () => {
    expect(profileAfter(view(0), told(20), view(40)).session?.since).toBe(at(40));
  });

  it('takes in what comes late and near, and leaves older visits alone', () => {
    expect(profileAfter(view(40), view(20)).session).toEqual({ since: at(20), last: at(40), views: 2 });
    expect(profileAfter(view(40), view(5)).session).toEqual({ since: at(40), last: at(40), views: 1 });
  });

  it('within one, is the same in whatever order its events come', () => {
    const visit = fc.uniqueArray(fc.nat(sessionEndsAfterMinutes), { minLength: 1, maxLength: 12 });
    holds(
      fc.property(visit, (minutes) => {
        const inOrder = minutes.toSorted((a, b) => a - b);
        expect(profileAfter(...minutes.map((minute) => view(minute))).session).toEqual(
          profileAfter(...inOrder.map((minute) => view(minute))).session,
        );
      }),
      { runs: 200 },
    );
  });
});

describe('the facts of a view', () => {
  it('say which of the session it is: each number once, so that a rule starts one run', () => {
    const visit = fc.uniqueArray(fc.nat(sessionEndsAfterMinutes), { minLength: 1, maxLength: 12 });
    holds(
      fc.property(visit, (minutes) => {
        let profile = newProfile(customer);
        const counts = minutes.map((minute) => {
          profile = tell(profile, view(minute));
          return deriveFacts(profile, view(minute), { market: markets.eu, shop: shopIn('EUR') }, map.events)
            .sessionViews;
        });
        expect(counts).toEqual(minutes.map((_, index) => index + 1));
      }),
      { runs: 100 },
    );
  });

  it('say nothing of the session when it belongs to an older one', () => {
    expect(factsAfter(view(40), view(5))).not.toHaveProperty('sessionViews');
  });

  it('say on how many of the last seven days this product was looked at', () => {
    const day = 24 * 60;
    expect(factsAfter(view(0))?.viewDays).toBe(1);
    expect(factsAfter(view(0), view(60))?.viewDays).toBe(1);
    expect(factsAfter(view(0), view(day))?.viewDays).toBe(2);
    expect(factsAfter(view(0), view(6 * day))?.viewDays).toBe(2);
    expect(factsAfter(view(0), view(7 * day))?.viewDays).toBe(1);
    expect(factsAfter(view(0, 'coat'), view(day, 'boots'))?.viewDays).toBe(1);
  });

  it('say how many items lie in the cart', () => {
    expect(factsAfter(view(0))?.cartItems).toBe(0);
    const items = [{ productId: 'hat', title: 'Hat', price: 20, quantity: 1 }];
    const cart: CustomerEvent = {
      id: 'cart',
      name: 'cart.updated',
      at: at(0),
      customer,
      key: 'cart-1',
      properties: { cartId: 'cart-1', currency: 'EUR', items },
    };
    expect(factsAfter(cart, view(1))?.cartItems).toBe(1);
  });

  it('are of no other event', () => {
    expect(factsAfter(page(0))).not.toHaveProperty('cartItems');
  });
});
