import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Order refunded',
  kind: 'transactional',
  about: 'order',
  tells: 'order.refunded',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
