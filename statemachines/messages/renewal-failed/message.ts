import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Renewal not paid',
  kind: 'transactional',
  about: 'subscription',
  tells: 'subscription.payment-failed',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
