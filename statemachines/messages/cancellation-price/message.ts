import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Offer after a cancellation',
  kind: 'marketing',
  purpose: 'offers',
  about: 'order',
  tells: 'order.cancelled',
  channels: ['email', 'push'],
  offer: true,
} as const satisfies MessageDefinition;
