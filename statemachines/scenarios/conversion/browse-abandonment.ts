import { days, hours, minutes } from '../../language/durations.ts';
import { atLeast, exactly, orNever } from '../../language/facts.ts';
import { wasSent } from '../../language/questions.ts';
import {
  event,
  message,
  occasion,
  pick,
  scenario,
  waitForQuiet,
  when,
  yieldTo,
} from '../../language/scenario.ts';

/** What was looked at longest. */
const shortList = { show: pick(['looked at'], 1, 4), rank: 11, within: hours(24) } as const;

export default scenario({
  id: 'browse-abandonment',
  code: 'S9',
  stage: 'conversion',
  title: 'Browse abandonment',
  purpose:
    'Helps who looked at several products, put nothing into the cart and left: by push at once, else by email.',
  // The second view alone, so that a visit starts one run.
  on: event('product.viewed', {
    sessionViews: exactly(2),
    cartItems: exactly(0),
    hoursSinceOrder: orNever(atLeast(240)),
  }),
  entry: { per: 'customer', repeated: { after: days(7) } },
  goal: 'order.placed',
  exits: ['cart.updated'],
  yields: [
    yieldTo('abandoned-cart', days(7), 'leave'),
    yieldTo('checkout-left', days(7), 'leave'),
    yieldTo('order-unpaid', days(7), 'leave'),
    yieldTo('price-drop', days(7), 'leave'),
    yieldTo('saved-not-bought', days(7), 'leave'),
    yieldTo('viewed-not-bought', days(7), 'leave'),
  ],
  steps: [
    waitForQuiet(minutes(15), { atMost: hours(2) }),
    message('looked-at', { by: 'push', quietFor: minutes(15), ...shortList }),
    when(wasSent('looked-at', hours(1)), {
      yes: [],
      no: [
        // An hour in all since the last deed: whoever has done something meanwhile came back.
        waitForQuiet(minutes(45), { atMost: minutes(45) }),
        occasion('by email', message('looked-at', { by: 'email', quietFor: minutes(45), ...shortList })),
      ],
    }),
  ],
});
