import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Greeting after a request',
  kind: 'transactional',
  about: 'lead',
  tells: 'lead.submitted',
  channels: ['email', 'sms'],
} as const satisfies MessageDefinition;
