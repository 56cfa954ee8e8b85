import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'What is new since the last order',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
