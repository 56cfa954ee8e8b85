import type { Channel } from '../language/channels.ts';
import type { About, EventName } from '../language/events.ts';
import type { Purpose } from '../language/purposes.ts';
import type { Kind } from '../language/tasks.ts';

/** Marketing says for what, as the customer says yes or no to each purpose. */
type MessageKind =
  | { readonly kind: 'marketing'; readonly purpose: Purpose }
  | { readonly kind: Exclude<Kind, 'marketing'>; readonly purpose?: never };

export type MessageDefinition = MessageKind & {
  /** How a marketer calls it; names the state. */
  readonly title: string;
  /** What the trigger must be about for the message to have its fields. */
  readonly about: Exclude<About, 'product' | 'message' | 'timer'>;
  /** The event whose own details it tells: it can follow no other. */
  readonly tells?: EventName;
  /** The channels it is written for. */
  readonly channels: readonly [Channel, ...Channel[]];
  /** It states a personal code, so a step that sends it must hand one out. */
  readonly offer?: true;
  /** It speaks of loyalty points: of those it cannot be written without, or only when there are any. */
  readonly points?: 'if any' | 'balance' | 'earned' | 'ending';
  /** It asks for a review: has stars to tap, and its button leads to the page of reviews. */
  readonly review?: true;
};

