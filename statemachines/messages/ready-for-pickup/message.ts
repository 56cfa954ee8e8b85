import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Ready for pickup',
  kind: 'transactional',
  about: 'order',
  tells: 'order.ready-for-pickup',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
