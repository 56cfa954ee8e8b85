import { days } from '../../language/durations.ts';
import { hasPoints, hasSpent, wasSent } from '../../language/questions.ts';
import {
  cascade,
  enterSegment,
  inactivity,
  leaveSegment,
  message,
  occasion,
  promoCode,
  scenario,
  wait,
  waitFor,
  when,
  yieldTo,
} from '../../language/scenario.ts';
import { returnGift } from '../../shop.ts';

/** What a customer must have spent in all, in the shop's currency, to be sent a gift. */
const worthAGift = 200;
/** The shop lays the gift into the parcel of whoever is in this segment. */
const giftSegment = 'gift-with-order';

const code = () =>
  message('lapsed-code', {
    by: cascade('email', 'push'),
    with: promoCode({ percent: 15, validFor: days(7), notAgainFor: days(30), comesFirst: true }),
    rank: 21,
    postpone: days(7),
  });

/** A discount never comes first: only who has had one of the letters before it is sent one. */
const codeAfterNews = () =>
  when(wasSent('lapsed-news', days(8)), {
    yes: [code()],
    no: [
      when(wasSent('lapsed-points', days(8)), {
        yes: [code()],
        no: [when(wasSent('points-ending', days(22)), { yes: [code()] })],
      }),
    ],
  });

export default scenario({
  id: 'lapsed-buyer',
  code: 'S28',
  stage: 'reactivation',
  title: 'Lapsed buyer',
  purpose: 'Wins back a customer silent for twice the usual time: news first, then a code, then a gift.',
  on: inactivity('order.placed', { times: 2, atLeast: 60, atMost: 365, otherwise: 90 }),
  entry: { per: 'customer', repeated: { after: days(180) } },
  goal: 'order.placed',
  // Who comes to look and does not buy is asked what would help, and not won back as if away.
  yields: [yieldTo('saved-not-bought', days(14), 'leave'), yieldTo('viewed-not-bought', days(14), 'leave')],
  steps: [
    // Who has just been told of points that end is not told of them again, nor of anything else so soon.
    when(wasSent('points-ending', days(14)), {
      yes: [],
      no: [
        when(hasPoints(1, days(30)), {
          yes: [message('lapsed-points', { by: cascade('email', 'push'), rank: 21, postpone: days(7) })],
          no: [message('lapsed-news', { by: cascade('email', 'push'), rank: 21, postpone: days(7) })],
        }),
      ],
    }),
    wait(days(7)),
    codeAfterNews(),
    occasion('before the gift', wait(days(7))),
    when(hasSpent(worthAGift), {
      yes: [
        message('lapsed-gift', { by: cascade('email', 'push', 'sms'), rank: 21, postpone: days(7) }),
        // After the promise: who orders before it goes, when it is put off, would be in the segment for good.
        enterSegment(giftSegment),
        waitFor(
          {
            // Until the parcel is packed, whenever the shop looks.
            'order.placed': [
              waitFor(
                { 'order.shipped': [leaveSegment(giftSegment)] },
                { atMost: days(7), otherwise: [leaveSegment(giftSegment)] },
              ),
            ],
          },
          {
            atMost: days(returnGift.days),
            otherwise: [occasion('without an order', leaveSegment(giftSegment)), enterSegment('lost')],
          },
        ),
      ],
      no: [enterSegment('lost')],
    }),
  ],
});
