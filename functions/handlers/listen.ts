import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { policy } from '#map';
import type { ListenOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';
import { backOff } from '../adapters/aws/backoff.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { type ListenPorts, listenForEvent } from '../tasks/steps/listen-for-event.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger, reportDecision } from './binding/report.ts';
import { seldomRuns } from './binding/seldom-ports.ts';

const ports: ListenPorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  clock: { now: () => new Date() },
  backoff: backOff,
  policy,
  runs: seldomRuns,
};

/** Called by every Task that waits for an event; the run goes on when its token is answered. */
export const handler = middy<TaskCall<ListenOrder>, StepOutcome | 'waiting'>()
  .use(injectLambdaContext(logger))
  .handler(async (call) => {
    const outcome = await listenForEvent(call, ports);
    reportDecision(call, outcome);
    return outcome;
  });
