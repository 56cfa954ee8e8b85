import type { makeAlerts } from '../../adapters/aws/alerts.ts';
import type { makeBus } from '../../adapters/aws/bus.ts';
import type { makeRuns } from '../../adapters/aws/runs.ts';
import { once } from './once.ts';
import { readSetting } from './read-setting.ts';

// Ports that most calls do without: each client is loaded when it is first needed.

const runs = once(async () => {
  const { makeRuns, makeRunsClient } = await import('../../adapters/aws/runs.ts');
  return makeRuns({ client: makeRunsClient() });
});
export const seldomRuns: ReturnType<typeof makeRuns> = {
  answer: async (token, outcome) => (await runs()).answer(token, outcome),
};

const alerts = once(async () => {
  const { makeAlerts, makeAlertsClient } = await import('../../adapters/aws/alerts.ts');
  return makeAlerts({ client: makeAlertsClient(), topic: readSetting('alertTopic') });
});
export const seldomAlerts: ReturnType<typeof makeAlerts> = async (alert) => (await alerts())(alert);

const bus = once(async () => {
  const { makeBus, makeBusClient } = await import('../../adapters/aws/bus.ts');
  return makeBus({ client: makeBusClient(), bus: readSetting('bus') });
});
export const seldomBus: ReturnType<typeof makeBus> = {
  putTriggers: async (triggers) => (await bus()).putTriggers(triggers),
  putEvents: async (events) => (await bus()).putEvents(events),
};
