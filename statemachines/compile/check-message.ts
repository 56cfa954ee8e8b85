import { didYouMean } from '../language/did-you-mean.ts';
import { sayDuration } from '../language/durations.ts';
import type { EventName } from '../language/events.ts';
import { definitionOf, type Messages, type TriggerMap } from '../language/map.ts';
import { longestOfferPause, type MessageStep, type Scenario } from '../language/scenario.ts';
import { checkTime } from './check-time.ts';
import type { Fail } from './scenario-fault.ts';
import { messagesBefore } from './steps-in.ts';
import { triggerAbout } from './trigger-about.ts';

export function checkMessageId(fail: Fail, where: string, id: string, messages: Messages): void {
  const messageIds = Object.keys(messages);
  if (!messageIds.includes(id)) fail(where, `unknown message '${id}'${didYouMean(id, messageIds)}`);
}

/** A message of the catalogue, by channels that it is written for, with what its kind needs and nothing else. */
export function checkMessage(
  fail: Fail,
  where: string,
  step: MessageStep,
  { on, steps }: Scenario,
  { events, messages }: Pick<TriggerMap, 'events' | 'messages'>,
): void {
  checkMessageId(fail, where, step.message, messages);
  const known = definitionOf(messages, step.message);
  if (known.about !== 'customer' && known.about !== triggerAbout(on, events))
    fail(where, `'${step.message}' needs the ${known.about}, which '${on.event}' does not carry`);
  if (known.tells !== undefined && !toldEvents(on).includes(known.tells))
    fail(
      where,
      `'${step.message}' tells of '${known.tells}' and cannot follow '${toldEvents(on).join(' or ')}'`,
    );

  if (known.greets === 'feast' && !('timer' in on && on.timer.due === 'feast'))
    fail(where, `'${step.message}' greets on a feast; only a scenario that starts with feast() knows which`);

  if (step.channels.length === 0) fail(where, 'name at least one channel');
  if (new Set(step.channels).size !== step.channels.length) fail(where, 'a channel is named twice');
  for (const channel of step.channels)
    if (!known.channels.includes(channel))
      fail(where, `'${step.message}' is not written for ${channel}, only for ${known.channels.join(', ')}`);

  if (known.kind === 'marketing' && step.rank === undefined)
    fail(where, `'${step.message}' is marketing: say its rank, 1 goes before 2 when both want the day`);
  if (known.kind !== 'marketing' && step.rank !== undefined)
    fail(where, `'${step.message}' is ${known.kind} and waits for no other message; take rank away`);
  if (step.rank !== undefined && !(Number.isInteger(step.rank) && step.rank >= 1))
    fail(where, `a rank of ${step.rank}; write 1 or more`);
  if (known.kind !== 'transactional' && step.notAtNight !== undefined)
    fail(where, `'${step.message}' is ${known.kind} and never goes at night; take notAtNight away`);

  if (step.postpone !== undefined) checkTime(fail, where, 'postpone', step.postpone);
  if (step.within !== undefined) checkTime(fail, where, 'within', step.within);
  if (step.quietFor !== undefined) checkTime(fail, where, 'a quiet time', step.quietFor);
  checkReach(fail, where, step);
  checkPicks(fail, where, step, known.shows === 'products');
  checkOffer(fail, where, step, known.offer === true, messagesBefore(steps).get(step) ?? []);
}

/** The events of which a run has one to tell: its trigger, or those that tell the date on which it is due. */
const toldEvents = (on: Scenario['on']): readonly EventName[] =>
  'timer' in on && on.timer.due === 'event date' ? on.timer.events : [on.event];

/** More make a mail that nobody reads to the end. */
const mostPicks = 6;

function checkPicks(fail: Fail, where: string, { message, show }: MessageStep, shows: boolean): void {
  if (shows && show === undefined)
    fail(where, `'${message}' shows products: add show: pick([…], least, most)`);
  if (show === undefined) return;
  if (!shows) fail(where, `'${message}' has no place for products; take show away`);
  const { from, least, most } = show;
  if (from.length === 0 || new Set(from).size < from.length)
    fail(where, 'show: name at least one source, and each once');
  if (![least, most].every(Number.isInteger) || least < 1 || most < least || most > mostPicks)
    fail(where, `show: ${least} to ${most} products; write 1 to ${mostPicks}, the least first`);
}

function checkReach(fail: Fail, where: string, { channels, reach }: MessageStep): void {
  if (reach === undefined) return;
  checkTime(fail, where, 'reach', reach.within);
  if (channels.length === 1) fail(where, 'one channel has no next one to try; take reach away');
  const silent = channels.slice(0, -1).find((channel) => channel !== 'email');
  if (reach.by === 'delivered' && silent !== undefined)
    fail(where, `nobody tells whether ${silent} was delivered, only email; reach by 'clicked'`);
}

function checkOffer(
  fail: Fail,
  where: string,
  { message, offer, liveOffer }: MessageStep,
  states: boolean,
  before: readonly string[],
): void {
  if (states && offer === undefined && liveOffer !== true)
    fail(where, `'${message}' states a code: add with: promoCode({ … }), or liveOffer: true`);
  if (offer !== undefined && liveOffer === true)
    fail(where, 'a code is made or a live one is shown; take with: or liveOffer away');
  if (!states && liveOffer === true) fail(where, `'${message}' has no place for a code; take liveOffer away`);
  if (offer === undefined) return;
  if (!states) fail(where, `'${message}' has no place for a code; take with: away`);
  if (offer.comesFirst !== true && before.every((other) => other === message))
    fail(
      where,
      'a code is never the first that a customer hears; put a message before, or say comesFirst: true',
    );
  if (!(offer.percent >= 1 && offer.percent <= 99))
    fail(where, `an offer of ${offer.percent} %; write 1 to 99`);
  if (offer.notAgainFor.seconds > longestOfferPause.seconds)
    fail(where, `offers are remembered for ${sayDuration(longestOfferPause)}; write no more`);
}
