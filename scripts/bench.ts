import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scenarios } from '#map';
import { measureAnnouncement } from './bench/announce-cost.ts';
import { measureHandlers } from './bench/handler-size.ts';
import { spendMorning } from './bench/one-morning.ts';
import { measurePage } from './bench/page-ready.ts';
import { measureShelves, mostSold } from './bench/shelf-cost.ts';
import { threeMails, walkStraight } from './bench/straight-states.ts';
import { measureSweep } from './bench/sweep-cost.ts';
import { measureTable } from './bench/table-cost.ts';
import { usualAssumptions } from './importers/assumptions.ts';
import { readEvents } from './importers/read-events.ts';
import { estimateCost } from './local/replay/prices.ts';
import { replayEvents } from './local/replay/replay.ts';
import { openRunsPerDailyThousand, usageOf } from './local/replay/report.ts';

const { values } = parseArgs({
  options: {
    clickstream: { type: 'string', default: '../shared/data/clickstream.csv.gz' },
    orders: { type: 'string', default: '../shared/data/orders.csv.gz' },
    customers: { type: 'string', default: '100000' },
  },
});

const row = (...cells: readonly (string | number)[]): void => console.log(cells.join('  '));
const round = (value: number, digits = 1): string => value.toFixed(digits);

row('1,000 runs that nothing holds up, by email: states of a run, and the cost at list prices');
for (const scenario of [...scenarios, threeMails]) {
  const { states, tasks, messages } = walkStraight(scenario);
  const { parts, total } = estimateCost({
    events: 1000,
    triggers: 1000,
    tasks: tasks * 1000,
    states: states * 1000,
    email: messages * 1000,
    push: 0,
    sms: 0,
  });
  const rest = total - parts['Step Functions'] - parts.email;
  row(
    `  ${scenario.id.padEnd(16)} ${String(states).padStart(3)} states`,
    `Step Functions $${round(parts['Step Functions'], 3)}  email $${round(parts.email, 3)}  all else $${round(rest, 3)}  together $${round(total, 3)}`,
  );
}
row('  (three mails, each behind a wait and a check: budget 10 states, the nearest peer 18)');

row(
  '\nHandlers: loaded at the start, loaded when needed (words, channels), import time (targets: 700 KB, 150 ms)',
);
for (const { name, codeKB, laterKB, importMs } of measureHandlers())
  row(
    `  ${name.padEnd(28)}`,
    `${round(codeKB, 0)} KB`,
    `+ ${round(laterKB, 0)} KB`,
    `${round(importMs, 0)} ms`,
  );

row('\nDynamoDB per event at the door, and per message (first of a run; target: equal, at most 5 requests)');
for (const customers of [1_000, 100_000]) {
  const { perEvent, perMessage } = await measureTable(customers);
  for (const [what, { requests, writeUnits, readUnits }] of Object.entries({
    event: perEvent,
    message: perMessage,
  }))
    row(
      `  ${String(customers).padStart(7)} customers, ${what.padEnd(8)}`,
      `${round(requests)} requests, ${round(writeUnits)} write units, ${round(readUnits)} read units`,
    );
}

row('\nThe page of `npm start` (target: under 10 s after install)');
row(`  its map was served after ${round(await measurePage())} s`);

row('\nA daily sweep: 1,000 due among so many customers (target: the cost follows those due)');
for (const customers of [10_000, 1_000_000]) {
  const { fired, requests, seconds } = await measureSweep(customers, 1_000);
  row(
    `  ${String(customers).padStart(7)} customers`,
    `${fired} started, ${round(requests / fired, 2)} requests to the store for each, ${round(seconds, 2)} s`,
  );
}

row(
  '\nA price falls for so many who have it in the cart (target: a million within 25,000 events of history)',
);
for (const watchers of [1_000, 100_000]) {
  const { told, calls, history, requests, seconds, pausedSeconds } = await measureAnnouncement(watchers);
  row(
    `  ${String(watchers).padStart(7)} customers`,
    `${told} told in ${calls} calls, ${history} events of history, ${round(requests / told, 3)} requests to the store for each`,
    `${round(seconds, 2)} s of work, ${round(pausedSeconds / 60)} min at the pace`,
  );
}

const deferred = Number(values.customers);
row(`\n${deferred} messages put off to one morning, a provider of 14 a second (target: none lost, none red)`);
const morning = await spendMorning(deferred, 14);
row(
  `  ${morning.sent} sent, ${morning.skipped} skipped, ${morning.failed} red, ${round(morning.callsPerMessage, 2)} calls a message, from ${morning.firstAt} to ${morning.lastAt}`,
);

if (existsSync(values.clickstream)) {
  const started = performance.now();
  const report = await replayEvents(readEvents(values.clickstream, usualAssumptions), { keepLines: false });
  const { states, email, push, sms, events } = usageOf(report);
  const cart = report.scenarios.get('abandoned-cart');
  row(
    `\nReal clickstream (${values.clickstream}): ${events} events in ${round((performance.now() - started) / 1000)} s`,
  );
  row(
    `  states per mail sent: ${round(states / email, 2)}; per message: ${round(states / (email + push + sms), 2)}`,
  );
  row(`  states per cart run: ${round((cart?.states ?? 0) / (cart?.executions ?? 1), 2)}`);
  row(
    `  expected open runs per 1,000 events a day: ${round(openRunsPerDailyThousand(report), 2)} (quota of a Region: 1,000,000)`,
  );
} else row(`\nNo ${values.clickstream} here; --clickstream FILE names another one`);

if (existsSync(values.orders)) {
  const { orders, rowsPerOrder, unitsPerOrder, mostUnits, exact } = await measureShelves(values.orders);
  row(`\nWhat is bought together (${values.orders}): ${orders} orders`);
  row(
    `  ${round(rowsPerOrder)} rows and ${round(unitsPerOrder)} write units an order, ${mostUnits} at most; ${exact} of the ${mostSold} most-sold products have exactly the companions of a plain count`,
  );
} else row(`\nNo ${values.orders} here; --orders FILE names another one`);

const customers = Number(values.customers);
row(
  `\nReplay of ${customers * 10} generated events in two threads (target: a million with 100,000 runs under 5 minutes and 2 GB, at most 20,000 open)`,
);
const speed = fileURLToPath(new URL('bench/replay-speed.ts', import.meta.url));
const days = Math.max(1, Math.ceil(customers / 12_000)); // so that at most 20,000 runs are open at once
/** A thread's heap is bounded, so that the peak is what a replay needs and not what a large machine lets it take. */
const bounds = ['--max-old-space-size=800', '--max-semi-space-size=32'];
for (const [name, map, shopperEvery] of [
  ['eight scenarios, a run a customer', 'eight', 1],
  ['the whole map, a run a customer', 'whole', 3],
  ['the whole map, three runs a customer', 'whole', 1],
] as const) {
  const load = [customers, days, map, 2, shopperEvery].map(String);
  const figures = JSON.parse(
    execFileSync(process.execPath, [...bounds, speed, ...load], { encoding: 'utf8' }),
  );
  row(
    `  ${name.padEnd(36)}`,
    `${round(figures.seconds)} s, ${round(figures.peakMB, 0)} MB at most, ${figures.runs} runs, ${figures.states} states, ${figures.mostOpen} open at most, ${round(figures.states / figures.seconds, 0)} states a second`,
  );
}
