import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'One useful thing of the app',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  channels: ['push', 'email'],
} as const satisfies MessageDefinition;
