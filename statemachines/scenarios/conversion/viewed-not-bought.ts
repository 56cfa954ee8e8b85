import { days } from '../../language/durations.ts';
import { exactly } from '../../language/facts.ts';
import { event, scenario, yieldTo } from '../../language/scenario.ts';
import { askUndecided, frame, goFirst, undecided } from './saved-not-bought.ts';

export default scenario({
  ...frame,
  id: 'viewed-not-bought',
  title: 'Viewed, not bought',
  purpose: 'Asks what would help to decide about what was looked at on two days, and acts on the answer.',
  on: event('product.viewed', { viewDays: exactly(2), ...undecided }),
  yields: [...goFirst, yieldTo('saved-not-bought', days(14), 'leave')],
  steps: askUndecided(),
});
