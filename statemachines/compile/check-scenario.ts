import { sayDuration } from '../language/durations.ts';
import { type EventDeclarations, isKeptApart } from '../language/events.ts';
import type { TriggerMap } from '../language/map.ts';
import {
  type ListenStep,
  longestYield,
  occasionOf,
  type QuietStep,
  type RunEnd,
  readEnd,
  type Scenario,
  type Step,
  stages,
  type Validity,
} from '../language/scenario.ts';
import { checkAction } from './check-action.ts';
import { checkEvent } from './check-event.ts';
import { checkMessage } from './check-message.ts';
import { checkQuestion, checkSaid } from './check-question.ts';
import { checkTime } from './check-time.ts';
import { checkTrigger } from './check-trigger.ts';
import { checkFirstWait, checkWait } from './check-wait.ts';
import { longestRunSeconds, longestSecondsWithoutDates } from './longest-seconds.ts';
import { longestOccasion } from './name-step.ts';
import { type Fail, ScenarioFault } from './scenario-fault.ts';
import { otherwisePath, wayPath, waysIn } from './steps-in.ts';
import { triggerAbout } from './trigger-about.ts';

/** What a scenario is compiled with: what the map says beside its scenarios. */
export type CompileMap = Pick<TriggerMap, 'policy' | 'events' | 'messages'>;

/** Throws a `ScenarioFault` at the first thing that types could not refuse. */
export function checkScenario(scenario: Scenario, map: CompileMap): void {
  const fail = failIn(scenario);
  checkFrame(fail, scenario, map.events);
  checkSteps(fail, scenario, map);
}

/** Faults that name the scenario's file. */
export const failIn =
  ({ id, stage }: Pick<Scenario, 'id' | 'stage'>): Fail =>
  (where, what) => {
    throw new ScenarioFault(`statemachines/scenarios/${stage}/${id}.ts: scenario '${id}', ${where}: ${what}`);
  };

/** Everything but the steps. */
function checkFrame(fail: Fail, scenario: Scenario, events: EventDeclarations): void {
  const { id, stage, title, on, goal, exits = [], entry, validity, yields = [], holdout } = scenario;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 60)
    fail('id', `write it in kebab-case, at most 60 characters, such as 'abandoned-cart'`);
  if (id === 'sweep') fail('id', 'the daily sweep is called so; take another');
  if (id === 'announce') fail('id', 'the announcement is called so; take another');
  if (!stages.includes(stage)) fail('stage', `'${stage}' is none of ${stages.join(', ')}`);
  if (title.trim() === '') fail('title', 'give it a title for the console');

  checkTrigger(fail, on, events);
  if (goal !== undefined) checkEnd(fail, 'goal', goal, events);
  for (const exit of exits) {
    checkEnd(fail, 'exits', exit, events);
    if (goal !== undefined && JSON.stringify(readEnd(exit)) === JSON.stringify(readEnd(goal)))
      fail('exits', `'${readEnd(exit).event}' is the goal; it cannot be an exit as well`);
  }

  const about = triggerAbout(on, events);
  const occasion = 'timer' in on ? occasionOf[on.timer.due] : undefined;
  if (entry.per !== 'customer' && entry.per !== about && entry.per !== occasion)
    fail('entry', `'${on.event}' is about the ${about}: use per: '${about}' or per: 'customer'`);
  if (typeof entry.repeated === 'object') {
    const { after, times } = entry.repeated;
    checkTime(fail, 'entry', 'after a time', after);
    if (times !== undefined && !(Number.isInteger(times) && times >= 1))
      fail('entry', `${times} times; write a whole number, 1 or more`);
  }
  if (entry.joined !== undefined && entry.per !== 'customer')
    fail('entry', `runs per ${entry.per} are of one ${entry.per} each: none joins another; take joined away`);
  if (validity !== undefined) checkValidity(fail, validity);
  if (holdout !== undefined && !(holdout > 0 && holdout < 100))
    fail('holdout', `${holdout} per cent; write more than 0 and less than 100`);
  for (const { to, within, then } of yields) {
    if (to === id && then === 'skip') fail('yields', 'a scenario cannot go before itself');
    checkTime(fail, 'yields', 'within a time', within);
    if (within.seconds > longestYield.seconds)
      fail('yields', `what was sent is remembered for ${sayDuration(longestYield)}; write no more`);
  }
}

function checkEnd(fail: Fail, where: string, end: RunEnd, events: EventDeclarations): void {
  const { event, where: says } = readEnd(end);
  checkEvent(fail, where, event, events);
  if (says === undefined) return;
  checkSaid(fail, where, event, says, events);
  const declaration = events[event];
  if (declaration !== undefined && !isKeptApart(declaration))
    fail(where, `of '${event}' only the newest is retained, whatever it said; take where away`);
}

