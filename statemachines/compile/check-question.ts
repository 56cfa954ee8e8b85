import type { ConditionStep } from '../language/scenario.ts';
import { checkEvent } from './check-event.ts';
import { checkMessageId } from './check-message.ts';
import { checkSegment } from './check-segment.ts';
import type { Fail } from './scenario-fault.ts';

/** A question that can be asked, with answers that it can have. `counted`: the entry counts its runs. */
export function checkQuestion(
  fail: Fail,
  where: string,
  { ask, answers }: ConditionStep,
  counted: boolean,
): void {
  switch (ask.ask) {
    case 'happened':
      checkEvent(fail, where, ask.event);
      break;
    case 'sent':
    case 'clicked':
      checkMessageId(fail, where, ask.message);
      break;
    case 'segment':
      checkSegment(fail, where, ask.segment);
      break;
    case 'came':
      fail(where, 'what came is asked by a wait for events; write waitFor()');
      break;
    case 'times':
      if (!counted) fail(where, 'the entry does not count its runs; write repeated: { after: …, times: … }');
      break;
    case 'orders':
    case 'points':
    case 'spent':
    case 'field':
    case 'attribute':
  }
  const twoWay = ask.ask !== 'field' && ask.ask !== 'attribute';
  for (const answer of Object.keys(answers)) {
    if (twoWay && answer !== 'yes' && answer !== 'no')
      fail(where, `'${answer}' is never the answer; it is yes or no`);
    if (answer.endsWith('.$'))
      fail(where, `'${answer}' cannot be an answer; Step Functions takes a name with .$ for a path`);
  }
}
