import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'We have not forgotten you',
  kind: 'transactional',
  about: 'lead',
  tells: 'lead.submitted',
  channels: ['email', 'sms'],
} as const satisfies MessageDefinition;
