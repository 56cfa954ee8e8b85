import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Survey after a request',
  kind: 'marketing',
  purpose: 'service',
  about: 'customer',
  channels: ['email', 'push'],
  asks: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
} as const satisfies MessageDefinition;
