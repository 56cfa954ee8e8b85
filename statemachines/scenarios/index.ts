import type { Scenario } from '../language/scenario.ts';
import { abandonedCart } from './conversion/abandoned-cart.ts';
import { welcome } from './conversion/welcome.ts';
import { orderConfirmed } from './post-purchase/order-confirmed.ts';

/** The map: every scenario that is deployed, in the order of the stages. */
export const scenarios: readonly Scenario[] = [welcome, abandonedCart, orderConfirmed];
