// Written by `npm run definitions` from the folders beside it: do not edit.

import type { MessageDefinition } from '../language/message-definition.ts';
import alsoBought from './also-bought/message.ts';
import appBenefit from './app-benefit/message.ts';
import appHint from './app-hint/message.ts';
import backInStock from './back-in-stock/message.ts';
import backInStockSeen from './back-in-stock-seen/message.ts';
import birthdayGift from './birthday-gift/message.ts';
import birthdayGreeting from './birthday-greeting/message.ts';
import birthdayGreetingGift from './birthday-greeting-gift/message.ts';
import cancellationDelivery from './cancellation-delivery/message.ts';
import cancellationPrice from './cancellation-price/message.ts';
import cancellationQuestion from './cancellation-question/message.ts';
import cancellationSimilar from './cancellation-similar/message.ts';
import cancellationSize from './cancellation-size/message.ts';
import cartOffer from './cart-offer/message.ts';
import cartReminder from './cart-reminder/message.ts';
import checkoutLeft from './checkout-left/message.ts';
import codeNotUsed from './code-not-used/message.ts';
import confirmEmail from './confirm-email/message.ts';
import confirmEmailLast from './confirm-email-last/message.ts';
import confirmEmailReminder from './confirm-email-reminder/message.ts';
import confirmationCode from './confirmation-code/message.ts';
import deliveryChanged from './delivery-changed/message.ts';
import deliveryExplained from './delivery-explained/message.ts';
import deliveryLate from './delivery-late/message.ts';
import feastGreeting from './feast-greeting/message.ts';
import feastLastCall from './feast-last-call/message.ts';
import firstOrderCode from './first-order-code/message.ts';
import firstOrderHelp from './first-order-help/message.ts';
import goesWith from './goes-with/message.ts';
import lapsedCode from './lapsed-code/message.ts';
import lapsedGift from './lapsed-gift/message.ts';
import lapsedNews from './lapsed-news/message.ts';
import lapsedPoints from './lapsed-points/message.ts';
import leadGreeting from './lead-greeting/message.ts';
import leadNotForgotten from './lead-not-forgotten/message.ts';
import lookedAt from './looked-at/message.ts';
import loyaltyHint from './loyalty-hint/message.ts';
import loyaltyInvitation from './loyalty-invitation/message.ts';
import loyaltyJoined from './loyalty-joined/message.ts';
import missedCall from './missed-call/message.ts';
import missedCallAgain from './missed-call-again/message.ts';
import missedCallLast from './missed-call-last/message.ts';
import neverBoughtHelp from './never-bought-help/message.ts';
import news from './news/message.ts';
import notSeenPopular from './not-seen-popular/message.ts';
import notSeenReminder from './not-seen-reminder/message.ts';
import orderCancelled from './order-cancelled/message.ts';
import orderConfirmed from './order-confirmed/message.ts';
import orderDelivered from './order-delivered/message.ts';
import orderIdeas from './order-ideas/message.ts';
import orderPaid from './order-paid/message.ts';
import orderRefunded from './order-refunded/message.ts';
import orderShipped from './order-shipped/message.ts';
import orderUnpaid from './order-unpaid/message.ts';
import orderUnpaidLast from './order-unpaid-last/message.ts';
import paymentFailed from './payment-failed/message.ts';
import paymentLast from './payment-last/message.ts';
import paymentReminder from './payment-reminder/message.ts';
import personalOffer from './personal-offer/message.ts';
import personalOfferReminder from './personal-offer-reminder/message.ts';
import pickupReminder from './pickup-reminder/message.ts';
import pointsEarned from './points-earned/message.ts';
import pointsEnding from './points-ending/message.ts';
import pointsEndingLast from './points-ending-last/message.ts';
import pointsReminder from './points-reminder/message.ts';
import priceDrop from './price-drop/message.ts';
import readyForPickup from './ready-for-pickup/message.ts';
import registrationConfirmed from './registration-confirmed/message.ts';
import renewalFailed from './renewal-failed/message.ts';
import renewalFailedLast from './renewal-failed-last/message.ts';
import renewalNotice from './renewal-notice/message.ts';
import renewalShort from './renewal-short/message.ts';
import requestTaken from './request-taken/message.ts';
import reviewReminder from './review-reminder/message.ts';
import reviewRequest from './review-request/message.ts';
import reviewThanks from './review-thanks/message.ts';
import runningOut from './running-out/message.ts';
import secondOrder from './second-order/message.ts';
import serviceSurvey from './service-survey/message.ts';
import smsStopped from './sms-stopped/message.ts';
import stillInterested from './still-interested/message.ts';
import stillWantLetters from './still-want-letters/message.ts';
import supportSurvey from './support-survey/message.ts';
import surveyThanks from './survey-thanks/message.ts';
import upgradeConfirmed from './upgrade-confirmed/message.ts';
import upgradeDeclined from './upgrade-declined/message.ts';
import upgradeGone from './upgrade-gone/message.ts';
import upgradeOffer from './upgrade-offer/message.ts';
import welcome from './welcome/message.ts';
import worthALook from './worth-a-look/message.ts';

