import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'New and popular',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  channels: ['email', 'push'],
  shows: 'products',
} as const satisfies MessageDefinition;
