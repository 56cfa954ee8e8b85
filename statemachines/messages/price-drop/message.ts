import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Price drop',
  kind: 'marketing',
  purpose: 'offers',
  about: 'product',
  tells: 'product.dropped',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
