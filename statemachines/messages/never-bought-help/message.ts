import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Help to choose',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  channels: ['email', 'push'],
  shows: 'products',
} as const satisfies MessageDefinition;