/** Every message there is. An id is retired, never deleted: runs in flight still name it. */
export const messages = {
  'also-bought': alsoBought,
  'app-benefit': appBenefit,
  'app-hint': appHint,
  'back-in-stock': backInStock,
  'back-in-stock-seen': backInStockSeen,
  'birthday-gift': birthdayGift,
  'birthday-greeting': birthdayGreeting,
  'birthday-greeting-gift': birthdayGreetingGift,
  'cancellation-delivery': cancellationDelivery,
  'cancellation-price': cancellationPrice,
  'cancellation-question': cancellationQuestion,
  'cancellation-similar': cancellationSimilar,
  'cancellation-size': cancellationSize,
  'cart-offer': cartOffer,
  'cart-reminder': cartReminder,
  'checkout-left': checkoutLeft,
  'code-not-used': codeNotUsed,
  'confirm-email': confirmEmail,
  'confirm-email-last': confirmEmailLast,
  'confirm-email-reminder': confirmEmailReminder,
  'confirmation-code': confirmationCode,
  'delivery-changed': deliveryChanged,
  'delivery-explained': deliveryExplained,
  'delivery-late': deliveryLate,
  'feast-greeting': feastGreeting,
  'feast-last-call': feastLastCall,
  'first-order-code': firstOrderCode,
  'first-order-help': firstOrderHelp,
  'goes-with': goesWith,
  'lapsed-code': lapsedCode,
  'lapsed-gift': lapsedGift,
  'lapsed-news': lapsedNews,
  'lapsed-points': lapsedPoints,
  'lead-greeting': leadGreeting,
  'lead-not-forgotten': leadNotForgotten,
  'looked-at': lookedAt,
  'loyalty-hint': loyaltyHint,
  'loyalty-invitation': loyaltyInvitation,
  'loyalty-joined': loyaltyJoined,
  'missed-call': missedCall,
  'missed-call-again': missedCallAgain,
  'missed-call-last': missedCallLast,
  'never-bought-help': neverBoughtHelp,
  news: news,
  'not-seen-popular': notSeenPopular,
  'not-seen-reminder': notSeenReminder,
  'order-cancelled': orderCancelled,
  'order-confirmed': orderConfirmed,
  'order-delivered': orderDelivered,
  'order-ideas': orderIdeas,
  'order-paid': orderPaid,
  'order-refunded': orderRefunded,
  'order-shipped': orderShipped,
  'order-unpaid': orderUnpaid,
  'order-unpaid-last': orderUnpaidLast,
  'payment-failed': paymentFailed,
  'payment-last': paymentLast,
  'payment-reminder': paymentReminder,
  'personal-offer': personalOffer,
  'personal-offer-reminder': personalOfferReminder,
  'pickup-reminder': pickupReminder,
  'points-earned': pointsEarned,
  'points-ending': pointsEnding,
  'points-ending-last': pointsEndingLast,
  'points-reminder': pointsReminder,
  'price-drop': priceDrop,
  'ready-for-pickup': readyForPickup,
  'registration-confirmed': registrationConfirmed,
  'renewal-failed': renewalFailed,
  'renewal-failed-last': renewalFailedLast,
  'renewal-notice': renewalNotice,
  'renewal-short': renewalShort,
  'request-taken': requestTaken,
  'review-reminder': reviewReminder,
  'review-request': reviewRequest,
  'review-thanks': reviewThanks,
  'running-out': runningOut,
  'second-order': secondOrder,
  'service-survey': serviceSurvey,
  'sms-stopped': smsStopped,
  'still-interested': stillInterested,
  'still-want-letters': stillWantLetters,
  'support-survey': supportSurvey,
  'survey-thanks': surveyThanks,
  'upgrade-confirmed': upgradeConfirmed,
  'upgrade-declined': upgradeDeclined,
  'upgrade-gone': upgradeGone,
  'upgrade-offer': upgradeOffer,
  welcome: welcome,
  'worth-a-look': worthALook,
} as const satisfies Record<string, MessageDefinition>;

type Definitions = typeof messages;

declare module '../language/register.ts' {
  interface MapMessages extends Definitions {}
}
