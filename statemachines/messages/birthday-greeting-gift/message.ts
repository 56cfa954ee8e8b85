import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Birthday greeting with the gift',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push', 'sms'],
  points: 'earned',
} as const satisfies MessageDefinition;
