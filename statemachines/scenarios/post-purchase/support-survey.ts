import { days, hours } from '../../language/durations.ts';
import { event, scenario, wait } from '../../language/scenario.ts';
import { askForScore } from './service-survey.ts';

export default scenario({
  id: 'support-survey',
  code: 'E5',
  stage: 'post-purchase',
  title: 'Survey after a request',
  purpose: 'Asks how well a closed request was answered; a low score goes to a person.',
  on: event('ticket.closed'),
  entry: { per: 'customer', repeated: { after: days(30) } },
  exits: ['complaint.opened'],
  steps: [wait(hours(2)), ...askForScore('support-survey')],
});
