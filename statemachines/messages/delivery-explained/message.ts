import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Delivery explained',
  kind: 'requested',
  about: 'product',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
