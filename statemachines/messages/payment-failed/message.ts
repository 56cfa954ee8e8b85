import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Payment failed',
  kind: 'transactional',
  about: 'order',
  tells: 'order.payment-failed',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
