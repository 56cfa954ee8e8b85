import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Order waits for payment',
  kind: 'transactional',
  about: 'order',
  tells: 'order.placed',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
