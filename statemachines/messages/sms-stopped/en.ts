import type { Words } from '../../language/words.ts';

export default {
  sms: { text: '{{ brand.name }}: done. You will get no more news and offers by SMS.' },
} satisfies Words<'sms-stopped'>;
