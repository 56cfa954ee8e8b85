import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Reminder of a personal offer',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
  offer: true,
} as const satisfies MessageDefinition;
