import type { Channel } from '../language/channels.ts';
import type { About } from '../language/events.ts';

interface MessageDefinition {
  /** How a marketer calls it; names the state. */
  readonly title: string;
  readonly kind: 'transactional' | 'marketing';
  /** What the trigger must be about for the message to have its fields. */
  readonly about: Exclude<About, 'product'>;
  /** The channels it is written for. */
  readonly channels: readonly [Channel, ...Channel[]];
  /** It states a personal code, so a step that sends it must hand one out. */
  readonly offer?: true;
}

/** Every message there is. An id is retired, never deleted: runs in flight still name it. */
export const messages = {
  welcome: { title: 'Welcome', kind: 'marketing', about: 'customer', channels: ['email', 'push'] },
  'first-order-help': {
    title: 'Help with the first order',
    kind: 'marketing',
    about: 'customer',
    channels: ['email', 'push'],
  },
  'cart-reminder': {
    title: 'Cart reminder',
    kind: 'marketing',
    about: 'cart',
    channels: ['email', 'push', 'sms'],
  },
  'cart-offer': {
    title: 'Cart offer',
    kind: 'marketing',
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
} as const satisfies Record<string, MessageDefinition>;

export type Messages = typeof messages;
export type MessageId = keyof Messages;
export type MessageOf<M extends MessageId> = Messages[M];

/** The definition of one message, with the fields that all share. */
export const messageDefinition = (id: MessageId): MessageDefinition => messages[id];
