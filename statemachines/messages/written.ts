import type { Language } from '../language/channels.ts';
import birthdayGiftEn from './birthday-gift/en.ts';
import birthdayGiftRu from './birthday-gift/ru.ts';
import birthdayGreetingEn from './birthday-greeting/en.ts';
import birthdayGreetingRu from './birthday-greeting/ru.ts';
import birthdayGreetingGiftEn from './birthday-greeting-gift/en.ts';
import birthdayGreetingGiftRu from './birthday-greeting-gift/ru.ts';
import cartOfferEn from './cart-offer/en.ts';
import cartOfferRu from './cart-offer/ru.ts';
import cartReminderEn from './cart-reminder/en.ts';
import cartReminderRu from './cart-reminder/ru.ts';
import type { MessageId } from './catalogue.ts';
import confirmEmailEn from './confirm-email/en.ts';
import confirmEmailRu from './confirm-email/ru.ts';
import confirmEmailLastEn from './confirm-email-last/en.ts';
import confirmEmailLastRu from './confirm-email-last/ru.ts';
import confirmEmailReminderEn from './confirm-email-reminder/en.ts';
import confirmEmailReminderRu from './confirm-email-reminder/ru.ts';
import deliveryChangedEn from './delivery-changed/en.ts';
import deliveryChangedRu from './delivery-changed/ru.ts';
import firstOrderHelpEn from './first-order-help/en.ts';
import firstOrderHelpRu from './first-order-help/ru.ts';
import lapsedCodeEn from './lapsed-code/en.ts';
import lapsedCodeRu from './lapsed-code/ru.ts';
import lapsedGiftEn from './lapsed-gift/en.ts';
import lapsedGiftRu from './lapsed-gift/ru.ts';
import lapsedNewsEn from './lapsed-news/en.ts';
import lapsedNewsRu from './lapsed-news/ru.ts';
import lapsedPointsEn from './lapsed-points/en.ts';
import lapsedPointsRu from './lapsed-points/ru.ts';
import leadGreetingEn from './lead-greeting/en.ts';
import leadGreetingRu from './lead-greeting/ru.ts';
import leadNotForgottenEn from './lead-not-forgotten/en.ts';
import leadNotForgottenRu from './lead-not-forgotten/ru.ts';
import missedCallEn from './missed-call/en.ts';
import missedCallRu from './missed-call/ru.ts';
import missedCallAgainEn from './missed-call-again/en.ts';
import missedCallAgainRu from './missed-call-again/ru.ts';
import missedCallLastEn from './missed-call-last/en.ts';
import missedCallLastRu from './missed-call-last/ru.ts';
import orderCancelledEn from './order-cancelled/en.ts';
import orderCancelledRu from './order-cancelled/ru.ts';
import orderConfirmedEn from './order-confirmed/en.ts';
import orderConfirmedRu from './order-confirmed/ru.ts';
import orderDeliveredEn from './order-delivered/en.ts';
import orderDeliveredRu from './order-delivered/ru.ts';
import orderPaidEn from './order-paid/en.ts';
import orderPaidRu from './order-paid/ru.ts';
import orderRefundedEn from './order-refunded/en.ts';
import orderRefundedRu from './order-refunded/ru.ts';
import orderShippedEn from './order-shipped/en.ts';
import orderShippedRu from './order-shipped/ru.ts';
import paymentFailedEn from './payment-failed/en.ts';
import paymentFailedRu from './payment-failed/ru.ts';
import paymentLastEn from './payment-last/en.ts';
import paymentLastRu from './payment-last/ru.ts';
import paymentReminderEn from './payment-reminder/en.ts';
import paymentReminderRu from './payment-reminder/ru.ts';
import pickupReminderEn from './pickup-reminder/en.ts';
import pickupReminderRu from './pickup-reminder/ru.ts';
import pointsReminderEn from './points-reminder/en.ts';
import pointsReminderRu from './points-reminder/ru.ts';
import readyForPickupEn from './ready-for-pickup/en.ts';
import readyForPickupRu from './ready-for-pickup/ru.ts';
import registrationConfirmedEn from './registration-confirmed/en.ts';
import registrationConfirmedRu from './registration-confirmed/ru.ts';
import reviewReminderEn from './review-reminder/en.ts';
import reviewReminderRu from './review-reminder/ru.ts';
import reviewRequestEn from './review-request/en.ts';
import reviewRequestRu from './review-request/ru.ts';
import reviewThanksEn from './review-thanks/en.ts';
import reviewThanksRu from './review-thanks/ru.ts';
import smsStoppedEn from './sms-stopped/en.ts';
import smsStoppedRu from './sms-stopped/ru.ts';
import welcomeEn from './welcome/en.ts';
import welcomeRu from './welcome/ru.ts';
import type { Words } from './words.ts';

