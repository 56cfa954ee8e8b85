import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Benefit for the first order in the app',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['push', 'email'],
  offer: true,
} as const satisfies MessageDefinition;
