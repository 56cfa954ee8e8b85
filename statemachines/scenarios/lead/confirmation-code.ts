import { minutes } from '../../language/durations.ts';
import { cascade, emit, event, message, scenario, waitFor } from '../../language/scenario.ts';

/** As long as a code is valid (`codes.minutes` of the policy); one that comes later is of no use. */
const valid = minutes(10);

export default scenario({
  id: 'confirmation-code',
  code: 'S5',
  stage: 'lead',
  title: 'Confirmation code',
  purpose: 'Sends a code to the contact that is being confirmed, and to no other, at once.',
  on: event('code.requested'),
  // A code may be asked for again after a minute: it is the same one, and both runs end with it.
  entry: { per: 'code', repeated: { after: minutes(1) } },
  goal: 'code.confirmed',
  exits: ['code.used-up'],
  steps: [
    // Only the channel of the request has an address: that of the contact that it names.
    message('confirmation-code', { by: cascade('sms', 'email'), within: valid }),
    waitFor({ 'code.confirmed': [] }, { atMost: valid, since: 'trigger', otherwise: [emit('code.expired')] }),
  ],
});
