import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Question to the undecided',
  kind: 'marketing',
  purpose: 'offers',
  about: 'product',
  channels: ['email', 'push'],
  asks: ['price', 'size', 'delivery', 'looking'],
} as const satisfies MessageDefinition;
