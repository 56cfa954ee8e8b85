import { events, policy } from '#map';
import { backOff } from '../../adapters/aws/backoff.ts';
import { makeBus, makeBusClient } from '../../adapters/aws/bus.ts';
import { makeSecretClient, makeSigningKey } from '../../adapters/aws/signing-key.ts';
import { makeStore, makeTableClient } from '../../adapters/aws/table/store.ts';
import type { RecordPorts } from '../../ports/record-ports.ts';
import { doorTables } from './door-tables.ts';
import { readSetting } from './read-setting.ts';
import { seldomRuns } from './seldom-ports.ts';

/** What the door needs, for the functions behind which it stands. */
export const doorPorts: RecordPorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  bus: makeBus({ client: makeBusClient(), bus: readSetting('bus') }),
  clock: { now: () => new Date() },
  backoff: backOff,
  policy,
  events,
  runs: seldomRuns,
  signingKey: makeSigningKey({ client: makeSecretClient(), secret: readSetting('signingKey') }),
  ...doorTables,
};
