import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { type RecordOutcome, recordEvent } from '../tasks/ingest/record-event.ts';
import { doorPorts } from './binding/door-ports.ts';
import { logger, reportRecorded } from './binding/report.ts';

/** Called by the rule for all events of apps. */
export const handler = middy<unknown, RecordOutcome['outcome']>()
  .use(injectLambdaContext(logger))
  .handler(async (envelope) => {
    const recorded = await recordEvent(envelope, doorPorts);
    reportRecorded(envelope, recorded);
    return recorded.outcome;
  });
