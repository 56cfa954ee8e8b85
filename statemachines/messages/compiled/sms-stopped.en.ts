// Made by `npm run build:messages`: edit ../sms-stopped/en.ts instead.
import type { CompiledMessage } from '../compiled-message.ts';

export default {
  sms: {
    text: `{{ brand.name }}: done. You will get no more news and offers by SMS.`,
  },
} satisfies CompiledMessage;
