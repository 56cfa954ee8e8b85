import type { Scenario } from '../language/scenario.ts';
import { abandonedCart } from './conversion/abandoned-cart.ts';
import { welcome } from './conversion/welcome.ts';
import { confirmEmail } from './lead/confirm-email.ts';
import { leadGreeting } from './lead/lead-greeting.ts';
import { missedCall } from './lead/missed-call.ts';
import { deliveryChanged } from './post-purchase/delivery-changed.ts';
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
import { backAgain } from './reactivation/back-again.ts';
import { lapsedBuyer } from './reactivation/lapsed-buyer.ts';
import { birthday } from './retention/birthday.ts';
import { smsStopped } from './retention/sms-stopped.ts';

/** The map: every scenario that is deployed, in the order of the stages. */
export const scenarios: readonly Scenario[] = [
  leadGreeting,
  missedCall,
  confirmEmail,
  welcome,
  abandonedCart,
  orderConfirmed,
  orderPaid,
  paymentFailed,
  orderShipped,
  deliveryChanged,
  readyForPickup,
  orderDelivered,
  orderRefunded,
  orderCancelled,
  reviewRequest,
  lowRating,
  birthday,
  smsStopped,
  lapsedBuyer,
  backAgain,
];
