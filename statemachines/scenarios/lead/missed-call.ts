import { days, hours, minutes } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { isRun } from '../../language/questions.ts';
import {
  alertPerson,
  cascade,
  emit,
  event,
  message,
  occasion,
  type Step,
  scenario,
  wait,
  waitFor,
  when,
} from '../../language/scenario.ts';

/** A reply goes to a person; a booked time or an answered call needs nothing more. */
const waitForAnswer = (otherwise: readonly Step<'lead'>[] = []) =>
  waitFor(
    {
      'message.replied': [alertPerson('Somebody has replied after a missed call: read it and call.')],
      'call.booked': [],
      'call.answered': [],
    },
    { atMost: days(1), otherwise },
  );

export default scenario({
  id: 'missed-call',
  code: 'S2',
  stage: 'lead',
  title: 'Missed call',
  purpose: 'Says who called and offers other ways; three times at most, then closes the request politely.',
  on: event('call.missed'),
  // Nobody calls in the night, so that the next call after this is one of another day, be it early in the morning.
  entry: { per: 'lead', repeated: { after: hours(12), times: 3 } },
  goal: 'call.answered',
  exits: [
    'call.booked',
    'lead.contacted',
    'lead.closed',
    // A stop in answer to the SMS; who wants no more letters may still want to be called.
    { event: 'consent.withdrawn', where: { channel: oneOf('sms') } },
  ],
  steps: [
    wait(minutes(3), { goodHour: false }),
    when(isRun(3), {
      yes: [
        message('missed-call-last', { by: cascade('sms', 'email'), notAtNight: true }),
        occasion('the last time', waitForAnswer([emit('lead.closed')])),
      ],
      no: [
        when(isRun(2), {
          yes: [
            message('missed-call-again', { by: cascade('sms', 'email'), notAtNight: true }),
            waitForAnswer(),
          ],
          no: [message('missed-call', { by: cascade('sms', 'email'), notAtNight: true }), waitForAnswer()],
        }),
      ],
    }),
  ],
});
