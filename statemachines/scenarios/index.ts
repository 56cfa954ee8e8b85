import type { Scenario } from '../language/scenario.ts';
import { abandonedCart } from './conversion/abandoned-cart.ts';
import { appInstalled } from './conversion/app-installed.ts';
import { backInStock, backInStockSeen } from './conversion/back-in-stock.ts';
import { browseAbandonment } from './conversion/browse-abandonment.ts';
import { checkoutLeft } from './conversion/checkout-left.ts';
import { codeNotUsed } from './conversion/code-not-used.ts';
import { loyaltyInvitation } from './conversion/loyalty-invitation.ts';
import { loyaltyJoined } from './conversion/loyalty-joined.ts';
import { neverBought } from './conversion/never-bought.ts';
import { savedNotBought, viewedNotBought } from './conversion/not-bought.ts';
import { orderUnpaid } from './conversion/order-unpaid.ts';
import { personalOffer } from './conversion/personal-offer.ts';
import { priceDrop, priceDropViewed } from './conversion/price-drop.ts';
import { requestTaken } from './conversion/request-taken.ts';
import { welcome } from './conversion/welcome.ts';
import { confirmEmail } from './lead/confirm-email.ts';
import { confirmationCode } from './lead/confirmation-code.ts';
import { leadGreeting } from './lead/lead-greeting.ts';
import { missedCall } from './lead/missed-call.ts';
import { afterCancellation } from './post-purchase/after-cancellation.ts';
import { crossSell } from './post-purchase/cross-sell.ts';
import { deliveryChanged } from './post-purchase/delivery-changed.ts';
import { deliveryLate } from './post-purchase/delivery-late.ts';
import { lowRating } from './post-purchase/low-rating.ts';
import { orderCancelled } from './post-purchase/order-cancelled.ts';
import { orderConfirmed } from './post-purchase/order-confirmed.ts';
import { orderDelivered } from './post-purchase/order-delivered.ts';
import { orderPaid } from './post-purchase/order-paid.ts';
import { orderRefunded } from './post-purchase/order-refunded.ts';
import { orderShipped } from './post-purchase/order-shipped.ts';
import { paymentFailed } from './post-purchase/payment-failed.ts';
import { readyForPickup } from './post-purchase/ready-for-pickup.ts';
import { reviewRequest } from './post-purchase/review-request.ts';
import { secondOrder } from './post-purchase/second-order.ts';
import { serviceSurvey } from './post-purchase/service-survey.ts';
import { storageEnds } from './post-purchase/storage-ends.ts';
import { supportSurvey } from './post-purchase/support-survey.ts';
import { upgradeByYes } from './post-purchase/upgrade-by-yes.ts';
import { backAgain } from './reactivation/back-again.ts';
import { lapsedBuyer } from './reactivation/lapsed-buyer.ts';
import { notSeen } from './reactivation/not-seen.ts';
import { silentSubscriber } from './reactivation/silent-subscriber.ts';
import { birthday } from './retention/birthday.ts';
import { feastGreeting } from './retention/feast-greeting.ts';
import { news } from './retention/news.ts';
import { pointsEarned } from './retention/points-earned.ts';
import { pointsEndingScenario } from './retention/points-ending.ts';
import { renewal } from './retention/renewal.ts';
import { renewalFailed } from './retention/renewal-failed.ts';
import { renewalShort } from './retention/renewal-short.ts';
import { renewalSoon } from './retention/renewal-soon.ts';
import { runningOut } from './retention/running-out.ts';
import { smsStopped } from './retention/sms-stopped.ts';

/** The map: every scenario that is deployed, in the order of the stages. */
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
  loyaltyJoined,
  loyaltyInvitation,
  priceDrop,
  priceDropViewed,
  backInStock,
  backInStockSeen,
  requestTaken,
  codeNotUsed,
  personalOffer,
  neverBought,
  appInstalled,
  checkoutLeft,
  orderUnpaid,
  orderConfirmed,
  orderPaid,
  paymentFailed,
  orderShipped,
  deliveryChanged,
  deliveryLate,
  readyForPickup,
  storageEnds,
  orderDelivered,
  orderRefunded,
  orderCancelled,
  afterCancellation,
  serviceSurvey,
  supportSurvey,
  upgradeByYes,
  crossSell,
  reviewRequest,
  secondOrder,
  lowRating,
  birthday,
  feastGreeting,
  pointsEarned,
  pointsEndingScenario,
  renewal,
  renewalSoon,
  renewalShort,
  renewalFailed,
  runningOut,
  news,
  smsStopped,
  lapsedBuyer,
  backAgain,
  notSeen,
  silentSubscriber,
];
