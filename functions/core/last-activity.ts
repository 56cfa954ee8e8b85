import type { EventName } from '../../statemachines/language/events.ts';
import { isNewer } from './moments.ts';
import type { Moment, Profile } from './records.ts';

/** The newest moment of an event, or of anything that the customer has done. */
export function lastActivity(without: EventName | 'any', { counters }: Profile): Moment | undefined {
  if (without !== 'any') return counters[without]?.last;
  return deeds
    .flatMap((name) => counters[name]?.last ?? [])
    .reduce<Moment | undefined>((newest, last) => (isNewer(last, newest) ? last : newest), undefined);
}

/** Whose doing an event is. Apps bring profiles up to date by themselves, so that an update says nothing. */
const doer: Readonly<Record<EventName, 'customer' | 'shop'>> = {
  'customer.registered': 'customer',
  'customer.updated': 'shop',
  'consent.given': 'customer',
  'consent.withdrawn': 'customer',
  'address.suppressed': 'shop',
  'email.confirmation-requested': 'shop',
  'email.confirmed': 'customer',
  'customer.erasure-requested': 'customer',
  'customer.export-requested': 'customer',
  'segment.entered': 'shop',
  'segment.left': 'shop',
  'points.earned': 'shop',
  'points.redeemed': 'shop',
  'points.expired': 'shop',
  'page.viewed': 'customer',
  'product.viewed': 'customer',
  'product.price-changed': 'shop',
  'product.stock-changed': 'shop',
  'cart.updated': 'customer',
  'cart.emptied': 'customer',
  'checkout.started': 'customer',
  'order.placed': 'customer',
  'order.reduced': 'shop',
  'order.cancelled': 'shop',
  'order.paid': 'shop',
  'order.payment-failed': 'shop',
  'order.shipped': 'shop',
  'order.delivery-changed': 'shop',
  'order.ready-for-pickup': 'shop',
  'order.collected': 'customer',
  'order.delivered': 'shop',
  'order.refunded': 'shop',
  'return.opened': 'customer',
  'return.closed': 'shop',
  'complaint.opened': 'customer',
  'complaint.closed': 'shop',
  'review.submitted': 'customer',
  'lead.submitted': 'customer',
  'lead.contacted': 'shop',
  'lead.qualified': 'shop',
  'lead.closed': 'shop',
  'call.missed': 'shop',
  'call.answered': 'customer',
  'call.booked': 'customer',
  'message.delivered': 'shop',
  'message.opened': 'shop',
  'message.clicked': 'customer',
  'message.bounced': 'shop',
  'message.complained': 'shop',
  'message.delayed': 'shop',
  'message.rejected': 'shop',
  'message.replied': 'customer',
  'sms.stopped': 'customer',
  'scenario.due': 'shop',
};
const deeds = Object.entries(doer).flatMap(([name, who]) => (who === 'customer' ? [name as EventName] : [])); // the record's keys are event names
