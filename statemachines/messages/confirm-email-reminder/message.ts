import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Reminder to confirm the email',
  kind: 'transactional',
  about: 'customer',
  tells: 'email.confirmation-requested',
  channels: ['email'],
} as const satisfies MessageDefinition;
