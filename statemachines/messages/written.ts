// Written by `npm run definitions` from the folders beside it: do not edit.

import type { Written } from '../language/words.ts';
import alsoBoughtEn from './also-bought/en.ts';
import alsoBoughtRu from './also-bought/ru.ts';
import appBenefitEn from './app-benefit/en.ts';
import appBenefitRu from './app-benefit/ru.ts';
import appHintEn from './app-hint/en.ts';
import appHintRu from './app-hint/ru.ts';
import backInStockEn from './back-in-stock/en.ts';
import backInStockRu from './back-in-stock/ru.ts';
import backInStockSeenEn from './back-in-stock-seen/en.ts';
import backInStockSeenRu from './back-in-stock-seen/ru.ts';
import birthdayGiftEn from './birthday-gift/en.ts';
import birthdayGiftRu from './birthday-gift/ru.ts';
import birthdayGreetingEn from './birthday-greeting/en.ts';
import birthdayGreetingRu from './birthday-greeting/ru.ts';
import birthdayGreetingGiftEn from './birthday-greeting-gift/en.ts';
import birthdayGreetingGiftRu from './birthday-greeting-gift/ru.ts';
import cancellationDeliveryEn from './cancellation-delivery/en.ts';
import cancellationDeliveryRu from './cancellation-delivery/ru.ts';
import cancellationPriceEn from './cancellation-price/en.ts';
import cancellationPriceRu from './cancellation-price/ru.ts';
import cancellationQuestionEn from './cancellation-question/en.ts';
import cancellationQuestionRu from './cancellation-question/ru.ts';
import cancellationSimilarEn from './cancellation-similar/en.ts';
import cancellationSimilarRu from './cancellation-similar/ru.ts';
import cancellationSizeEn from './cancellation-size/en.ts';
import cancellationSizeRu from './cancellation-size/ru.ts';
import cartOfferEn from './cart-offer/en.ts';
import cartOfferRu from './cart-offer/ru.ts';
import cartReminderEn from './cart-reminder/en.ts';
import cartReminderRu from './cart-reminder/ru.ts';
import checkoutLeftEn from './checkout-left/en.ts';
import checkoutLeftRu from './checkout-left/ru.ts';
import codeNotUsedEn from './code-not-used/en.ts';
import codeNotUsedRu from './code-not-used/ru.ts';
import confirmEmailEn from './confirm-email/en.ts';
import confirmEmailRu from './confirm-email/ru.ts';
import confirmEmailLastEn from './confirm-email-last/en.ts';
import confirmEmailLastRu from './confirm-email-last/ru.ts';
import confirmEmailReminderEn from './confirm-email-reminder/en.ts';
import confirmEmailReminderRu from './confirm-email-reminder/ru.ts';
import confirmationCodeEn from './confirmation-code/en.ts';
import confirmationCodeRu from './confirmation-code/ru.ts';
import deliveryChangedEn from './delivery-changed/en.ts';
import deliveryChangedRu from './delivery-changed/ru.ts';
import deliveryExplainedEn from './delivery-explained/en.ts';
import deliveryExplainedRu from './delivery-explained/ru.ts';
import deliveryLateEn from './delivery-late/en.ts';
import deliveryLateRu from './delivery-late/ru.ts';
import feastGreetingEn from './feast-greeting/en.ts';
import feastGreetingRu from './feast-greeting/ru.ts';
import feastLastCallEn from './feast-last-call/en.ts';
import feastLastCallRu from './feast-last-call/ru.ts';
import firstOrderCodeEn from './first-order-code/en.ts';
import firstOrderCodeRu from './first-order-code/ru.ts';
import firstOrderHelpEn from './first-order-help/en.ts';
import firstOrderHelpRu from './first-order-help/ru.ts';
import goesWithEn from './goes-with/en.ts';
import goesWithRu from './goes-with/ru.ts';
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
import lookedAtEn from './looked-at/en.ts';
import lookedAtRu from './looked-at/ru.ts';
import loyaltyHintEn from './loyalty-hint/en.ts';
import loyaltyHintRu from './loyalty-hint/ru.ts';
import loyaltyInvitationEn from './loyalty-invitation/en.ts';
import loyaltyInvitationRu from './loyalty-invitation/ru.ts';
import loyaltyJoinedEn from './loyalty-joined/en.ts';
import loyaltyJoinedRu from './loyalty-joined/ru.ts';
import missedCallEn from './missed-call/en.ts';
import missedCallRu from './missed-call/ru.ts';
import missedCallAgainEn from './missed-call-again/en.ts';
import missedCallAgainRu from './missed-call-again/ru.ts';
import missedCallLastEn from './missed-call-last/en.ts';
import missedCallLastRu from './missed-call-last/ru.ts';
import neverBoughtHelpEn from './never-bought-help/en.ts';
import neverBoughtHelpRu from './never-bought-help/ru.ts';
import newsEn from './news/en.ts';
import newsRu from './news/ru.ts';
import notSeenPopularEn from './not-seen-popular/en.ts';
import notSeenPopularRu from './not-seen-popular/ru.ts';
import notSeenReminderEn from './not-seen-reminder/en.ts';
import notSeenReminderRu from './not-seen-reminder/ru.ts';
import orderCancelledEn from './order-cancelled/en.ts';
import orderCancelledRu from './order-cancelled/ru.ts';
import orderConfirmedEn from './order-confirmed/en.ts';
import orderConfirmedRu from './order-confirmed/ru.ts';
import orderDeliveredEn from './order-delivered/en.ts';
import orderDeliveredRu from './order-delivered/ru.ts';
import orderIdeasEn from './order-ideas/en.ts';
import orderIdeasRu from './order-ideas/ru.ts';
import orderPaidEn from './order-paid/en.ts';
import orderPaidRu from './order-paid/ru.ts';
import orderRefundedEn from './order-refunded/en.ts';
import orderRefundedRu from './order-refunded/ru.ts';
import orderShippedEn from './order-shipped/en.ts';
import orderShippedRu from './order-shipped/ru.ts';
import orderUnpaidEn from './order-unpaid/en.ts';
import orderUnpaidRu from './order-unpaid/ru.ts';
import orderUnpaidLastEn from './order-unpaid-last/en.ts';
import orderUnpaidLastRu from './order-unpaid-last/ru.ts';
import paymentFailedEn from './payment-failed/en.ts';
import paymentFailedRu from './payment-failed/ru.ts';
import paymentLastEn from './payment-last/en.ts';
import paymentLastRu from './payment-last/ru.ts';
import paymentReminderEn from './payment-reminder/en.ts';
import paymentReminderRu from './payment-reminder/ru.ts';
import personalOfferEn from './personal-offer/en.ts';
import personalOfferRu from './personal-offer/ru.ts';
import personalOfferReminderEn from './personal-offer-reminder/en.ts';
import personalOfferReminderRu from './personal-offer-reminder/ru.ts';
import pickupReminderEn from './pickup-reminder/en.ts';
import pickupReminderRu from './pickup-reminder/ru.ts';
import pointsEarnedEn from './points-earned/en.ts';
import pointsEarnedRu from './points-earned/ru.ts';
import pointsEndingEn from './points-ending/en.ts';
import pointsEndingRu from './points-ending/ru.ts';
import pointsEndingLastEn from './points-ending-last/en.ts';
import pointsEndingLastRu from './points-ending-last/ru.ts';
import pointsReminderEn from './points-reminder/en.ts';
import pointsReminderRu from './points-reminder/ru.ts';
import priceDropEn from './price-drop/en.ts';
import priceDropRu from './price-drop/ru.ts';
import readyForPickupEn from './ready-for-pickup/en.ts';
import readyForPickupRu from './ready-for-pickup/ru.ts';
import registrationConfirmedEn from './registration-confirmed/en.ts';
import registrationConfirmedRu from './registration-confirmed/ru.ts';
import renewalFailedEn from './renewal-failed/en.ts';
import renewalFailedRu from './renewal-failed/ru.ts';
import renewalFailedLastEn from './renewal-failed-last/en.ts';
import renewalFailedLastRu from './renewal-failed-last/ru.ts';
import renewalNoticeEn from './renewal-notice/en.ts';
import renewalNoticeRu from './renewal-notice/ru.ts';
import renewalShortEn from './renewal-short/en.ts';
import renewalShortRu from './renewal-short/ru.ts';
import requestTakenEn from './request-taken/en.ts';
import requestTakenRu from './request-taken/ru.ts';
import reviewReminderEn from './review-reminder/en.ts';
import reviewReminderRu from './review-reminder/ru.ts';
import reviewRequestEn from './review-request/en.ts';
import reviewRequestRu from './review-request/ru.ts';
import reviewThanksEn from './review-thanks/en.ts';
import reviewThanksRu from './review-thanks/ru.ts';
import runningOutEn from './running-out/en.ts';
import runningOutRu from './running-out/ru.ts';
import secondOrderEn from './second-order/en.ts';
import secondOrderRu from './second-order/ru.ts';
import serviceSurveyEn from './service-survey/en.ts';
import serviceSurveyRu from './service-survey/ru.ts';
import smsStoppedEn from './sms-stopped/en.ts';
import smsStoppedRu from './sms-stopped/ru.ts';
import stillInterestedEn from './still-interested/en.ts';
import stillInterestedRu from './still-interested/ru.ts';
import stillWantLettersEn from './still-want-letters/en.ts';
import stillWantLettersRu from './still-want-letters/ru.ts';
import supportSurveyEn from './support-survey/en.ts';
import supportSurveyRu from './support-survey/ru.ts';
import surveyThanksEn from './survey-thanks/en.ts';
import surveyThanksRu from './survey-thanks/ru.ts';
import upgradeConfirmedEn from './upgrade-confirmed/en.ts';
import upgradeConfirmedRu from './upgrade-confirmed/ru.ts';
import upgradeDeclinedEn from './upgrade-declined/en.ts';
import upgradeDeclinedRu from './upgrade-declined/ru.ts';
import upgradeGoneEn from './upgrade-gone/en.ts';
import upgradeGoneRu from './upgrade-gone/ru.ts';
import upgradeOfferEn from './upgrade-offer/en.ts';
import upgradeOfferRu from './upgrade-offer/ru.ts';
import welcomeEn from './welcome/en.ts';
import welcomeRu from './welcome/ru.ts';
import worthALookEn from './worth-a-look/en.ts';
import worthALookRu from './worth-a-look/ru.ts';

