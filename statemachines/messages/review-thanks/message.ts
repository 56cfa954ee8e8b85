import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Thanks for the review',
  kind: 'transactional',
  about: 'order',
  channels: ['email', 'push'],
  points: 'if any',
} as const satisfies MessageDefinition;
