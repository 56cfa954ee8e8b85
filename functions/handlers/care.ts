import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { EventBridgeEvent } from 'aws-lambda';
import type { TriggerInput } from '../../statemachines/language/tasks.ts';
import { backOff } from '../adapters/aws/backoff.ts';
import { makeExports, makeExportsClient } from '../adapters/aws/exports.ts';
import { makeSecretClient, makeSigningKey } from '../adapters/aws/signing-key.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { type CareOutcome, type CarePorts, careFor } from '../tasks/privacy/care-for-customer.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger, reportCare } from './binding/report.ts';
import { seldomRuns } from './binding/seldom-ports.ts';

const clock = { now: () => new Date() };
const ports: CarePorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  runs: seldomRuns,
  clock,
  backoff: backOff,
  signingKey: makeSigningKey({ client: makeSecretClient(), secret: readSetting('signingKey') }),
  exports: makeExports({ client: makeExportsClient(), bucket: readSetting('exportBucket'), clock }),
};

/** Called by the rule for what customers may ask for, with what the door has put back on the bus. */
export const handler = middy<EventBridgeEvent<string, TriggerInput>, CareOutcome>()
  .use(injectLambdaContext(logger))
  .handler(async ({ detail: trigger }) => {
    const cared = await careFor(trigger, ports);
    reportCare(trigger, cared);
    return cared;
  });
