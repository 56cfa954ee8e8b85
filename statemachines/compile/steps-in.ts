import type { MessageId } from '../language/register.ts';
import type { Step } from '../language/scenario.ts';

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

/** Where the steps of a way stand, for faults. */
export const wayPath = (where: string, answer: string): string => `${where} '${answer}', step`;
export const otherwisePath = (where: string): string => `${where} otherwise, step`;

/** The steps and all those inside them, in reading order. */
export const stepsIn = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => [step, ...waysIn(step).flatMap(stepsIn)]);

/** The messages that may have gone before each step, on one way or another. */
export function messagesBefore(steps: readonly Step[]): ReadonlyMap<Step, readonly MessageId[]> {
  const before = new Map<Step, readonly MessageId[]>();
  const walk = (list: readonly Step[], sent: readonly MessageId[]): readonly MessageId[] => {
    let known = sent;
    for (const step of list) {
      before.set(step, known);
      const own = step.step === 'message' ? [step.message] : [];
      known = [...new Set([known, own, ...waysIn(step).map((way) => walk(way, known))].flat())];
    }
    return known;
  };
  walk(steps, []);
  return before;
}
