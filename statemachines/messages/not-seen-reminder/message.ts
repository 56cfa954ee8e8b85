import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Why you signed up',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
