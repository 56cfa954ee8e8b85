import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Birthday greeting',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
