import { afterwardsEvents } from './afterwards.ts';
import { bookingEvents } from './booking.ts';
import { cartEvents } from './cart.ts';
import { contactEvents } from './contact.ts';
import { customerEvents } from './customer.ts';
import { goodsEvents } from './goods.ts';
import { leadEvents } from './lead.ts';
import { loyaltyEvents } from './loyalty.ts';
import { messageEvents } from './message.ts';
import { orderEvents } from './order.ts';
import { ownEvents } from './own.ts';

/** All events by area, in the order in which lists show them. */
export const eventAreas = {
  customer: customerEvents,
  contact: contactEvents,
  goods: goodsEvents,
  cart: cartEvents,
  order: orderEvents,
  afterwards: afterwardsEvents,
  booking: bookingEvents,
  loyalty: loyaltyEvents,
  lead: leadEvents,
  message: messageEvents,
  own: ownEvents,
} as const;
export type EventArea = keyof typeof eventAreas;

/** Every event that the map knows, by its name: no other is taken. */
export const events = {
  ...customerEvents,
  ...contactEvents,
  ...goodsEvents,
  ...cartEvents,
  ...orderEvents,
  ...afterwardsEvents,
  ...bookingEvents,
  ...loyaltyEvents,
  ...leadEvents,
  ...messageEvents,
  ...ownEvents,
} as const;

type Events = typeof events;
declare module '../language/register.ts' {
  interface MapEvents extends Events {}
}
