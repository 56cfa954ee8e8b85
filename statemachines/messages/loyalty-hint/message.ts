import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'How to use points for the first time',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  tells: 'loyalty.joined',
  channels: ['email', 'push'],
  points: 'balance',
} as const satisfies MessageDefinition;
