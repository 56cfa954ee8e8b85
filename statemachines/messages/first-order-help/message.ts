import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Help with the first order',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  channels: ['email', 'push'],
  points: 'if any',
} as const satisfies MessageDefinition;
