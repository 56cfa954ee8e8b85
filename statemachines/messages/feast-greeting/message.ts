import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Holiday greeting',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
  offer: true,
  greets: 'feast',
} as const satisfies MessageDefinition;
