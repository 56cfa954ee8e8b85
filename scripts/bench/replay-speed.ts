import { replayEvents } from '../local/replay/replay.ts';
import { usageOf } from '../local/replay/report.ts';
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

/**
 * Run as a process of its own, so that its peak memory is the replay's:
 * `replay-speed.ts CUSTOMERS DAYS eight|whole THREADS SHOPPER_EVERY`.
 */
const [customers = '100000', days = '9', map, threads = '2', shopperEvery = '1'] = process.argv.slice(2);
const started = performance.now();
const report = await replayEvents(generateEvents(Number(customers), Number(days), Number(shopperEvery)), {
  keepLines: false,
  threads: Number(threads),
  ...(map === 'eight' ? { only: eight } : {}),
});
const { events, states, email } = usageOf(report);
console.log(
  JSON.stringify({
    events,
    runs: [...report.scenarios.values()].reduce((sum, { executions }) => sum + executions, 0),
    mostOpen: report.mostOpen,
    states,
    email,
    seconds: (performance.now() - started) / 1000,
    peakMB: process.resourceUsage().maxRSS / 1024,
  }),
);
