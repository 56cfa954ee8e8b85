import type { EventDeclarations } from '../language/events.ts';
import type { Comparison } from '../language/facts.ts';
import { type Rule, type Segment, segmentsDue } from '../language/segments.ts';
import { checkAttribute } from './check-attribute.ts';
import { checkEvent } from './check-event.ts';
import { checkSegment } from './check-segment.ts';
import { type Fail, ScenarioFault } from './scenario-fault.ts';

/** Throws a `ScenarioFault` at the first segment that is wrong by itself. */
export function checkSegments(segments: readonly Segment[], events: EventDeclarations): void {
  for (const { id, title, rule } of segments) {
    const fail: Fail = (where, what) => {
      throw new ScenarioFault(`statemachines/segments.ts: segment '${id}', ${where}: ${what}`);
    };
    checkSegment(fail, 'id', id);
    if (id === segmentsDue) fail('id', 'the due index calls its rows so; take another');
    if (segments.filter((one) => one.id === id).length > 1) fail('id', 'another segment has the same');
    if (title.trim() === '') fail('title', 'give it a title');
    if (rule !== undefined) checkRule(fail, rule, events);
  }
}

function checkRule(fail: Fail, rule: Rule, events: EventDeclarations): void {
  if ('all' in rule || 'any' in rule) {
    const rules = 'all' in rule ? rule.all : rule.any;
    if (rules.length === 0) fail('rule', 'all() and any() want at least one rule');
    for (const one of rules) checkRule(fail, one, events);
    return;
  }
  if ('not' in rule) {
    checkRule(fail, rule.not, events);
    return;
  }
  switch (rule.of) {
    case 'days since':
      if (rule.event !== 'any') checkEvent(fail, 'rule', rule.event, events);
      checkWhole(fail, rule.is, 0);
      break;
    case 'times':
      checkEvent(fail, 'rule', rule.event, events);
      checkWhole(fail, rule.is, 0);
      break;
    case 'orders':
      if (rule.withinDays !== undefined && !(Number.isInteger(rule.withinDays) && rule.withinDays > 0))
        fail('rule', `orders within ${rule.withinDays} days; write whole days, 1 or more`);
      checkWhole(fail, rule.is, 0);
      break;
    case 'score':
      checkWhole(fail, rule.is, 1);
      if ((amountOf(rule.is) ?? 1) > 5) fail('rule', `a ${rule.part} score goes from 1 to 5`);
      break;
    case 'attribute':
      checkAttribute(fail, 'rule', rule.name);
      break;
    case 'spent':
    case 'points':
    case 'favourite category':
      break;
  }
}

const amountOf = (is: Comparison): number | undefined =>
  'atLeast' in is ? is.atLeast : 'atMost' in is ? is.atMost : 'exactly' in is ? is.exactly : undefined;

function checkWhole(fail: Fail, is: Comparison, least: number): void {
  const amount = amountOf(is);
  if (amount !== undefined && !(Number.isInteger(amount) && amount >= least))
    fail('rule', `${amount}; write a whole number, ${least} or more`);
}
