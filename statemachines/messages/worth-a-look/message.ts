import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Worth a look',
  kind: 'marketing',
  purpose: 'offers',
  about: 'order',
  channels: ['email', 'push'],
  shows: 'products',
} as const satisfies MessageDefinition;
