import { days, hours } from '../../language/durations.ts';
import { hasPoints } from '../../language/questions.ts';
import {
  cascade,
  earnPoints,
  event,
  message,
  occasion,
  scenario,
  wait,
  waitFor,
  when,
  yieldTo,
} from '../../language/scenario.ts';

/** Points come with a confirmed address, so that throw-away accounts earn nothing; the others are greeted without. */
const greeting = (rank: number) =>
  message('welcome', { by: cascade('email', 'push'), rank, postpone: days(1) });

/** Granted once in all, by whichever scenario comes first. */
export const welcomePoints = { validFor: days(90), for: 'welcome', once: true } as const;

export default scenario({
  id: 'welcome',
  code: 'S7',
  stage: 'conversion',
  title: 'Welcome',
  purpose: 'Greets a new customer, with points for a confirmed address; helps with the first order.',
  on: event('customer.registered'),
  entry: { per: 'customer', repeated: 'never again' },
  goal: 'order.placed',
  yields: [
    yieldTo('abandoned-cart', days(1), 'skip'),
    // One message, and then it is over: the greeting of the next morning still comes.
    yieldTo('browse-abandonment', hours(12), 'skip'),
  ],
  steps: [
    message('registration-confirmed', { by: cascade('email', 'push') }),
    waitFor(
      {
        'email.confirmed': [earnPoints(500, welcomePoints), greeting(4)],
      },
      {
        atMost: days(1),
        since: 'trigger',
        otherwise: [
          occasion('without points', greeting(15)),
          // The link in the letter works for three days, and whoever presses it late has earned them too.
          occasion(
            'after the welcome',
            waitFor(
              { 'email.confirmed': [occasion('after the welcome', earnPoints(500, welcomePoints))] },
              { atMost: days(2), since: 'trigger' },
            ),
          ),
        ],
      },
    ),
    wait(days(1)),
    message('first-order-help', { by: cascade('email', 'push'), rank: 15, postpone: days(2) }),
    wait(days(4)),
    when(hasPoints(1), {
      yes: [message('points-reminder', { by: cascade('email', 'push'), rank: 15, postpone: days(2) })],
    }),
  ],
});
