import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Last call before a holiday',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
  offer: true,
} as const satisfies MessageDefinition;
