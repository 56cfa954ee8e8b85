import {
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Runs } from '../../ports/runs/answers.ts';
import { type ClientOptions, storage } from './client-options.ts';

export const makeRunsClient = (options: ClientOptions = {}) => new SFNClient(storage(options));

/** Nobody waits for the answer: the Task was answered, has timed out, or its run was stopped. */
const isGone = (error: unknown): boolean =>
  error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;

/**
 * Answers Tasks that wait with a token. When Step Functions took an answer and its own was lost, the SDK's repeat
 * finds the Task gone: the run goes on all the same.
 */
export function makeRuns({ client }: { client: SFNClient }): Runs {
  return {
    async answer(taskToken, outcome) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(outcome) }));
        return 'answered';
      } catch (error) {
        if (isGone(error)) return 'gone';
        throw error;
      }
    },
  };
}
