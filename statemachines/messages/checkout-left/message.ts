import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Checkout left',
  kind: 'marketing',
  purpose: 'offers',
  about: 'cart',
  tells: 'checkout.started',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
