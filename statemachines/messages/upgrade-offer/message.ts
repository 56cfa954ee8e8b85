import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Offer of an upgrade',
  kind: 'marketing',
  purpose: 'offers',
  about: 'booking',
  tells: 'booking.confirmed',
  channels: ['email', 'push', 'sms'],
  asks: ['yes', 'no'],
} as const satisfies MessageDefinition;
