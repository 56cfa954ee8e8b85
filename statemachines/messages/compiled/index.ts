// Made by `npm run build:messages`. Each import is a file of its own in the bundle, read when first needed.
import type { Language } from '../../language/channels.ts';
import type { MessageId } from '../catalogue.ts';
import type { CompiledMessage } from '../compiled-message.ts';

type Load = () => Promise<{ readonly default: CompiledMessage }>;

export const compiled: Readonly<Record<MessageId, Readonly<Record<Language, Load>>>> = {
  'sms-stopped': { en: () => import('./sms-stopped.en.ts'), ru: () => import('./sms-stopped.ru.ts') },
  'lead-greeting': { en: () => import('./lead-greeting.en.ts'), ru: () => import('./lead-greeting.ru.ts') },
  'lead-not-forgotten': { en: () => import('./lead-not-forgotten.en.ts'), ru: () => import('./lead-not-forgotten.ru.ts') },
  'missed-call': { en: () => import('./missed-call.en.ts'), ru: () => import('./missed-call.ru.ts') },
  'missed-call-again': { en: () => import('./missed-call-again.en.ts'), ru: () => import('./missed-call-again.ru.ts') },
  'missed-call-last': { en: () => import('./missed-call-last.en.ts'), ru: () => import('./missed-call-last.ru.ts') },
  'confirm-email': { en: () => import('./confirm-email.en.ts'), ru: () => import('./confirm-email.ru.ts') },
  'confirm-email-reminder': { en: () => import('./confirm-email-reminder.en.ts'), ru: () => import('./confirm-email-reminder.ru.ts') },
  'confirm-email-last': { en: () => import('./confirm-email-last.en.ts'), ru: () => import('./confirm-email-last.ru.ts') },
  'registration-confirmed': { en: () => import('./registration-confirmed.en.ts'), ru: () => import('./registration-confirmed.ru.ts') },
  'welcome': { en: () => import('./welcome.en.ts'), ru: () => import('./welcome.ru.ts') },
  'first-order-help': { en: () => import('./first-order-help.en.ts'), ru: () => import('./first-order-help.ru.ts') },
  'points-reminder': { en: () => import('./points-reminder.en.ts'), ru: () => import('./points-reminder.ru.ts') },
  'cart-reminder': { en: () => import('./cart-reminder.en.ts'), ru: () => import('./cart-reminder.ru.ts') },
  'cart-offer': { en: () => import('./cart-offer.en.ts'), ru: () => import('./cart-offer.ru.ts') },
  'order-confirmed': { en: () => import('./order-confirmed.en.ts'), ru: () => import('./order-confirmed.ru.ts') },
  'order-paid': { en: () => import('./order-paid.en.ts'), ru: () => import('./order-paid.ru.ts') },
  'payment-failed': { en: () => import('./payment-failed.en.ts'), ru: () => import('./payment-failed.ru.ts') },
  'payment-reminder': { en: () => import('./payment-reminder.en.ts'), ru: () => import('./payment-reminder.ru.ts') },
  'payment-last': { en: () => import('./payment-last.en.ts'), ru: () => import('./payment-last.ru.ts') },
  'order-shipped': { en: () => import('./order-shipped.en.ts'), ru: () => import('./order-shipped.ru.ts') },
  'delivery-changed': { en: () => import('./delivery-changed.en.ts'), ru: () => import('./delivery-changed.ru.ts') },
  'ready-for-pickup': { en: () => import('./ready-for-pickup.en.ts'), ru: () => import('./ready-for-pickup.ru.ts') },
  'pickup-reminder': { en: () => import('./pickup-reminder.en.ts'), ru: () => import('./pickup-reminder.ru.ts') },
  'order-delivered': { en: () => import('./order-delivered.en.ts'), ru: () => import('./order-delivered.ru.ts') },
  'order-refunded': { en: () => import('./order-refunded.en.ts'), ru: () => import('./order-refunded.ru.ts') },
  'order-cancelled': { en: () => import('./order-cancelled.en.ts'), ru: () => import('./order-cancelled.ru.ts') },
  'review-request': { en: () => import('./review-request.en.ts'), ru: () => import('./review-request.ru.ts') },
  'review-reminder': { en: () => import('./review-reminder.en.ts'), ru: () => import('./review-reminder.ru.ts') },
  'review-thanks': { en: () => import('./review-thanks.en.ts'), ru: () => import('./review-thanks.ru.ts') },
  'birthday-gift': { en: () => import('./birthday-gift.en.ts'), ru: () => import('./birthday-gift.ru.ts') },
  'birthday-greeting': { en: () => import('./birthday-greeting.en.ts'), ru: () => import('./birthday-greeting.ru.ts') },
  'birthday-greeting-gift': { en: () => import('./birthday-greeting-gift.en.ts'), ru: () => import('./birthday-greeting-gift.ru.ts') },
  'lapsed-points': { en: () => import('./lapsed-points.en.ts'), ru: () => import('./lapsed-points.ru.ts') },
  'lapsed-news': { en: () => import('./lapsed-news.en.ts'), ru: () => import('./lapsed-news.ru.ts') },
  'lapsed-code': { en: () => import('./lapsed-code.en.ts'), ru: () => import('./lapsed-code.ru.ts') },
  'lapsed-gift': { en: () => import('./lapsed-gift.en.ts'), ru: () => import('./lapsed-gift.ru.ts') },
};
