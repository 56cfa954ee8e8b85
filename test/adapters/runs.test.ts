import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeRuns, makeRunsClient } from '../../functions/adapters/aws/runs.ts';
import type { StepOutcome } from '../../statemachines/language/tasks.ts';
import {
  answerJson,
  answerJsonError,
  leadTo,
  type ProviderDouble,
  startProvider,
} from './provider-double.ts';

const outcome: StepOutcome = {
  step: 'bought?',
  go: 'on',
  decision: 'check',
  reason: 'answered',
  because: 'the order was placed — «да»',
  at: '2026-11-20T12:00:00.000Z',
};

describe('A run that waits with a token', () => {
  let states: ProviderDouble;
  const answer = () => makeRuns({ client: makeRunsClient(leadTo(states.url)) }).answer('token-1', outcome);

  beforeAll(async () => {
    states = await startProvider();
  });
  afterAll(() => states.stop());
  beforeEach(() => {
    states.requests.length = 0;
    states.behave(answerJson({}));
  });

  test('is answered with the whole outcome', async () => {
    expect(await answer()).toBe('answered');
    const [request, ...others] = states.requests;
    expect(others).toEqual([]);
    expect(request?.headers['x-amz-target']).toBe('AWSStepFunctions.SendTaskSuccess');
    const { taskToken, output } = JSON.parse(request?.body ?? '');
    expect(taskToken).toBe('token-1');
    expect(JSON.parse(output)).toEqual(outcome);
  });

  test.each(['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken'])('is gone: %s', async (name) => {
    states.behave(answerJsonError(400, name));
    expect(await answer()).toBe('gone');
  });

  test('is not taken for gone when the answer may not be given', async () => {
    states.behave(answerJsonError(400, 'AccessDeniedException'));
    await expect(answer()).rejects.toThrow('for reasons of its own');
  });
});
