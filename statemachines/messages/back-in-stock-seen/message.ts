import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Back in stock',
  kind: 'marketing',
  purpose: 'offers',
  about: 'product',
  tells: 'product.back',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
