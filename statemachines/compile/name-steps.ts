import { sayDuration } from '../language/durations.ts';
import { sayQuestion } from '../language/questions.ts';
import type { Step } from '../language/scenario.ts';
import { messageDefinition } from '../messages/catalogue.ts';

/** A step's id in claims and figures, and its states' names in the console. */
export interface StepNames {
  readonly id: string;
  readonly state: string;
  readonly choice: string;
  readonly hold: string;
}

const longestName = 80; // Step Functions

/**
 * Names every step in reading order; what comes a second time is numbered from 2, so that adding a step
 * behind never renames one before it.
 */
export function nameSteps(steps: readonly Step[]): ReadonlyMap<Step, StepNames> {
  const names = new Map<Step, StepNames>();
  const taken = { states: new Set<string>(), ids: new Set<string>() };
  const nameState = (text: string) => numberFrom2(text, taken.states, (count) => ` (${count})`);
  const nameId = (text: string) => numberFrom2(text, taken.ids, (count) => `-${count}`);

  const walk = (list: readonly Step[]): void => {
    for (const step of list) {
      switch (step.step) {
        case 'wait': {
          const state = nameState(`Wait ${sayDuration(step.time)}`);
          names.set(step, { id: nameId(kebab(state)), state, choice: '', hold: '' });
          break;
        }
        case 'message': {
          const state = nameState(
            shorten(messageDefinition(step.message).title, ': wait for a good hour (99)'),
          );
          names.set(step, {
            id: nameId(step.message),
            state,
            choice: `${state}: go on?`,
            hold: `${state}: wait for a good hour`,
          });
          break;
        }
        case 'condition': {
          const choice = nameState(shorten(sayQuestion(step.ask), 'Look: (99)'));
          names.set(step, { id: nameId(kebab(choice)), state: `Look: ${choice}`, choice, hold: '' });
          for (const way of Object.values(step.answers)) walk(way);
          walk(step.otherwise);
        }
      }
    }
  };
  walk(steps);
  return names;
}

/** The name itself, or with the first number that nobody has. */
function numberFrom2(name: string, taken: Set<string>, say: (count: number) => string): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = name + say(count);
  taken.add(free);
  return free;
}

const shorten = (text: string, beside: string): string => text.slice(0, longestName - beside.length);

const kebab = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
