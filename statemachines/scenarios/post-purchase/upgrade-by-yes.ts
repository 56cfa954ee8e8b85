import { days, hours, minutes } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { isAhead, said } from '../../language/questions.ts';
import {
  alertPerson,
  cascade,
  choose,
  event,
  message,
  occasion,
  scenario,
  wait,
  waitFor,
  webhook,
  when,
} from '../../language/scenario.ts';

const by = cascade('sms', 'push', 'email');
/** An upgrade needs a day to be prepared. */
const inTime = isAhead('startsAt', days(1), 'the booking starts');
const toTheOffer = { 'question.answered': { question: oneOf('upgrade-offer') } } as const;
const answer = said('question.answered', 'answer', toTheOffer['question.answered']);

const confirm = () => ({
  'booking.upgraded': [message('upgrade-confirmed', { by })],
  'booking.upgrade-refused': [message('upgrade-gone', { by })],
});

/** The booking system has the last word, since others may have been quicker. */
const upgrade = () => [
  webhook('booking-system', 'bookingId', 'upgradeTo'),
  waitFor(confirm(), {
    atMost: minutes(1),
    otherwise: [
      alertPerson(
        'The customer has accepted an upgrade, and the booking system does not answer. Look at the booking.',
      ),
      occasion('after the alert', waitFor(confirm(), { atMost: days(1) })),
    ],
  }),
];

const answered = () => ({
  'question.answered': [
    choose(answer, {
      yes: [
        occasion('at the answer', when(inTime, { yes: upgrade(), no: [message('upgrade-gone', { by })] })),
      ],
      no: [message('upgrade-declined', { by })],
    }),
  ],
});

export default scenario({
  id: 'upgrade-by-yes',
  code: 'S21',
  stage: 'post-purchase',
  title: 'Upgrade by YES',
  purpose:
    'Offers an upgrade that can still be had, and has the booking system upgrade whoever says yes in time.',
  on: event('booking.confirmed', {}, { upgrade: oneOf(true) }),
  entry: { per: 'booking', repeated: 'never again' },
  goal: 'booking.upgraded',
  exits: ['booking.changed', 'booking.cancelled'],
  steps: [
    wait(hours(1)),
    when(inTime, {
      yes: [
        message('upgrade-offer', {
          by,
          rank: 2,
          postpone: days(2),
          notAfter: { of: 'startsAt', before: days(1) },
        }),
        waitFor(
          {
            ...answered(),
            // A yes may follow what the person explains.
            'message.replied': [
              occasion(
                'after a reply',
                alertPerson(
                  'The customer has answered an offer of an upgrade in other words. Read the reply and answer it.',
                ),
              ),
              occasion('after a reply', waitFor(answered(), { atMost: days(2), where: toTheOffer })),
            ],
          },
          {
            atMost: days(2),
            where: toTheOffer,
            // Whoever says yes too late is told so.
            otherwise: [
              occasion(
                'too late',
                waitFor(
                  {
                    'question.answered': [
                      occasion('too late', choose(answer, { yes: [message('upgrade-gone', { by })] })),
                    ],
                  },
                  { atMost: days(5), where: toTheOffer },
                ),
              ),
            ],
          },
        ),
      ],
    }),
  ],
});
