import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Confirm your email',
  kind: 'transactional',
  about: 'customer',
  tells: 'email.confirmation-requested',
  channels: ['email'],
} as const satisfies MessageDefinition;
