import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'SMS stopped',
  kind: 'transactional',
  about: 'customer',
  channels: ['sms'],
} as const satisfies MessageDefinition;
