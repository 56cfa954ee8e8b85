import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Other ways of delivery',
  kind: 'marketing',
  purpose: 'service',
  about: 'order',
  tells: 'order.cancelled',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
