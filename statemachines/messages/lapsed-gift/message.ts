import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Gift with the next order',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
