// Made by `npm run build:messages`: edit ../sms-stopped/ru.ts instead.
import type { CompiledMessage } from '../compiled-message.ts';

export default {
  sms: {
    text: `{{ brand.name }}: готово, рекламных SMS больше не будет.`,
  },
} satisfies CompiledMessage;
