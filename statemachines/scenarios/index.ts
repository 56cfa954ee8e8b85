// Written by `npm run definitions` from the folders beside it: do not edit.

import type { Scenario } from '../language/scenario.ts';
import leadGreeting from './lead/lead-greeting.ts';
import missedCall from './lead/missed-call.ts';
import confirmationCode from './lead/confirmation-code.ts';
import confirmEmail from './lead/confirm-email.ts';
import welcome from './conversion/welcome.ts';
import abandonedCart from './conversion/abandoned-cart.ts';
import browseAbandonment from './conversion/browse-abandonment.ts';
import savedNotBought from './conversion/saved-not-bought.ts';
import viewedNotBought from './conversion/viewed-not-bought.ts';
import priceDrop from './conversion/price-drop.ts';
import priceDropViewed from './conversion/price-drop-viewed.ts';
import backInStock from './conversion/back-in-stock.ts';
import backInStockSeen from './conversion/back-in-stock-seen.ts';
import personalOffer from './conversion/personal-offer.ts';
import neverBought from './conversion/never-bought.ts';
import loyaltyInvitation from './conversion/loyalty-invitation.ts';
import loyaltyJoined from './conversion/loyalty-joined.ts';
import appInstalled from './conversion/app-installed.ts';
import checkoutLeft from './conversion/checkout-left.ts';
import orderUnpaid from './conversion/order-unpaid.ts';
import codeNotUsed from './conversion/code-not-used.ts';
import requestTaken from './conversion/request-taken.ts';
import deliveryChanged from './post-purchase/delivery-changed.ts';
import orderCancelled from './post-purchase/order-cancelled.ts';
import orderConfirmed from './post-purchase/order-confirmed.ts';
import orderDelivered from './post-purchase/order-delivered.ts';
import orderPaid from './post-purchase/order-paid.ts';
import orderRefunded from './post-purchase/order-refunded.ts';
import orderShipped from './post-purchase/order-shipped.ts';
import paymentFailed from './post-purchase/payment-failed.ts';
import readyForPickup from './post-purchase/ready-for-pickup.ts';
import crossSell from './post-purchase/cross-sell.ts';
import lowRating from './post-purchase/low-rating.ts';
import reviewRequest from './post-purchase/review-request.ts';
import afterCancellation from './post-purchase/after-cancellation.ts';
import upgradeByYes from './post-purchase/upgrade-by-yes.ts';
import storageEnds from './post-purchase/storage-ends.ts';
import serviceSurvey from './post-purchase/service-survey.ts';
import supportSurvey from './post-purchase/support-survey.ts';
import deliveryLate from './post-purchase/delivery-late.ts';
import secondOrder from './post-purchase/second-order.ts';
import birthday from './retention/birthday.ts';
import feastGreeting from './retention/feast-greeting.ts';
import pointsEarned from './retention/points-earned.ts';
import pointsEnding from './retention/points-ending.ts';
import renewal from './retention/renewal.ts';
import renewalFailed from './retention/renewal-failed.ts';
import renewalShort from './retention/renewal-short.ts';
import renewalSoon from './retention/renewal-soon.ts';
import news from './retention/news.ts';
import runningOut from './retention/running-out.ts';
import smsStopped from './retention/sms-stopped.ts';
import backAgain from './reactivation/back-again.ts';
import lapsedBuyer from './reactivation/lapsed-buyer.ts';
import notSeen from './reactivation/not-seen.ts';
import silentSubscriber from './reactivation/silent-subscriber.ts';

/** Every scenario that is deployed: by stage, then by its number in the catalogue. */
export const scenarios: readonly Scenario[] = [
  leadGreeting,
  missedCall,
  confirmationCode,
  confirmEmail,
  welcome,
  abandonedCart,
  browseAbandonment,
  savedNotBought,
  viewedNotBought,
  priceDrop,
  priceDropViewed,
  backInStock,
  backInStockSeen,
  personalOffer,
  neverBought,
  loyaltyInvitation,
  loyaltyJoined,
  appInstalled,
  checkoutLeft,
  orderUnpaid,
  codeNotUsed,
  requestTaken,
  deliveryChanged,
  orderCancelled,
  orderConfirmed,
  orderDelivered,
  orderPaid,
  orderRefunded,
  orderShipped,
  paymentFailed,
  readyForPickup,
  crossSell,
  lowRating,
  reviewRequest,
  afterCancellation,
  upgradeByYes,
  storageEnds,
  serviceSurvey,
  supportSurvey,
  deliveryLate,
  secondOrder,
  birthday,
  feastGreeting,
  pointsEarned,
  pointsEnding,
  renewal,
  renewalFailed,
  renewalShort,
  renewalSoon,
  news,
  runningOut,
  smsStopped,
  backAgain,
  lapsedBuyer,
  notSeen,
  silentSubscriber,
];
