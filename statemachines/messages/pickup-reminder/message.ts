import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Free storage ends soon',
  kind: 'transactional',
  about: 'order',
  tells: 'order.ready-for-pickup',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