/** All words there are: a message of the catalogue that lacks a language does not compile. */
export const written: { readonly [M in MessageId]: Readonly<Record<Language, Words<M>>> } = {
  'lead-greeting': { en: leadGreetingEn, ru: leadGreetingRu },
  'lead-not-forgotten': { en: leadNotForgottenEn, ru: leadNotForgottenRu },
  'missed-call': { en: missedCallEn, ru: missedCallRu },
  'missed-call-again': { en: missedCallAgainEn, ru: missedCallAgainRu },
  'missed-call-last': { en: missedCallLastEn, ru: missedCallLastRu },
  'confirm-email': { en: confirmEmailEn, ru: confirmEmailRu },
  'confirm-email-reminder': { en: confirmEmailReminderEn, ru: confirmEmailReminderRu },
  'confirm-email-last': { en: confirmEmailLastEn, ru: confirmEmailLastRu },
  'registration-confirmed': { en: registrationConfirmedEn, ru: registrationConfirmedRu },
  'sms-stopped': { en: smsStoppedEn, ru: smsStoppedRu },
  welcome: { en: welcomeEn, ru: welcomeRu },
  'first-order-help': { en: firstOrderHelpEn, ru: firstOrderHelpRu },
  'points-reminder': { en: pointsReminderEn, ru: pointsReminderRu },
  'cart-reminder': { en: cartReminderEn, ru: cartReminderRu },
  'cart-offer': { en: cartOfferEn, ru: cartOfferRu },
  'order-confirmed': { en: orderConfirmedEn, ru: orderConfirmedRu },
  'order-paid': { en: orderPaidEn, ru: orderPaidRu },
  'payment-failed': { en: paymentFailedEn, ru: paymentFailedRu },
  'payment-reminder': { en: paymentReminderEn, ru: paymentReminderRu },
  'payment-last': { en: paymentLastEn, ru: paymentLastRu },
  'order-shipped': { en: orderShippedEn, ru: orderShippedRu },
  'delivery-changed': { en: deliveryChangedEn, ru: deliveryChangedRu },
  'ready-for-pickup': { en: readyForPickupEn, ru: readyForPickupRu },
  'pickup-reminder': { en: pickupReminderEn, ru: pickupReminderRu },
  'order-delivered': { en: orderDeliveredEn, ru: orderDeliveredRu },
  'order-refunded': { en: orderRefundedEn, ru: orderRefundedRu },
  'order-cancelled': { en: orderCancelledEn, ru: orderCancelledRu },
  'review-request': { en: reviewRequestEn, ru: reviewRequestRu },
  'review-reminder': { en: reviewReminderEn, ru: reviewReminderRu },
  'review-thanks': { en: reviewThanksEn, ru: reviewThanksRu },
  'birthday-gift': { en: birthdayGiftEn, ru: birthdayGiftRu },
  'birthday-greeting': { en: birthdayGreetingEn, ru: birthdayGreetingRu },
  'birthday-greeting-gift': { en: birthdayGreetingGiftEn, ru: birthdayGreetingGiftRu },
  'lapsed-points': { en: lapsedPointsEn, ru: lapsedPointsRu },
  'lapsed-news': { en: lapsedNewsEn, ru: lapsedNewsRu },
  'lapsed-code': { en: lapsedCodeEn, ru: lapsedCodeRu },
  'lapsed-gift': { en: lapsedGiftEn, ru: lapsedGiftRu },
};
