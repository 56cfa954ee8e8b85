import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Similar goods after a cancellation',
  kind: 'marketing',
  purpose: 'offers',
  about: 'order',
  tells: 'order.cancelled',
  channels: ['email', 'push'],
  shows: 'products',
} as const satisfies MessageDefinition;
