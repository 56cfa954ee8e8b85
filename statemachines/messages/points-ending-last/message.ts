import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Last days of points',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push', 'sms'],
  points: 'ending',
} as const satisfies MessageDefinition;
