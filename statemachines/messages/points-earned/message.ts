import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Points earned',
  kind: 'transactional',
  about: 'customer',
  tells: 'points.earned',
  channels: ['email', 'push'],
  points: 'added',
} as const satisfies MessageDefinition;
