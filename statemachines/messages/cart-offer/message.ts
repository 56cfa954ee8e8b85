import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Cart offer',
  kind: 'marketing',
  purpose: 'offers',
  about: 'cart',
  channels: ['email', 'push'],
  offer: true,
} as const satisfies MessageDefinition;
