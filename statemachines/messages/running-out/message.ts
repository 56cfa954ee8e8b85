import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Running out',
  kind: 'marketing',
  purpose: 'offers',
  about: 'order',
  channels: ['email', 'push'],
  shows: 'products',
} as const satisfies MessageDefinition;
