import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Not enough for the renewal',
  kind: 'transactional',
  about: 'subscription',
  tells: 'subscription.short',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
