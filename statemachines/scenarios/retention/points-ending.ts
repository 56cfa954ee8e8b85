import { days } from '../../language/durations.ts';
import { hasPoints, wasSent } from '../../language/questions.ts';
import { cascade, message, pointsEnding, scenario, wait, when } from '../../language/scenario.ts';

/** Fewer than these are not worth a message. */
const worthAWord = 100;

export default scenario({
  id: 'points-ending',
  code: 'S25',
  stage: 'retention',
  title: 'Points end soon',
  purpose: 'Says two weeks before points end how many and until when, and once more three days before.',
  on: pointsEnding({ days: -14, atLeast: worthAWord, together: 14 }),
  entry: { per: 'expiry day', repeated: 'never again' },
  goal: 'points.redeemed',
  steps: [
    // The win-back of a lapsed buyer may have spoken of them already.
    when(wasSent('lapsed-points', days(14)), {
      yes: [],
      no: [
        message('points-ending', {
          by: cascade('push', 'email'),
          rank: 17,
          postpone: days(5),
          within: days(10),
        }),
      ],
    }),
    wait(days(11), { from: 'trigger' }),
    when(hasPoints(worthAWord, days(4)), {
      yes: [
        message('points-ending-last', {
          by: cascade('push', 'email', 'sms'),
          rank: 7,
          postpone: days(1),
          within: days(14),
        }),
      ],
    }),
  ],
});
