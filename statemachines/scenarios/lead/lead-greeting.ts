import { days, hours } from '../../language/durations.ts';
import { happened } from '../../language/questions.ts';
import {
  alertPerson,
  cascade,
  event,
  message,
  scenario,
  waitForMorning,
  waitWorking,
  when,
} from '../../language/scenario.ts';

export default scenario({
  id: 'lead-greeting',
  code: 'S1',
  stage: 'lead',
  title: 'Greeting after a lead form',
  purpose: 'Says at once that the request is here and when we call; sees to it that somebody does.',
  on: event('lead.submitted'),
  entry: { per: 'customer', repeated: { after: days(1) }, joined: true },
  goal: 'lead.contacted',
  exits: ['lead.qualified', 'customer.registered', 'order.placed', 'lead.closed'],
  steps: [
    message('lead-greeting', { by: cascade('sms', 'email') }),
    waitWorking(hours(1)),
    alertPerson('Nobody has called: a request has been waiting for an hour of working time.'),
    waitForMorning(),
    // Who has asked to stop gets no more messages, and is still somebody who waits for a call.
    when(happened('consent.withdrawn'), {
      yes: [],
      no: [message('lead-not-forgotten', { by: cascade('sms', 'email'), notAtNight: true })],
    }),
  ],
});
