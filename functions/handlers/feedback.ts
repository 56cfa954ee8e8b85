import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { backOff } from '../adapters/aws/backoff.ts';
import { makeBus, makeBusClient } from '../adapters/aws/bus.ts';
import { makeSecretClient, makeSigningKey } from '../adapters/aws/signing-key.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { type FeedbackOutcome, type FeedbackPorts, takeFeedback } from '../tasks/feedback/take-feedback.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger, reportFeedback } from './binding/report.ts';
import { seldomAlerts } from './binding/seldom-ports.ts';

const ports: FeedbackPorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  bus: makeBus({ client: makeBusClient(), bus: readSetting('bus') }),
  signingKey: makeSigningKey({ client: makeSecretClient(), secret: readSetting('signingKey') }),
  alerts: seldomAlerts,
  clock: { now: () => new Date() },
  backoff: backOff,
};

/** Called by the rule for email events of SES, and by the topic of SMS that customers write. */
export const handler = middy<unknown, readonly FeedbackOutcome[]>()
  .use(injectLambdaContext(logger))
  .handler(async (notice) => {
    const outcomes = await takeFeedback(notice, ports);
    outcomes.forEach(reportFeedback);
    return outcomes;
  });