/** The words of every message, in every language in which it has been written. */
export const written: Written = {
  'also-bought': { en: alsoBoughtEn, ru: alsoBoughtRu },
  'app-benefit': { en: appBenefitEn, ru: appBenefitRu },
  'app-hint': { en: appHintEn, ru: appHintRu },
  'back-in-stock': { en: backInStockEn, ru: backInStockRu },
  'back-in-stock-seen': { en: backInStockSeenEn, ru: backInStockSeenRu },
  'birthday-gift': { en: birthdayGiftEn, ru: birthdayGiftRu },
  'birthday-greeting': { en: birthdayGreetingEn, ru: birthdayGreetingRu },
  'birthday-greeting-gift': { en: birthdayGreetingGiftEn, ru: birthdayGreetingGiftRu },
  'cancellation-delivery': { en: cancellationDeliveryEn, ru: cancellationDeliveryRu },
  'cancellation-price': { en: cancellationPriceEn, ru: cancellationPriceRu },
  'cancellation-question': { en: cancellationQuestionEn, ru: cancellationQuestionRu },
  'cancellation-similar': { en: cancellationSimilarEn, ru: cancellationSimilarRu },
  'cancellation-size': { en: cancellationSizeEn, ru: cancellationSizeRu },
  'cart-offer': { en: cartOfferEn, ru: cartOfferRu },
  'cart-reminder': { en: cartReminderEn, ru: cartReminderRu },
  'checkout-left': { en: checkoutLeftEn, ru: checkoutLeftRu },
  'code-not-used': { en: codeNotUsedEn, ru: codeNotUsedRu },
  'confirm-email': { en: confirmEmailEn, ru: confirmEmailRu },
  'confirm-email-last': { en: confirmEmailLastEn, ru: confirmEmailLastRu },
  'confirm-email-reminder': { en: confirmEmailReminderEn, ru: confirmEmailReminderRu },
  'confirmation-code': { en: confirmationCodeEn, ru: confirmationCodeRu },
  'delivery-changed': { en: deliveryChangedEn, ru: deliveryChangedRu },
  'delivery-explained': { en: deliveryExplainedEn, ru: deliveryExplainedRu },
  'delivery-late': { en: deliveryLateEn, ru: deliveryLateRu },
  'feast-greeting': { en: feastGreetingEn, ru: feastGreetingRu },
  'feast-last-call': { en: feastLastCallEn, ru: feastLastCallRu },
  'first-order-code': { en: firstOrderCodeEn, ru: firstOrderCodeRu },
  'first-order-help': { en: firstOrderHelpEn, ru: firstOrderHelpRu },
  'goes-with': { en: goesWithEn, ru: goesWithRu },
  'lapsed-code': { en: lapsedCodeEn, ru: lapsedCodeRu },
  'lapsed-gift': { en: lapsedGiftEn, ru: lapsedGiftRu },
  'lapsed-news': { en: lapsedNewsEn, ru: lapsedNewsRu },
  'lapsed-points': { en: lapsedPointsEn, ru: lapsedPointsRu },
  'lead-greeting': { en: leadGreetingEn, ru: leadGreetingRu },
  'lead-not-forgotten': { en: leadNotForgottenEn, ru: leadNotForgottenRu },
  'looked-at': { en: lookedAtEn, ru: lookedAtRu },
  'loyalty-hint': { en: loyaltyHintEn, ru: loyaltyHintRu },
  'loyalty-invitation': { en: loyaltyInvitationEn, ru: loyaltyInvitationRu },
  'loyalty-joined': { en: loyaltyJoinedEn, ru: loyaltyJoinedRu },
  'missed-call': { en: missedCallEn, ru: missedCallRu },
  'missed-call-again': { en: missedCallAgainEn, ru: missedCallAgainRu },
  'missed-call-last': { en: missedCallLastEn, ru: missedCallLastRu },
  'never-bought-help': { en: neverBoughtHelpEn, ru: neverBoughtHelpRu },
  news: { en: newsEn, ru: newsRu },
  'not-seen-popular': { en: notSeenPopularEn, ru: notSeenPopularRu },
  'not-seen-reminder': { en: notSeenReminderEn, ru: notSeenReminderRu },
  'order-cancelled': { en: orderCancelledEn, ru: orderCancelledRu },
  'order-confirmed': { en: orderConfirmedEn, ru: orderConfirmedRu },
  'order-delivered': { en: orderDeliveredEn, ru: orderDeliveredRu },
  'order-ideas': { en: orderIdeasEn, ru: orderIdeasRu },
  'order-paid': { en: orderPaidEn, ru: orderPaidRu },
  'order-refunded': { en: orderRefundedEn, ru: orderRefundedRu },
  'order-shipped': { en: orderShippedEn, ru: orderShippedRu },
  'order-unpaid': { en: orderUnpaidEn, ru: orderUnpaidRu },
  'order-unpaid-last': { en: orderUnpaidLastEn, ru: orderUnpaidLastRu },
  'payment-failed': { en: paymentFailedEn, ru: paymentFailedRu },
  'payment-last': { en: paymentLastEn, ru: paymentLastRu },
  'payment-reminder': { en: paymentReminderEn, ru: paymentReminderRu },
  'personal-offer': { en: personalOfferEn, ru: personalOfferRu },
  'personal-offer-reminder': { en: personalOfferReminderEn, ru: personalOfferReminderRu },
  'pickup-reminder': { en: pickupReminderEn, ru: pickupReminderRu },
  'points-earned': { en: pointsEarnedEn, ru: pointsEarnedRu },
  'points-ending': { en: pointsEndingEn, ru: pointsEndingRu },
  'points-ending-last': { en: pointsEndingLastEn, ru: pointsEndingLastRu },
  'points-reminder': { en: pointsReminderEn, ru: pointsReminderRu },
  'price-drop': { en: priceDropEn, ru: priceDropRu },
  'ready-for-pickup': { en: readyForPickupEn, ru: readyForPickupRu },
  'registration-confirmed': { en: registrationConfirmedEn, ru: registrationConfirmedRu },
  'renewal-failed': { en: renewalFailedEn, ru: renewalFailedRu },
  'renewal-failed-last': { en: renewalFailedLastEn, ru: renewalFailedLastRu },
  'renewal-notice': { en: renewalNoticeEn, ru: renewalNoticeRu },
  'renewal-short': { en: renewalShortEn, ru: renewalShortRu },
  'request-taken': { en: requestTakenEn, ru: requestTakenRu },
  'review-reminder': { en: reviewReminderEn, ru: reviewReminderRu },
  'review-request': { en: reviewRequestEn, ru: reviewRequestRu },
  'review-thanks': { en: reviewThanksEn, ru: reviewThanksRu },
  'running-out': { en: runningOutEn, ru: runningOutRu },
  'second-order': { en: secondOrderEn, ru: secondOrderRu },
  'service-survey': { en: serviceSurveyEn, ru: serviceSurveyRu },
  'sms-stopped': { en: smsStoppedEn, ru: smsStoppedRu },
  'still-interested': { en: stillInterestedEn, ru: stillInterestedRu },
  'still-want-letters': { en: stillWantLettersEn, ru: stillWantLettersRu },
  'support-survey': { en: supportSurveyEn, ru: supportSurveyRu },
  'survey-thanks': { en: surveyThanksEn, ru: surveyThanksRu },
  'upgrade-confirmed': { en: upgradeConfirmedEn, ru: upgradeConfirmedRu },
  'upgrade-declined': { en: upgradeDeclinedEn, ru: upgradeDeclinedRu },
  'upgrade-gone': { en: upgradeGoneEn, ru: upgradeGoneRu },
  'upgrade-offer': { en: upgradeOfferEn, ru: upgradeOfferRu },
  welcome: { en: welcomeEn, ru: welcomeRu },
  'worth-a-look': { en: worthALookEn, ru: worthALookRu },
};
