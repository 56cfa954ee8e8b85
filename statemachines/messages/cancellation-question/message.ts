import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Question after a cancellation',
  kind: 'marketing',
  purpose: 'service',
  about: 'order',
  tells: 'order.cancelled',
  channels: ['email', 'push'],
  asks: ['size', 'delivery', 'price', 'changed-mind'],
} as const satisfies MessageDefinition;
