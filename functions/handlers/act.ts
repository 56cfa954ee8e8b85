import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { policy } from '#map';
import type { ActOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';
import { makeWebhooks } from '../adapters/aws/webhooks.ts';
import { performAction } from '../tasks/steps/perform-action.ts';
import { doorPorts } from './binding/door-ports.ts';
import { logger, reportDecision } from './binding/report.ts';
import { seldomAlerts } from './binding/seldom-ports.ts';

const webhooks = makeWebhooks({ addresses: policy.webhooks, signingKey: doorPorts.signingKey });

/** Called by every action Task. */
export const handler = middy<TaskCall<ActOrder>, StepOutcome>()
  .use(injectLambdaContext(logger))
  .handler(async (call) => {
    const outcome = await performAction(call, { ...doorPorts, alerts: seldomAlerts, webhooks });
    reportDecision(call, outcome);
    return outcome;
  });
