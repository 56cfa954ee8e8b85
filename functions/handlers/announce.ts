import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { policy } from '#map';
import type { AnnounceCall } from '../../statemachines/language/announcement.ts';
import { makeBus, makeBusClient } from '../adapters/aws/bus.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { type AnnouncePorts, announce } from '../tasks/watchlist/announce.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger, reportAnnounced } from './binding/report.ts';

const ports: AnnouncePorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  bus: makeBus({ client: makeBusClient(), bus: readSetting('bus') }),
  policy,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Called by every Task of an announcement. */
export const handler = middy<AnnounceCall, Awaited<ReturnType<typeof announce>>>()
  .use(injectLambdaContext(logger))
  .handler(async (call) => {
    const announced = await announce(call, ports);
    reportAnnounced(announced);
    return announced;
  });
