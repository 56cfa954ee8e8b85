import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Order delivered',
  kind: 'transactional',
  about: 'order',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
