import { replayEvents } from '../local/replay.ts';
import { generateEvents } from './generate-events.ts';

/** Run as a process of its own, so that its peak memory is the replay's: `replay-speed.ts CUSTOMERS DAYS`. */
const [customers = 100_000, days = 8] = process.argv.slice(2).map(Number);
const started = performance.now();
const report = await replayEvents(generateEvents(customers, days), { keepLines: false });
const { events, states, email } = report.usage();
console.log(
  JSON.stringify({
    events,
    runs: report.scenarios.get('abandoned-cart')?.executions,
    mostOpen: report.mostOpen(),
    states,
    email,
    seconds: (performance.now() - started) / 1000,
    peakMB: process.resourceUsage().maxRSS / 1024,
  }),
);
