import { days, minutes } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { wasSent } from '../../language/questions.ts';
import { cascade, event, message, scenario, wait, waitFor, when } from '../../language/scenario.ts';

export default scenario({
  id: 'loyalty-invitation',
  code: 'S15',
  stage: 'conversion',
  title: 'Invitation to the loyalty programme',
  purpose: 'Tells who looks at the programme twice in a week what membership would have earned.',
  on: event('loyalty.viewed', { member: oneOf(false) }),
  entry: { per: 'customer', repeated: 'when finished' },
  goal: 'loyalty.joined',
  steps: [
    waitFor(
      {
        'loyalty.viewed': [
          when(wasSent('loyalty-invitation', days(90)), {
            yes: [],
            no: [
              wait(minutes(30)),
              message('loyalty-invitation', { by: cascade('email', 'push'), rank: 14, postpone: days(3) }),
            ],
          }),
        ],
      },
      { atMost: days(7), since: 'trigger' },
    ),
  ],
});
