import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Points end soon',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
  points: 'ending',
} as const satisfies MessageDefinition;
