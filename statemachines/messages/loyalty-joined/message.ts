import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Number, balance and how to use points',
  kind: 'transactional',
  about: 'customer',
  tells: 'loyalty.joined',
  channels: ['email', 'push'],
  points: 'if any',
} as const satisfies MessageDefinition;
