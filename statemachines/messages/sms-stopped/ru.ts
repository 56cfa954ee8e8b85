import type { Words } from '../../language/words.ts';

export default {
  sms: { text: '{{ brand.name }}: готово, рекламных SMS больше не будет.' },
} satisfies Words<'sms-stopped'>;
