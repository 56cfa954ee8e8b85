import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Renewal charge ahead',
  kind: 'transactional',
  about: 'subscription',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
