import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Question whether letters are still wanted',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  channels: ['email'],
  asks: ['yes', 'less-often', 'no'],
} as const satisfies MessageDefinition;
