import { days } from '../../language/durations.ts';
import { happened } from '../../language/questions.ts';
import { cascade, date, earnPoints, message, scenario, waitUntil, when } from '../../language/scenario.ts';

/** Points end within a day and are promised until the day before: so they last through the week after the birthday. */
const giftFor = days(15);

export default scenario({
  id: 'birthday',
  code: 'S22',
  stage: 'retention',
  title: 'Birthday',
  purpose: 'Gives points a week before the birthday, and greets on the day.',
  on: date('birthday', { days: -7, yearly: true, knownForDays: 14 }),
  entry: { per: 'customer', repeated: { after: days(330) } },
  steps: [
    earnPoints(300, { validFor: giftFor, for: 'birthday' }),
    message('birthday-gift', { by: cascade('email', 'push'), rank: 6, postpone: days(3) }),
    waitUntil('profile', 'birthday', { yearly: true, at: '10:00', otherwise: days(7) }),
    when(happened('points.redeemed'), {
      yes: [
        message('birthday-greeting', { by: cascade('email', 'push', 'sms'), rank: 6, onDay: 'birthday' }),
      ],
      no: [
        message('birthday-greeting-gift', {
          by: cascade('email', 'push', 'sms'),
          rank: 6,
          onDay: 'birthday',
        }),
      ],
    }),
  ],
});
