import { days } from '../../language/durations.ts';
import { cascade, dateOf, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'code-not-used',
  code: 'E3',
  stage: 'conversion',
  title: 'Code not used',
  purpose: 'Reminds once of a personal code, the day before it ends.',
  on: dateOf('customer', ['offer.made'], 'until', { days: -1 }),
  // One code is live at a time, and each has one reminder.
  entry: { per: 'customer', repeated: 'latest wins' },
  goal: 'offer.used',
  exits: ['order.placed'],
  steps: [
    message('code-not-used', {
      by: cascade('push', 'email'),
      liveOffer: true,
      // With the offer itself: what is lost tomorrow goes before what can wait.
      rank: 8,
      postpone: days(1),
      notAfter: 'until',
    }),
  ],
});
