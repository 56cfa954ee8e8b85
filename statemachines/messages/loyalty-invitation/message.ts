import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Invitation to the loyalty programme',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  tells: 'loyalty.viewed',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