/** Every message there is. An id is retired, never deleted: runs in flight still name it. */
export const messages = {
  'sms-stopped': {
    title: 'SMS stopped',
    kind: 'transactional',
    about: 'customer',
    channels: ['sms'],
  },
  'lead-greeting': {
    title: 'Greeting after a request',
    kind: 'transactional',
    about: 'lead',
    tells: 'lead.submitted',
    channels: ['email', 'sms'],
  },
  'lead-not-forgotten': {
    title: 'We have not forgotten you',
    kind: 'transactional',
    about: 'lead',
    tells: 'lead.submitted',
    channels: ['email', 'sms'],
  },
  'missed-call': {
    title: 'Missed call',
    kind: 'transactional',
    about: 'lead',
    tells: 'call.missed',
    channels: ['email', 'sms'],
  },
  'missed-call-again': {
    title: 'Second missed call',
    kind: 'transactional',
    about: 'lead',
    tells: 'call.missed',
    channels: ['email', 'sms'],
  },
  'missed-call-last': {
    title: 'Goodbye after missed calls',
    kind: 'transactional',
    about: 'lead',
    tells: 'call.missed',
    channels: ['email', 'sms'],
  },
  'confirm-email': {
    title: 'Confirm your email',
    kind: 'transactional',
    about: 'customer',
    tells: 'email.confirmation-requested',
    channels: ['email'],
  },
  'confirm-email-reminder': {
    title: 'Reminder to confirm the email',
    kind: 'transactional',
    about: 'customer',
    tells: 'email.confirmation-requested',
    channels: ['email'],
  },
  'confirm-email-last': {
    title: 'Last reminder to confirm the email',
    kind: 'transactional',
    about: 'customer',
    tells: 'email.confirmation-requested',
    channels: ['email'],
  },
  'registration-confirmed': {
    title: 'Registration confirmed',
    kind: 'transactional',
    about: 'customer',
    tells: 'customer.registered',
    channels: ['email', 'push'],
  },
  welcome: {
    title: 'Welcome',
    kind: 'marketing',
    purpose: 'news',
    about: 'customer',
    channels: ['email', 'push'],
    points: 'if any',
  },
  'first-order-help': {
    title: 'Help with the first order',
    kind: 'marketing',
    purpose: 'news',
    about: 'customer',
    channels: ['email', 'push'],
    points: 'if any',
  },
  'points-reminder': {
    title: 'What your points are worth',
    kind: 'marketing',
    purpose: 'offers',
    about: 'customer',
    channels: ['email', 'push'],
    points: 'balance',
  },
  'cart-reminder': {
    title: 'Cart reminder',
    kind: 'marketing',
    purpose: 'offers',
    about: 'cart',
    channels: ['email', 'push', 'sms'],
  },
  'cart-offer': {
    title: 'Cart offer',
    kind: 'marketing',
    purpose: 'offers',
    about: 'cart',
    channels: ['email', 'push'],
    offer: true,
  },
  'order-confirmed': {
    title: 'Order confirmed',
    kind: 'transactional',
    about: 'order',
    channels: ['email', 'push', 'sms'],
  },
  'order-paid': {
    title: 'Order paid',
    kind: 'transactional',
    about: 'order',
    channels: ['email', 'push', 'sms'],
  },
  'payment-failed': {
    title: 'Payment failed',
    kind: 'transactional',
    about: 'order',
    tells: 'order.payment-failed',
    channels: ['email', 'push', 'sms'],
  },
  'payment-reminder': {
    title: 'Payment reminder',
    kind: 'transactional',
    about: 'order',
    tells: 'order.payment-failed',
    channels: ['email', 'push', 'sms'],
  },
  'payment-last': {
    title: 'Reservation ends soon',
    kind: 'transactional',
    about: 'order',
    tells: 'order.payment-failed',
    channels: ['email', 'push', 'sms'],
  },
  'order-shipped': {
    title: 'Order shipped',
    kind: 'transactional',
    about: 'order',
    tells: 'order.shipped',
    channels: ['email', 'push', 'sms'],
  },
  'delivery-changed': {
    title: 'New delivery date',
    kind: 'transactional',
    about: 'order',
    tells: 'order.delivery-changed',
    channels: ['email', 'push', 'sms'],
  },
  'ready-for-pickup': {
    title: 'Ready for pickup',
    kind: 'transactional',
    about: 'order',
    tells: 'order.ready-for-pickup',
    channels: ['email', 'push', 'sms'],
  },
  'pickup-reminder': {
    title: 'Free storage ends soon',
    kind: 'transactional',
    about: 'order',
    tells: 'order.ready-for-pickup',
    channels: ['email', 'push', 'sms'],
  },
  'order-delivered': {
    title: 'Order delivered',
    kind: 'transactional',
    about: 'order',
    channels: ['email', 'push', 'sms'],
  },
  'order-refunded': {
    title: 'Order refunded',
    kind: 'transactional',
    about: 'order',
    tells: 'order.refunded',
    channels: ['email', 'push', 'sms'],
  },
  'order-cancelled': {
    title: 'Order cancelled',
    kind: 'transactional',
    about: 'order',
    channels: ['email', 'push', 'sms'],
  },
  'review-request': {
    title: 'Review request',
    kind: 'marketing',
    purpose: 'service',
    about: 'order',
    channels: ['email', 'push'],
    review: true,
  },
  'review-reminder': {
    title: 'Review reminder',
    kind: 'marketing',
    purpose: 'service',
    about: 'order',
    channels: ['email', 'push'],
    review: true,
  },
  'review-thanks': {
    title: 'Thanks for the review',
    kind: 'transactional',
    about: 'order',
    channels: ['email', 'push'],
    points: 'if any',
  },
  'birthday-gift': {
    title: 'Birthday gift',
    kind: 'marketing',
    purpose: 'offers',
    about: 'customer',
    channels: ['email', 'push'],
    points: 'earned',
  },
  'birthday-greeting': {
    title: 'Birthday greeting',
    kind: 'marketing',
    purpose: 'news',
    about: 'customer',
    channels: ['email', 'push', 'sms'],
  },
  'birthday-greeting-gift': {
    title: 'Birthday greeting with the gift',
    kind: 'marketing',
    purpose: 'offers',
    about: 'customer',
    channels: ['email', 'push', 'sms'],
    points: 'earned',
  },
  'lapsed-points': {
    title: 'Points that expire',
    kind: 'marketing',
    purpose: 'offers',
    about: 'customer',
    channels: ['email', 'push'],
    points: 'ending',
  },
  'lapsed-news': {
    title: 'What is new since the last order',
    kind: 'marketing',
    purpose: 'news',
    about: 'customer',
    channels: ['email', 'push'],
  },
  'lapsed-code': {
    title: 'Code for the next order',
    kind: 'marketing',
    purpose: 'offers',
    about: 'customer',
    channels: ['email', 'push'],
    offer: true,
  },
  'lapsed-gift': {
    title: 'Gift with the next order',
    kind: 'marketing',
    purpose: 'offers',
    about: 'customer',
    channels: ['email', 'push', 'sms'],
  },
} as const satisfies Record<string, MessageDefinition>;

export type Messages = typeof messages;
export type MessageId = keyof Messages;
export type MessageOf<M extends MessageId> = Messages[M];

/** The definition of one message, with the fields that all share. */
export const messageDefinition = (id: MessageId): MessageDefinition => messages[id];

/** The field of the view that holds where the message's one button leads. */
export const buttonLink = ({ review }: MessageDefinition): 'links.review' | 'links.open' =>
  review === true ? 'links.review' : 'links.open';
