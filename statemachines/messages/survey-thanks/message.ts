import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Thanks for a survey',
  kind: 'transactional',
  about: 'customer',
  channels: ['email', 'push'],
  points: 'earned',
} as const satisfies MessageDefinition;
