import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'What goes with the order',
  kind: 'marketing',
  purpose: 'offers',
  about: 'order',
  channels: ['email', 'push'],
  shows: 'products',
} as const satisfies MessageDefinition;
