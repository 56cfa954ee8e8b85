import { didYouMean } from '../language/did-you-mean.ts';
import { sayDuration } from '../language/durations.ts';
import { longestOfferPause, type MessageStep, type Scenario } from '../language/scenario.ts';
import { messageDefinition, messages } from '../messages/catalogue.ts';
import { checkTime } from './check-time.ts';
import type { Fail } from './scenario-fault.ts';
import { triggerAbout } from './trigger-about.ts';

const messageIds: readonly string[] = Object.keys(messages);

export function checkMessageId(fail: Fail, where: string, id: string): void {
  if (!messageIds.includes(id)) fail(where, `unknown message '${id}'${didYouMean(id, messageIds)}`);
}

/** A message of the catalogue, by channels that it is written for, with what its kind needs and nothing else. */
export function checkMessage(fail: Fail, where: string, step: MessageStep, { on }: Scenario): void {
  checkMessageId(fail, where, step.message);
  const known = messageDefinition(step.message);
  if (known.about !== 'customer' && known.about !== triggerAbout(on))
    fail(where, `'${step.message}' needs the ${known.about}, which '${on.event}' does not carry`);
  if (known.tells !== undefined && known.tells !== on.event)
    fail(where, `'${step.message}' tells of '${known.tells}' and cannot follow '${on.event}'`);

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
  checkReach(fail, where, step);
  checkOffer(fail, where, step, known.offer === true);
}

function checkReach(fail: Fail, where: string, { channels, reach }: MessageStep): void {
  if (reach === undefined) return;
  checkTime(fail, where, 'reach', reach.within);
  if (channels.length === 1) fail(where, 'one channel has no next one to try; take reach away');
  const silent = channels.slice(0, -1).find((channel) => channel !== 'email');
  if (reach.by === 'delivered' && silent !== undefined)
    fail(where, `nobody tells whether ${silent} was delivered, only email; reach by 'clicked'`);
}

function checkOffer(fail: Fail, where: string, { message, offer }: MessageStep, states: boolean): void {
  if (states && offer === undefined) fail(where, `'${message}' states a code: add with: promoCode({ … })`);
  if (offer === undefined) return;
  if (!states) fail(where, `'${message}' has no place for a code; take with: away`);
  if (!(offer.percent >= 1 && offer.percent <= 99))
    fail(where, `an offer of ${offer.percent} %; write 1 to 99`);
  if (offer.notAgainFor.seconds > longestOfferPause.seconds)
    fail(where, `offers are remembered for ${sayDuration(longestOfferPause)}; write no more`);
}
