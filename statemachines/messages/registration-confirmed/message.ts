import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Registration confirmed',
  kind: 'transactional',
  about: 'customer',
  tells: 'customer.registered',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
