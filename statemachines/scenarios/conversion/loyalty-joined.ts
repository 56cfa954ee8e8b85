import { days } from '../../language/durations.ts';
import { happened } from '../../language/questions.ts';
import { cascade, earnPoints, event, message, scenario, wait, when } from '../../language/scenario.ts';
import { welcomePoints } from './welcome.ts';

const giveWelcome = () => earnPoints(500, welcomePoints);

export default scenario({
  id: 'loyalty-joined',
  code: 'S15',
  stage: 'conversion',
  title: 'Joined the loyalty programme',
  purpose: 'Says the number, the balance and how to use points; helps with the first time.',
  on: event('loyalty.joined'),
  entry: { per: 'customer', repeated: 'never again' },
  goal: 'points.redeemed',
  exits: ['loyalty.left'],
  steps: [
    // As with the welcome: a confirmed contact earns them, and once, whichever of the two comes first.
    when(happened('email.confirmed', days(365)), {
      yes: [giveWelcome()],
      no: [when(happened('code.confirmed', days(365)), { yes: [giveWelcome()] })],
    }),
    message('loyalty-joined', { by: cascade('email', 'push') }),
    wait(days(3)),
    message('loyalty-hint', { by: cascade('email', 'push'), rank: 14, postpone: days(3) }),
  ],
});
