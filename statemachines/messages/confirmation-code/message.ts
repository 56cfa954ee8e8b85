import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Confirmation code',
  kind: 'transactional',
  about: 'code',
  tells: 'code.requested',
  channels: ['email', 'sms'],
} as const satisfies MessageDefinition;
