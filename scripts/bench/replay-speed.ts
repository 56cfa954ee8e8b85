import { scenarios } from '../../statemachines/scenarios/index.ts';
import { replayEvents } from '../local/replay.ts';
import { generateEvents } from './generate-events.ts';

/** A map of eight scenarios, one for each kind of beginning. */
const eight = [
  'lead-greeting',
  'missed-call',
  'welcome',
  'abandoned-cart',
  'order-confirmed',
  'review-request',
  'birthday',
  'lapsed-buyer',
];

/** Run as a process of its own, so that its peak memory is the replay's: `replay-speed.ts CUSTOMERS DAYS eight|whole`. */
const [customers = '100000', days = '8', map] = process.argv.slice(2);
const started = performance.now();
const report = await replayEvents(generateEvents(Number(customers), Number(days)), {
  keepLines: false,
  scenarios: map === 'eight' ? scenarios.filter(({ id }) => eight.includes(id)) : scenarios,
});
const { events, states, email } = report.usage();
console.log(
  JSON.stringify({
    events,
    runs: [...report.scenarios.values()].reduce((sum, { executions }) => sum + executions, 0),
    mostOpen: report.mostOpen(),
    states,
    email,
    seconds: (performance.now() - started) / 1000,
    peakMB: process.resourceUsage().maxRSS / 1024,
  }),
);
