import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { policy } from '#map';
import type { SweepCall } from '../../statemachines/language/sweep.ts';
import { makeBus, makeBusClient } from '../adapters/aws/bus.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { type SweepPorts, sweep } from '../tasks/schedule/sweep.ts';
import { doorTables } from './binding/door-tables.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger, reportSwept } from './binding/report.ts';

const ports: SweepPorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  bus: makeBus({ client: makeBusClient(), bus: readSetting('bus') }),
  clock: { now: () => new Date() },
  policy,
  timers: doorTables.timers,
  segments: doorTables.segments,
};

/** Called by every Task of the daily sweep. */
export const handler = middy<SweepCall, Awaited<ReturnType<typeof sweep>>>()
  .use(injectLambdaContext(logger))
  .handler(async (call) => {
    const swept = await sweep(call, ports);
    reportSwept(swept);
    return swept;
  });
