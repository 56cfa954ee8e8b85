import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'What your points are worth',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
  points: 'balance',
} as const satisfies MessageDefinition;
