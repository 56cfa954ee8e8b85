import { type Duration, sayDuration } from '../language/durations.ts';
import type { EventName } from '../language/events.ts';
import { askQuiet, sayEvent, sayQuestion, sayQuiet } from '../language/questions.ts';
import type { Action, DateOn, Step, WaitStep } from '../language/scenario.ts';
import { messageDefinition } from '../messages/catalogue.ts';
import { waysIn } from './steps-in.ts';

/** A step's id in claims and figures, and its states' names in the console; '' for a state that it has not. */
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

const longestName = 80; // Step Functions
const goOn = ': go on?';
const hold = ': wait for a good hour';
const onceMore = ': once more';
const look = 'Look: ';
const number = ' (99)';

/**
 * Names every step in reading order; what comes a second time is numbered from 2, so that adding a step
 * behind never renames one before it.
 */
export function nameSteps(steps: readonly Step[]): ReadonlyMap<Step, StepNames> {
  const names = new Map<Step, StepNames>();
  const taken = { states: new Set([left, finished, theDay]), ids: new Set<string>() };
  const nameState = (text: string) => numberFrom2(text, taken.states, (count) => ` (${count})`);
  const nameId = (text: string) => numberFrom2(text, taken.ids, (count) => `-${count}`);
  const none = { choice: '', hold: '', look: '' };

  const nameStep = (step: Step): StepNames => {
    switch (step.step) {
      case 'wait': {
        const state = nameState(shorten(sayWait(step), number));
        return { ...none, id: nameId(kebab(state)), state };
      }
      case 'message': {
        const state = nameState(shorten(messageDefinition(step.message).title, hold + number));
        return {
          ...none,
          id: nameId(step.message),
          state,
          choice: state + goOn,
          hold: state + hold,
        };
      }
      case 'wait for event': {
        const events = Object.keys(step.came) as EventName[]; // a scenario that compiles names events alone
        const atMost = `, at most ${sayDuration(step.atMost)}`;
        const anyOf = events.map(sayEvent).join(' or ');
        const awaited = `Wait for ${anyOf}`;
        const state = nameState(shorten(awaited, atMost + number) + atMost);
        const choice = nameState(shortenQuestion(`${anyOf}?`, look + number));
        return { ...none, id: nameId(kebab(awaited)), state, choice, look: look + choice };
      }
      case 'wait for quiet': {
        const { time, without } = step;
        const state = nameState(shorten(`Wait for ${sayQuiet(time, without)}`, onceMore + number));
        const choice = nameState(shortenQuestion(askQuiet(time, without), look + number));
        const hold = state + onceMore;
        return { id: nameId(kebab(state)), state, choice, hold, look: look + choice };
      }
      case 'condition': {
        const choice = nameState(shortenQuestion(sayQuestion(step.ask), look + number));
        return { ...none, id: nameId(kebab(choice)), state: look + choice, choice };
      }
      case 'action': {
        const state = nameState(shorten(sayAction(step.action), goOn + number));
        return { ...none, id: nameId(kebab(nameAction(step.action))), state, choice: state + goOn };
      }
    }
  };
  const walk = (list: readonly Step[]): void => {
    for (const step of list) {
      names.set(step, nameStep(step));
      waysIn(step).forEach(walk);
    }
  };
  walk(steps);
  return names;
}

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

/** The name itself, or with the first number that nobody has. */
function numberFrom2(name: string, taken: Set<string>, say: (count: number) => string): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = name + say(count);
  taken.add(free);
  return free;
}

const shorten = (text: string, beside: string): string => text.slice(0, longestName - beside.length);

/** Cut or not, a question ends as one. */
const shortenQuestion = (question: string, beside: string): string =>
  question.length + beside.length <= longestName ? question : `${shorten(question, `${beside}…?`)}…?`;

const kebab = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestName)
    .replace(/^-|-$/g, '');
