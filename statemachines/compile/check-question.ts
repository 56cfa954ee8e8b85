import { didYouMean } from '../language/did-you-mean.ts';
import type { EventDeclarations } from '../language/events.ts';
import type { SaidConditions } from '../language/facts.ts';
import type { TriggerMap } from '../language/map.ts';
import type { ConditionStep, Scenario } from '../language/scenario.ts';
import { checkEvent } from './check-event.ts';
import { checkMessageId } from './check-message.ts';
import { checkSegment } from './check-segment.ts';
import type { Fail } from './scenario-fault.ts';

/** A question that can be asked, with answers that it can have, and no way that is never taken. */
export function checkQuestion(
  fail: Fail,
  where: string,
  { ask, answers, otherwise }: ConditionStep,
  { on, entry }: Scenario,
  { events, messages }: Pick<TriggerMap, 'events' | 'messages'>,
): void {
  switch (ask.ask) {
    case 'happened':
      checkEvent(fail, where, ask.event, events);
      if (ask.where !== undefined) checkSaid(fail, where, ask.event, ask.where, events);
      break;
    case 'sent':
    case 'clicked':
      checkMessageId(fail, where, ask.message, messages);
      break;
    case 'segment':
      checkSegment(fail, where, ask.segment);
      break;
    case 'came':
      fail(where, 'what came is asked by a wait for events; write waitFor()');
      break;
    case 'quiet':
      fail(where, 'whether it is quiet is asked by a wait for it; write waitForQuiet()');
      break;
    case 'times': {
      const times = typeof entry.repeated === 'object' ? entry.repeated.times : undefined;
      if (times === undefined)
        fail(where, 'the entry does not count its runs; write repeated: { after: …, times: … }');
      if (ask.atLeast < 2 || ask.atLeast > times)
        fail(where, `of ${times} runs, run ${ask.atLeast} or later parts nothing; write 2 to ${times}`);
      break;
    }
    case 'another':
      checkEvent(fail, where, ask.event, events);
      break;
    case 'said':
      checkEvent(fail, where, ask.event, events);
      checkSaid(fail, where, ask.event, { ...ask.where, [ask.property]: { oneOf: [] } }, events);
      break;
    case 'ahead':
      checkSaid(fail, where, on.event, { [ask.property]: { oneOf: [] } }, events);
      if (!Number.isInteger(ask.bySeconds) || ask.bySeconds < 0)
        fail(where, `ahead by ${ask.bySeconds} seconds; write a whole number, 0 or more`);
      break;
    case 'split': {
      const shares = Object.entries(ask.shares);
      if (shares.length < 2) fail(where, 'a split of one is none; name two shares or more');
      for (const [share, weight] of shares)
        if (!(Number.isFinite(weight) && weight > 0))
          fail(where, `a share of ${weight} for '${share}'; write more than 0`);
      for (const answer of Object.keys(answers))
        if (!Object.hasOwn(ask.shares, answer)) fail(where, `'${answer}' has no share in the split`);
      refuseNeverTaken(fail, where, { answers, otherwise }, Object.keys(ask.shares));
      break;
    }
    case 'orders':
    case 'points':
    case 'spent':
    case 'field':
    case 'attribute':
  }
  const twoWay = !manyWay.includes(ask.ask);
  if (twoWay) refuseNeverTaken(fail, where, { answers, otherwise }, ['yes', 'no']);
  for (const answer of Object.keys(answers)) {
    if (twoWay && answer !== 'yes' && answer !== 'no')
      fail(where, `'${answer}' is never the answer; it is yes or no`);
    if (answer.endsWith('.$'))
      fail(where, `'${answer}' cannot be an answer; Step Functions takes a name with .$ for a path`);
  }
}

/** Where every answer has its way, steps for all others would be states that no run enters. */
function refuseNeverTaken(
  fail: Fail,
  where: string,
  { answers, otherwise }: Pick<ConditionStep, 'answers' | 'otherwise'>,
  all: readonly string[],
): void {
  if (otherwise.length > 0 && all.every((answer) => Object.hasOwn(answers, answer)))
    fail(where, `${all.join(' and ')} have their ways, and there is no other answer; take otherwise away`);
}

/** The questions whose answer is another word than yes or no. */
const manyWay: readonly ConditionStep['ask']['ask'][] = ['field', 'attribute', 'said', 'split'];

/** What an event says can be asked as far as it is retained. */
export function checkSaid(
  fail: Fail,
  where: string,
  event: string,
  said: SaidConditions,
  events: EventDeclarations,
): void {
  const known = events[event]?.retained ?? [];
  for (const property of Object.keys(said))
    if (!known.includes(property))
      fail(where, `of '${event}' no ${property} is retained${didYouMean(property, known)}`);
}
