import type { Runs } from '../../../functions/ports/runs/answers.ts';
import type { StepOutcome } from '../../../statemachines/language/tasks.ts';

export interface Tokens {
  readonly runs: Runs;
  /** A token that nobody has had. */
  issue(): string;
  /** The answer to a token, if it comes within some seconds; the interpreter ends the Task when it does not. */
  hear(token: string, seconds: number): Promise<StepOutcome>;
  /** Nobody waits any more. */
  drop(token: string): void;
}

/** Step Functions' side of Tasks that wait with a token: the first answer counts, until the Task's time is over. */
export function makeTokens(now: () => Date): Tokens {
  const open = new Map<string, { readonly until: number; readonly answer: (outcome: StepOutcome) => void }>();
  let issued = 0;
  return {
    issue: () => `token-${++issued}`,
    hear: (token, seconds) =>
      new Promise((answer) => {
        open.set(token, { until: now().getTime() + seconds * 1000, answer });
      }),
    drop: (token) => void open.delete(token),
    runs: {
      async answer(token, outcome) {
        const task = open.get(token);
        open.delete(token);
        if (task === undefined || task.until <= now().getTime()) return 'gone';
        // As over the wire: what the state machine goes on with is a copy.
        task.answer(structuredClone(outcome));
        return 'answered';
      },
    },
  };
}
