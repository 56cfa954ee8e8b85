import { days, hours } from '../../language/durations.ts';
import { atMost } from '../../language/facts.ts';
import { alertPerson, enterSegment, event, leaveSegment, scenario, wait } from '../../language/scenario.ts';

export default scenario({
  id: 'low-rating',
  code: 'S19',
  stage: 'post-purchase',
  title: 'Low rating',
  purpose: 'Tells a person of one to three stars, and lets the customer rest from offers for two weeks.',
  on: event('review.submitted', { rating: atMost(3) }),
  // Not "latest wins": five stars after one would end the run that is to end the rest. A newer low rating takes over.
  entry: { per: 'customer', repeated: { after: hours(1) } },
  steps: [
    alertPerson('A customer has given three stars or fewer: find out what went wrong.'),
    enterSegment('resting'),
    wait(days(14)),
    leaveSegment('resting'),
  ],
});
