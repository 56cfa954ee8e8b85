import type { Language } from '../language/channels.ts';
import cartOfferEn from './cart-offer/en.ts';
import cartOfferRu from './cart-offer/ru.ts';
import cartReminderEn from './cart-reminder/en.ts';
import cartReminderRu from './cart-reminder/ru.ts';
import type { MessageId } from './catalogue.ts';
import firstOrderHelpEn from './first-order-help/en.ts';
import firstOrderHelpRu from './first-order-help/ru.ts';
import orderConfirmedEn from './order-confirmed/en.ts';
import orderConfirmedRu from './order-confirmed/ru.ts';
import welcomeEn from './welcome/en.ts';
import welcomeRu from './welcome/ru.ts';
import type { Words } from './words.ts';

/** All words there are: a message of the catalogue that lacks a language does not compile. */
export const written: { readonly [M in MessageId]: Readonly<Record<Language, Words<M>>> } = {
  welcome: { en: welcomeEn, ru: welcomeRu },
  'first-order-help': { en: firstOrderHelpEn, ru: firstOrderHelpRu },
  'cart-reminder': { en: cartReminderEn, ru: cartReminderRu },
  'cart-offer': { en: cartOfferEn, ru: cartOfferRu },
  'order-confirmed': { en: orderConfirmedEn, ru: orderConfirmedRu },
};
