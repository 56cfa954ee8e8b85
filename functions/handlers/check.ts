import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { policy } from '#map';
import type { CheckOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';
import { backOff } from '../adapters/aws/backoff.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { checkCondition } from '../tasks/steps/check-condition.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger, reportDecision } from './binding/report.ts';

const ports = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  clock: { now: () => new Date() },
  backoff: backOff,
  policy,
};

/** Called by every condition Task. */
export const handler = middy<TaskCall<CheckOrder>, StepOutcome>()
  .use(injectLambdaContext(logger))
  .handler(async (call) => {
    const outcome = await checkCondition(call, ports);
    reportDecision(call, outcome);
    return outcome;
  });
