import { type Duration, sayDuration } from '../language/durations.ts';
import type { EventName } from '../language/events.ts';
import { type Comparison, type SaidConditions, sayWanted } from '../language/facts.ts';
import {
  askAnyOf,
  askQuiet,
  type MeantEvent,
  type Question,
  sayAnyOf,
  sayEvent,
  sayQuestion,
  sayQuiet,
  type TitleOf,
} from '../language/questions.ts';
import type { Action, DateOn, ListenStep, Step, WaitStep } from '../language/scenario.ts';

/** A step's id in claims and figures, and its states' names in the console; '' for what it has not. */
export interface StepNames {
  readonly id: string;
  readonly state: string;
  readonly choice: string;
  /** Where a message waits when it is put off, and a wait for quiet that was broken. */
  readonly hold: string;
  /** Where a wait for events looks once more when its time is over, and a wait for quiet whether it is quiet. */
  readonly look: string;
}

/** The ends of every run, and the beginning of one that the daily sweep has started. */
export const left = 'Left';
export const finished = 'Finished';
export const theDay = 'Wait for the day';

/** Room for the rest of a name. */
export const longestOccasion = 32;

const longestName = 80; // Step Functions
const goOn = ': go on?';
const hold = ': wait for a good hour';
const onceMore = ': once more';
const look = 'Look: ';

/**
 * Names a step by what it is and its occasion, whatever else is in the scenario: so no change elsewhere renames it,
 * and equal steps that go on equally have equal states.
 */
export function nameStep(step: Step, titleOf: TitleOf): StepNames {
  const occasion = step.occasion === undefined ? '' : `, ${step.occasion}`;
  const say = (text: string, beside: string): string => shorten(text, occasion + beside) + occasion;
  const ask = (question: string): string => {
    const words = question.replace(/\?$/, '');
    const rest = `${occasion}?`;
    return shorten(words, look + rest) + rest;
  };
  const idOf = (text: string): string =>
    kebab(text).slice(0, longestName - occasion.length) +
    (step.occasion === undefined ? '' : `-${kebab(step.occasion)}`);
  const none = { id: '', choice: '', hold: '', look: '' };
  switch (step.step) {
    case 'wait':
      return { ...none, state: say(sayWait(step), '') };
    case 'message': {
      const state = say(titleOf(step.message) ?? step.message, hold);
      return { ...none, id: idOf(step.message), state, choice: state + goOn, hold: state + hold };
    }
    case 'wait for event': {
      const events = awaitedEvents(step);
      const anyOf = sayAnyOf(events, titleOf);
      const atMost = `, at most ${sayDuration(step.atMost)}`;
      const choice = ask(askAnyOf(events, titleOf));
      return {
        ...none,
        id: idOf(`wait for ${events.map(({ event }) => sayEvent(event)).join(' or ')}`),
        state: say(`Wait for ${anyOf}`, atMost) + atMost,
        choice,
        look: look + choice,
      };
    }
    case 'wait for quiet': {
      const { time, without } = step;
      const words = `Wait for ${sayQuiet(time, without)}`;
      const state = say(words, onceMore);
      const choice = ask(askQuiet(time, without));
      return { id: idOf(words), state, choice, hold: state + onceMore, look: look + choice };
    }
    case 'condition': {
      const choice = ask(sayQuestion(step.ask, titleOf));
      return { ...none, id: idOf(nameQuestion(step.ask, titleOf)), state: look + choice, choice };
    }
    case 'action': {
      const state = say(sayAction(step.action), goOn);
      return { ...none, id: idOf(nameAction(step.action)), state, choice: state + goOn };
    }
  }
}

/** The events that are waited for, with what they must say. */
export const awaitedEvents = ({ came, where }: ListenStep): readonly MeantEvent[] =>
  (Object.keys(came) as EventName[]).map((event) => {
    const said = where?.[event];
    return said === undefined ? { event } : { event, where: said };
  }); // checked to be names

function sayWait(wait: WaitStep): string {
  if ('time' in wait) return `Wait ${sayDuration(wait.time)}`;
  if ('workingTime' in wait) return `Wait ${sayWorkingTime(wait.workingTime)}`;
  return wait.until === 'working morning'
    ? 'Wait for the working morning'
    : `Wait until ${sayDate(wait.until, wait.called)}`;
}

/** Never in days: a working day is not one of 24 hours. */
function sayWorkingTime({ seconds }: Duration): string {
  const [count, unit] = seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : [seconds / 60, 'minute'];
  return `${count} working ${unit}${count === 1 ? '' : 's'}`;
}

/** "birthday", "1 day before storage ends". */
function sayDate(
  { field, shiftSeconds }: DateOn,
  moment: string = sayField(field).replace(/ until$/, ' ends'),
): string {
  const shift = { seconds: Math.abs(shiftSeconds) };
  return shiftSeconds === 0
    ? moment
    : `${sayDuration(shift)} ${shiftSeconds < 0 ? 'before' : 'after'} ${moment}`;
}

/** A field's name in words: "storageUntil" is "storage until". */
const sayField = (field: string): string =>
  field
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .trim()
    .toLowerCase();

function sayAction(action: Action): string {
  switch (action.do) {
    case 'earn points':
      return `Earn ${action.points} point${action.points === 1 ? '' : 's'}`;
    case 'expire points':
      return `Expire the points for ${action.for}`;
    case 'enter segment':
      return `Enter the segment ${action.segment}`;
    case 'leave segment':
      return `Leave the segment ${action.segment}`;
    case 'emit':
      return `Emit ${sayEvent(action.event)}`;
    case 'alert':
      return 'Alert a person';
    case 'grant access':
      return `Grant access to ${action.service}`;
    case 'webhook':
      return `Call ${action.hook}`;
  }
}

/** Without what may be changed tomorrow, such as the number of points: figures are kept under it. */
const nameAction = (action: Action): string =>
  action.do === 'earn points' ? `Earn points for ${action.for}` : sayAction(action);

/** Without titles, which are words and may be changed tomorrow as well. */
function nameQuestion(question: Question, titleOf: TitleOf): string {
  switch (question.ask) {
    case 'happened': {
      const within = question.within === 'this run' ? '' : ` within ${sayDuration(question.within)}`;
      return `${question.event}${within}${nameConditions(question.where)}`;
    }
    case 'sent':
    case 'clicked':
      return `${question.ask === 'sent' ? 'was ' : ''}${question.ask} ${question.message} within ${sayDuration(question.within)}`;
    case 'said':
      return `${question.event} which ${question.property}`;
    default:
      return sayQuestion(question, titleOf);
  }
}

const nameConditions = (where: SaidConditions = {}): string =>
  Object.entries(where)
    .map(([property, wanted], index) => `${index === 0 ? ' with' : ' and'} ${property} ${nameWanted(wanted)}`)
    .join('');

function nameWanted(wanted: Comparison): string {
  if (!('oneOf' in wanted)) return sayWanted(wanted).replace(/^exactly /, '');
  const values = wanted.oneOf.map(String);
  return values.length <= 3 ? values.join(' or ') : `${values[0]} ${values.at(-1)}`;
}

function shorten(text: string, beside: string): string {
  const room = longestName - beside.length;
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`;
}

const kebab = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestName)
    .replace(/^-|-$/g, '');
