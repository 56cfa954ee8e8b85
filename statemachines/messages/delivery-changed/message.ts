import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'New delivery date',
  kind: 'transactional',
  about: 'order',
  tells: 'order.delivery-changed',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
