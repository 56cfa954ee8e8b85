import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Order shipped',
  kind: 'transactional',
  about: 'order',
  tells: 'order.shipped',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
