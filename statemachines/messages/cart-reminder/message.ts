import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Cart reminder',
  kind: 'marketing',
  purpose: 'offers',
  about: 'cart',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
