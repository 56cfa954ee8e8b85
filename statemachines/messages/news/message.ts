import type { MessageDefinition } from '../../language/message-definition.ts';

export default {
  title: 'News and arrivals',
  kind: 'marketing',
  purpose: 'news',
  about: 'customer',
  tells: 'news.offered',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
