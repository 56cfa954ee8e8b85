import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'Upgrade no longer available',
  kind: 'transactional',
  about: 'booking',
  tells: 'booking.confirmed',
  channels: ['email', 'push', 'sms'],
} as const satisfies MessageDefinition;
