import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Back in stock, as asked',
  kind: 'requested',
  about: 'product',
  tells: 'product.back',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
