import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Code not used',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
  offer: true,
} as const satisfies MessageDefinition;
