// Made by `npm run build:messages`. Each import is a file of its own in the bundle, read when first needed.
import type { Language } from '../../language/channels.ts';
import type { MessageId } from '../catalogue.ts';
import type { CompiledMessage } from '../compiled-message.ts';

type Load = () => Promise<{ readonly default: CompiledMessage }>;

export const compiled: Readonly<Record<MessageId, Readonly<Record<Language, Load>>>> = {
  'welcome': { en: () => import('./welcome.en.ts'), ru: () => import('./welcome.ru.ts') },
  'first-order-help': { en: () => import('./first-order-help.en.ts'), ru: () => import('./first-order-help.ru.ts') },
  'cart-reminder': { en: () => import('./cart-reminder.en.ts'), ru: () => import('./cart-reminder.ru.ts') },
  'cart-offer': { en: () => import('./cart-offer.en.ts'), ru: () => import('./cart-offer.ru.ts') },
  'order-confirmed': { en: () => import('./order-confirmed.en.ts'), ru: () => import('./order-confirmed.ru.ts') },
};