function checkValidity(fail: Fail, { from, until }: Validity): void {
  if (from === undefined && until === undefined) fail('validity', 'say from, until or both');
  for (const day of [from, until])
    if (day !== undefined && !isDay(day))
      fail('validity', `'${day}' is no day; write one such as '2026-12-24'`);
  if (from !== undefined && until !== undefined && until < from)
    fail('validity', `ends on ${until}, before it begins on ${from}`);
}

/** A day of the calendar: there is no 30 February. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
}

function checkSteps(fail: Fail, scenario: Scenario, map: CompileMap): void {
  const { policy, events } = map;
  if (scenario.steps.length === 0) fail('steps', 'a scenario has at least one step');
  const seen = new Set<Step>();
  const walk = (steps: readonly Step[], path: string, followed: boolean): void => {
    for (const [index, step] of steps.entries()) {
      const where = `${path} ${index + 1}`;
      const next = steps[index + 1];
      const goesOn = next !== undefined || followed;
      if (seen.has(step)) fail(where, 'the same step object stands in two places; write it twice');
      seen.add(step);
      checkOccasion(fail, where, step);
      switch (step.step) {
        case 'wait':
          checkWait(fail, where, step, scenario, events);
          if (step === scenario.steps[0]) checkFirstWait(fail, where, step, scenario);
          if (next?.step === 'wait') fail(where, 'two waits in a row; write one wait with their sum');
          if (!goesOn) fail(where, 'a wait at the end does nothing; delete it');
          if (next === undefined)
            fail(where, 'a wait at the end of a branch; put it before the step that it is for');
          break;
        case 'message':
          checkMessage(fail, where, step, scenario, map);
          break;
        case 'wait for event':
          checkListen(fail, where, step, goesOn, events);
          for (const [event, way] of Object.entries(step.came))
            walk(way ?? [], wayPath(where, event), goesOn);
          walk(step.otherwise, otherwisePath(where), goesOn);
          break;
        case 'wait for quiet':
          checkQuiet(fail, where, step, goesOn, events);
          break;
        case 'condition':
          checkQuestion(fail, where, step, scenario, map);
          if (waysIn(step).every((way) => way.length === 0))
            fail(where, 'no answer leads anywhere; give at least one of them steps');
          for (const [answer, way] of Object.entries(step.answers)) walk(way, wayPath(where, answer), goesOn);
          walk(step.otherwise, otherwisePath(where), goesOn);
          break;
        case 'action':
          checkAction(fail, where, step.action, scenario, map);
      }
    }
  };
  walk(scenario.steps, 'step', false);
  if (longestSecondsWithoutDates(scenario.steps, policy) > longestRunSeconds)
    fail('steps', 'takes more than a year, the longest that a run may last');
}

function checkOccasion(fail: Fail, where: string, { occasion }: Step): void {
  if (occasion === undefined) return;
  if (occasion.length > longestOccasion)
    fail(where, `the occasion '${occasion}' is too long for a name; ${longestOccasion} letters at most`);
  if (!/^[A-Za-z0-9]+([ ’-]+[A-Za-z0-9]+)*$/.test(occasion))
    fail(where, `the occasion '${occasion}'; write words such as 'after a reply': an id is made of them`);
}

function checkQuiet(
  fail: Fail,
  where: string,
  { time, atMost, without }: QuietStep,
  goesOn: boolean,
  events: EventDeclarations,
): void {
  checkTime(fail, where, 'a quiet time', time);
  if (atMost.seconds < time.seconds)
    fail(where, `at most ${sayDuration(atMost)} is too short for ${sayDuration(time)} of quiet`);
  if (without !== undefined) checkEvent(fail, where, without, events);
  if (!goesOn) fail(where, 'a wait at the end does nothing; delete it');
}

function checkListen(
  fail: Fail,
  where: string,
  step: ListenStep,
  goesOn: boolean,
  events: EventDeclarations,
): void {
  const names = Object.keys(step.came);
  if (names.length === 0) fail(where, 'waits for no event; name one, or write wait()');
  for (const event of names) checkEvent(fail, where, event, events);
  for (const [event, said] of Object.entries(step.where ?? {})) {
    if (!names.includes(event)) fail(where, `says what '${event}' must say, and does not wait for it`);
    checkSaid(fail, where, event, said ?? {}, events);
  }
  checkTime(fail, where, 'a wait', step.atMost);
  if (!goesOn && waysIn(step).every((way) => way.length === 0))
    fail(where, 'a wait at the end does nothing; delete it, or say what follows');
}
