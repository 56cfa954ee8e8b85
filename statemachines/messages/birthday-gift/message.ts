import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Birthday gift',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
  points: 'earned',
} as const satisfies MessageDefinition;
