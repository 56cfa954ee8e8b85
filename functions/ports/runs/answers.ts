import type { StepOutcome } from '../../../statemachines/language/tasks.ts';

/** Runs whose Task waits with a token. */
export interface Runs {
  /** `gone`: the Task waits no more (answered, timed out, or its run is over). */
  answer(token: string, outcome: StepOutcome): Promise<'answered' | 'gone'>;
}
