import { didYouMean } from '../language/did-you-mean.ts';
import { sayDuration } from '../language/durations.ts';
import { aboutOf, type EventName, eventNames, goodsEvents, shopEvents } from '../language/events.ts';
import { listConditions } from '../language/facts.ts';
import type { ConditionStep, Scenario, Step } from '../language/scenario.ts';
import { longestOfferPause, stages } from '../language/scenario.ts';
import { messageDefinition, messages } from '../messages/catalogue.ts';

/** A scenario that cannot be deployed: says in which file and step, what is wrong and what would be right. */
export class ScenarioFault extends Error {
  override readonly name = 'ScenarioFault';
}

const messageIds: readonly string[] = Object.keys(messages);
const longestRunSeconds = 365 * 24 * 3600; // Step Functions ends a Standard execution after a year

/** Throws a `ScenarioFault` at the first thing that types could not refuse. */
export function checkScenario(scenario: Scenario): void {
  const file = `statemachines/scenarios/${scenario.stage}/${scenario.id}.ts`;
  const fail = (where: string, what: string): never => {
    throw new ScenarioFault(`${file}: scenario '${scenario.id}', ${where}: ${what}`);
  };

  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(scenario.id) || scenario.id.length > 60)
    fail('id', `write it in kebab-case, at most 60 characters, such as 'abandoned-cart'`);
  if (!stages.includes(scenario.stage)) fail('stage', `'${scenario.stage}' is none of ${stages.join(', ')}`);
  if (scenario.title.trim() === '') fail('title', 'give it a title for the console');

  const knownEvent = (where: string, name: EventName): void => {
    if (!eventNames.includes(name)) fail(where, `unknown event '${name}'${didYouMean(name, eventNames)}`);
    if (shopEvents.includes(name))
      fail(where, `'${name}' happens to a product and to no customer; it can start, end and answer nothing`);
  };
  const knownMessage = (where: string, id: string): void => {
    if (!messageIds.includes(id)) fail(where, `unknown message '${id}'${didYouMean(id, messageIds)}`);
  };
  knownEvent('on', scenario.on.event);
  if (scenario.goal !== undefined) knownEvent('goal', scenario.goal);
  for (const exit of scenario.exits ?? []) {
    knownEvent('exits', exit);
    if (exit === scenario.goal) fail('exits', `'${exit}' is the goal; it cannot be an exit as well`);
  }
  const about = aboutOf(scenario.on.event);
  if (scenario.entry.per !== 'customer' && scenario.entry.per !== about)
    fail('entry', `'${scenario.on.event}' is about the ${about}: use per: '${about}' or per: 'customer'`);
  for (const [fact, wanted] of listConditions(scenario.on.facts)) {
    if (['itemCount', 'value', 'currency'].includes(fact) && !goodsEvents.includes(scenario.on.event))
      fail('on', `'${scenario.on.event}' has no ${fact}; ${goodsEvents.join(' and ')} have`);
    if ('oneOf' in wanted && wanted.oneOf.length === 0) fail('on', `${fact}: name at least one value`);
  }

  const knownQuestion = (where: string, { ask, answers }: ConditionStep): void => {
    if (ask.ask === 'happened') knownEvent(where, ask.event);
    if (ask.ask === 'sent') knownMessage(where, ask.message);
    const twoWay = ask.ask !== 'field' && ask.ask !== 'attribute';
    for (const answer of Object.keys(answers)) {
      if (twoWay && answer !== 'yes' && answer !== 'no')
        fail(where, `'${answer}' is never the answer; it is yes or no`);
      if (answer.endsWith('.$'))
        fail(where, `'${answer}' cannot be an answer; Step Functions takes a name with .$ for a path`);
    }
  };

  let hasMessage = false;
  const seen = new Set<Step>();
  const walk = (steps: readonly Step[], path: string, followed: boolean): void => {
    for (const [index, step] of steps.entries()) {
      const where = `${path} ${index + 1}`;
      const next = steps[index + 1];
      if (seen.has(step)) fail(where, 'the same step object stands in two places; write it twice');
      seen.add(step);
      switch (step.step) {
        case 'wait':
          if (!Number.isInteger(step.time.seconds) || step.time.seconds < 1)
            fail(where, 'a wait of nothing; use minutes(), hours() or days() with 1 or more');
          if (next?.step === 'wait') fail(where, 'two waits in a row; write one wait with their sum');
          if (next === undefined && !followed) fail(where, 'a wait at the end does nothing; delete it');
          if (next === undefined && followed)
            fail(where, 'a wait at the end of a branch; put it before the step that it is for');
          break;
        case 'message': {
          hasMessage = true;
          knownMessage(where, step.message);
          const known = messageDefinition(step.message);
          if (known.about !== 'customer' && known.about !== about)
            fail(
              where,
              `'${step.message}' needs the ${known.about}, which '${scenario.on.event}' does not carry`,
            );
          else if (known.about !== 'customer' && !goodsEvents.includes(scenario.on.event))
            fail(
              where,
              `'${step.message}' shows the goods of the ${known.about}, which '${scenario.on.event}' does not list`,
            );
          if (step.channels.length === 0) fail(where, 'name at least one channel');
          if (new Set(step.channels).size !== step.channels.length) fail(where, 'a channel is named twice');
          for (const channel of step.channels)
            if (!known.channels.includes(channel))
              fail(
                where,
                `'${step.message}' is not written for ${channel}, only for ${known.channels.join(', ')}`,
              );
          if (known.offer === true && step.offer === undefined)
            fail(where, `'${step.message}' states a code: add with: promoCode({ … })`);
          if (known.offer !== true && step.offer !== undefined)
            fail(where, `'${step.message}' has no place for a code; take with: away`);
          if (step.offer !== undefined && !(step.offer.percent >= 1 && step.offer.percent <= 99))
            fail(where, `an offer of ${step.offer.percent} %; write 1 to 99`);
          if (step.offer !== undefined && step.offer.notAgainFor.seconds > longestOfferPause.seconds)
            fail(where, `offers are remembered for ${sayDuration(longestOfferPause)}; write no more`);
          break;
        }
        case 'condition': {
          knownQuestion(where, step);
          const ways = Object.entries(step.answers);
          if ([...ways.map(([, way]) => way), step.otherwise].every((way) => way.length === 0))
            fail(where, 'no answer leads anywhere; give at least one of them steps');
          for (const [answer, way] of ways)
            walk(way, `${where} '${answer}', step`, next !== undefined || followed);
          walk(step.otherwise, `${where} otherwise, step`, next !== undefined || followed);
        }
      }
    }
  };
  if (scenario.steps.length === 0) fail('steps', 'a scenario has at least one step');
  walk(scenario.steps, 'step', false);
  if (!hasMessage) fail('steps', 'no step sends a message');
  if (longestSeconds(scenario.steps) > longestRunSeconds)
    fail('steps', 'takes more than a year, the longest that a run may last');
}

const dayOfGrace = 24 * 3600; // what a night, or a throttled provider, can add to one message

/** The longest that the steps can take: the longest way through, every message put off as far as it may be. */
export function longestSeconds(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + longestOf(step), 0);
}

function longestOf(step: Step): number {
  switch (step.step) {
    case 'wait':
      return step.time.seconds + (step.goodHour ? dayOfGrace : 0);
    case 'message':
      return (step.postpone?.seconds ?? 0) + dayOfGrace;
    case 'condition':
      return Math.max(...[...Object.values(step.answers), step.otherwise].map(longestSeconds));
  }
}
