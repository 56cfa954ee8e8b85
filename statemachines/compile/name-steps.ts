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
  const taken = new Map<string, number>();
  const unique = (name: string, join: (name: string, count: number) => string): string => {
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? name : join(name, count);
  };
  const nameState = (text: string) => unique(text, (name, count) => `${name} (${count})`);

  const walk = (list: readonly Step[]): void => {
    for (const step of list) {
      if (names.has(step)) throw new Error('the same step object stands in two places; write it twice');
      switch (step.step) {
        case 'wait': {
          const state = nameState(`Wait ${sayDuration(step.time)}`);
          names.set(step, { id: kebab(state), state, choice: '', hold: '' });
          break;
        }
        case 'message': {
          const state = nameState(
            shorten(messageDefinition(step.message).title, ': wait for a good hour (99)'),
          );
          names.set(step, {
            id: unique(step.message, (name, count) => `${name}-${count}`),
            state,
            choice: `${state}: go on?`,
            hold: `${state}: wait for a good hour`,
          });
          break;
        }
        case 'condition': {
          const choice = nameState(shorten(sayQuestion(step.ask), 'Look: (99)'));
          names.set(step, { id: kebab(choice), state: `Look: ${choice}`, choice, hold: '' });
          for (const way of Object.values(step.answers)) walk(way);
          walk(step.otherwise);
        }
      }
    }
  };
  walk(steps);
  return names;
}

const shorten = (text: string, beside: string): string => text.slice(0, longestName - beside.length);

const kebab = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
