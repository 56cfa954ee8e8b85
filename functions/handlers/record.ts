import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { eventNames } from '../../statemachines/language/events.ts';
import { policy } from '../../statemachines/policy.ts';
import { makeBus, makeBusClient } from '../adapters/aws/bus.ts';
import { makeStore, makeTableClient } from '../adapters/aws/store.ts';
import { type RecordOutcome, type RecordPorts, recordEvent } from '../tasks/record-event.ts';
import { readSetting } from './read-setting.ts';
import { logger, reportRejection } from './report.ts';

const listened = readSetting('triggerEvents').split(',');
const ports: RecordPorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  bus: makeBus({ client: makeBusClient(), bus: readSetting('bus') }),
  clock: { now: () => new Date() },
  policy,
  triggers: eventNames.filter((name) => listened.includes(name)),
};

/** Called by the rule for all events of apps. */
export const handler = middy<unknown, RecordOutcome['outcome']>()
  .use(injectLambdaContext(logger))
  .handler(async (envelope) => {
    const recorded = await recordEvent(envelope, ports);
    if (recorded.outcome === 'rejected') reportRejection(recorded.id);
    return recorded.outcome;
  });
