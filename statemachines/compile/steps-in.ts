import type { Step } from '../language/scenario.ts';
import type { MessageId } from '../messages/catalogue.ts';

/** The lists of steps inside a step, in the order written; none but where ways part. */
export function waysIn(step: Step): readonly (readonly Step[])[] {
  switch (step.step) {
    case 'condition':
      return [...Object.values(step.answers), step.otherwise];
    case 'wait for event':
      return [...Object.values(step.came), step.otherwise];
    case 'message':
    case 'wait':
    case 'wait for quiet':
    case 'action':
      return [];
  }
}

/** The steps and all those inside them, in reading order. */
export const stepsIn = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => [step, ...waysIn(step).flatMap(stepsIn)]);

/** The messages that the steps send, each once. */
export const messagesIn = (steps: readonly Step[]): readonly MessageId[] => [
  ...new Set(stepsIn(steps).flatMap((step) => (step.step === 'message' ? [step.message] : []))),
];
