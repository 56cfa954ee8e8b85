import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Review reminder',
  kind: 'marketing',
  purpose: 'service',
  about: 'order',
  channels: ['email', 'push'],
  review: true,
} as const satisfies MessageDefinition;
