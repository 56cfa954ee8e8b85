import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'What is worth a second look',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['push', 'email'],
  shows: 'products',
} as const satisfies MessageDefinition;
