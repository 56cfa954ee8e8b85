import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Code for the next order',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
  offer: true,
} as const satisfies MessageDefinition;
