import type { Words } from '../words.ts';

export default {
  sms: { text: '{{ brand.name }}: готово, рекламных SMS больше не будет.' },
} satisfies Words<'sms-stopped'>;
