import { oneOf } from '../../language/facts.ts';
import { event, leaveSegment, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'back-again',
  code: 'S28',
  stage: 'reactivation',
  title: 'Back again',
  purpose: 'Takes a customer who was given up for lost out of that segment with the next order.',
  on: event('order.placed', { segments: oneOf('lost') }),
  entry: { per: 'customer', repeated: 'when finished' },
  steps: [leaveSegment('lost')],
});
