import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Request taken',
  kind: 'transactional',
  about: 'product',
  tells: 'product.requested',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
