import { days } from '../../language/durations.ts';
import { event, message, scenario } from '../../language/scenario.ts';

/** Only where nobody has: the carrier's side answers STOP itself, and knows no Russian. */
export default scenario({
  id: 'sms-stopped',
  stage: 'retention',
  title: 'SMS stopped',
  purpose: 'Confirms once to who wrote СТОП that no more advertising comes by SMS.',
  on: event('sms.stopped'),
  entry: { per: 'customer', repeated: { after: days(1) } },
  exits: ['consent.given'],
  steps: [message('sms-stopped', { by: 'sms' })],
});
