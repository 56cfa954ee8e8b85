import type { EventName } from './events.ts';
import type { View } from './view.ts';

type StatusField = keyof NonNullable<View['status']>;
type LeadField = keyof NonNullable<View['lead']>;

/** What each status of an order tells beside the order itself. */
export const statusFields = {
  'order.placed': ['reservedUntil'],
  'order.payment-failed': ['reservedUntil'],
  'order.shipped': ['carrier', 'expectedOn'],
  'order.delivery-changed': ['expectedOn', 'why'],
  'order.ready-for-pickup': ['place', 'openingHours', 'storageUntil', 'show'],
  'order.refunded': ['amount'],
} as const satisfies Partial<Record<EventName, readonly StatusField[]>>;

/** What is known of a request, and of a call about it. */
export const leadFields = {
  'lead.submitted': ['topic', 'callAt'],
  'call.missed': ['number', 'caller', 'callAt'],
} as const satisfies Partial<Record<EventName, readonly LeadField[]>>;

/** What is known of a subscription. */
export const subscriptionFields = [
  'title',
  'amount',
  'chargeOn',
  'account',
] as const satisfies readonly (keyof NonNullable<View['subscription']>)[];
type SubscriptionDetail = `subscription.${(typeof subscriptionFields)[number]}`;

type ToldBy<E> =
  | (E extends keyof typeof statusFields ? `status.${(typeof statusFields)[E][number]}` : never)
  | (E extends keyof typeof leadFields ? `lead.${(typeof leadFields)[E][number]}` : never);

export type AnyDetail = 'order.delivery' | SubscriptionDetail | ToldBy<EventName>;

/** A field that a letter shows under a heading of its own, and leaves out where it is not known. */
export type Detail<Definition> =
  | (Definition extends { readonly about: 'order' } ? 'order.delivery' : never)
  | (Definition extends { readonly about: 'subscription' } ? SubscriptionDetail : never)
  | (Definition extends { readonly tells: infer E } ? ToldBy<E> : never);
