import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Goodbye after missed calls',
  kind: 'transactional',
  about: 'lead',
  tells: 'call.missed',
  channels: ['email', 'sms'],
} as const satisfies MessageDefinition;
