import { days } from '../../language/durations.ts';
import { atLeast, orNever } from '../../language/facts.ts';
import { isIn } from '../../language/questions.ts';
import { cascade, event, message, scenario, when, yieldTo } from '../../language/scenario.ts';

export default scenario({
  id: 'news',
  code: 'S27',
  stage: 'retention',
  title: 'News and arrivals',
  purpose: 'Tells customers of news in a category that they follow, at most once a week.',
  on: event('news.offered', { hoursSinceOrder: orNever(atLeast(72)) }),
  entry: { per: 'customer', repeated: 'latest wins' },
  goal: 'order.placed',
  yields: [yieldTo('news', days(7), 'leave'), yieldTo('lapsed-buyer', days(14), 'leave')],
  steps: [
    // After a low rating a person answers, and nobody sells.
    when(isIn('resting'), { yes: [], no: [message('news', { by: cascade('email', 'push'), rank: 23 })] }),
  ],
});
