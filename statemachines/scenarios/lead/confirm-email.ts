import { hours } from '../../language/durations.ts';
import { event, message, scenario, wait } from '../../language/scenario.ts';

/** As long as the link in the first letter works. */
const valid = hours(72);

export default scenario({
  id: 'confirm-email',
  code: 'S6',
  stage: 'lead',
  title: 'Confirm your email',
  purpose: 'Asks the owner of an address to confirm it, and reminds twice within three days.',
  on: event('email.confirmation-requested'),
  entry: { per: 'customer', repeated: 'latest wins' },
  goal: 'email.confirmed',
  exits: ['address.suppressed'],
  steps: [
    message('confirm-email', { by: 'email' }),
    wait(hours(3)),
    message('confirm-email-reminder', { by: 'email', notAtNight: true, within: valid }),
    wait(hours(24), { from: 'trigger' }),
    message('confirm-email-last', { by: 'email', notAtNight: true, within: valid }),
  ],
});
