import { days, minutes } from '../../language/durations.ts';
import { oneOf, orNever } from '../../language/facts.ts';
import { isIn } from '../../language/questions.ts';
import {
  cascade,
  event,
  message,
  occasion,
  pick,
  type Step,
  scenario,
  wait,
  waitFor,
  when,
} from '../../language/scenario.ts';

/** After a low rating a person answers, and nobody sells. */
const unlessResting = (letter: Step<'order'>) => when(isIn('resting'), { yes: [], no: [letter] });

export default scenario({
  id: 'cross-sell',
  code: 'S18',
  stage: 'post-purchase',
  title: 'Cross-sell',
  purpose: 'Shows what goes with an order: at once, when it has arrived, and twice more until the next one.',
  on: event('order.placed', {}, { gift: orNever(oneOf(false)) }),
  entry: { per: 'order', repeated: 'never again' },
  goal: 'order.placed',
  exits: ['order.cancelled', 'order.refunded', 'return.opened', 'complaint.opened'],
  steps: [
    wait(minutes(10)),
    message('also-bought', {
      by: cascade('email', 'push'),
      rank: 13,
      show: pick(['bought later', 'bought together'], 2, 6),
      // The order is confirmed minutes before, and this speaks of the same.
      besideTransactional: true,
    }),
    waitFor(
      {
        'order.delivered': [
          wait(days(5), { from: 'trigger' }),
          unlessResting(
            message('goes-with', {
              by: cascade('email', 'push'),
              rank: 19,
              postpone: days(4),
              show: pick(['bought together', 'bought later'], 2, 4),
            }),
          ),
        ],
      },
      { atMost: days(7), since: 'trigger' },
    ),
    wait(days(14), { from: 'trigger' }),
    occasion(
      'before the ideas',
      unlessResting(
        message('order-ideas', {
          by: cascade('email', 'push'),
          rank: 19,
          postpone: days(4),
          show: pick(['looked at', 'bought later', 'best-selling'], 2, 4),
        }),
      ),
    ),
    wait(days(21), { from: 'trigger' }),
    occasion(
      'before the last letter',
      unlessResting(
        message('worth-a-look', {
          by: cascade('email', 'push'),
          rank: 19,
          postpone: days(4),
          show: pick(['new', 'best-selling'], 2, 4),
        }),
      ),
    ),
  ],
});
