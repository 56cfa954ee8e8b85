import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Order confirmed',
  kind: 'transactional',
  about: 'order',
  tells: 'order.placed',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
