import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { policy, scenarios } from '#map';
import { generateYear, readYearOptions, type Year } from './generate/generate-year.ts';
import { judgeYear } from './generate/judge-year.ts';
import { describeAssumptions, usualAssumptions } from './importers/assumptions.ts';
import { describeSummary, startSummary } from './importers/import-summary.ts';
import { mergeByTime } from './importers/merge-by-time.ts';
import { readEvents } from './importers/read-events.ts';
import { printReport } from './local/replay/print-report.ts';
import { type ReplayOptions, replayEvents } from './local/replay/replay.ts';
import { costOf, type Report, usageOf } from './local/replay/report.ts';

const usage = `npm run replay -- FILE… [--json OUT] [--until 2026-12-31T00:00:00Z] [--threads 2]
npm run replay -- --generate [customers=5000] [days=365] [seed=1]

  FILE     JSON Lines (one EventBridge envelope a line) or one of the two CSV layouts; plain or .gz
  --json   writes every run, send and decision for other programs
  --until  stops the clock there; runs that still wait are counted as running
  --threads
           divides the customers between so many threads, for large files of events by which customers do not meet:
           nothing is told of the catalogue, nobody joins, asks for a code or complains
  --generate
           plays a made-up year instead, in which every scenario is to send: customers who look, order, answer and
           fall silent; fails when a scenario never sent, or a run has ended red`;

/** `npm run replay`: what the map would have done with these events. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      until: { type: 'string' },
      threads: { type: 'string', default: '1' },
      generate: { type: 'boolean' },
    },
  });
  if (positionals.length === 0 && values.generate !== true)
    throw new Error(`name at least one file\n\n${usage}`);
  const until = values.until === undefined ? undefined : new Date(values.until);
  if (until !== undefined && Number.isNaN(until.getTime()))
    throw new Error(`--until ${values.until}: not a time; write it as 2026-12-31T00:00:00Z`);
  const threads = Number(values.threads);
  if (!Number.isInteger(threads) || threads < 1)
    throw new Error(
      `--threads ${values.threads}: not a number of threads; write 2, or as many as there are cores`,
    );
  if (threads > 1 && values.generate === true)
    throw new Error('--threads: the customers of a made-up year meet; it is played in one thread');
  const options: Options = {
    keepLines: values.json !== undefined,
    onProgress: ({ events, openRuns, clock }) =>
      process.stderr.write(`${clock.toISOString().slice(0, 16)}  ${events} events, ${openRuns} runs open\n`),
    ...(until === undefined ? {} : { until }),
  };
  const print = (lines: readonly string[]): void => console.log(lines.join('\n'));

  const report =
    values.generate === true
      ? await replayYear(generateYear(readYearOptions(positionals)), options, print)
      : await replayFiles(positionals, { ...options, threads }, print);
  if (values.json !== undefined) await writeJson(values.json, report);
}

type Options = Pick<ReplayOptions, 'keepLines' | 'until' | 'onProgress'>;
type Print = (lines: readonly string[]) => void;

async function replayFiles(files: readonly string[], options: ReplayOptions, print: Print): Promise<Report> {
  const summary = startSummary();
  const events = mergeByTime(files.map((file) => readEvents(file, usualAssumptions, summary)));
  const report = await replayEvents(events, options);
  print([...describeSummary(summary), ...describeAssumptions(), '', ...printReport(report)]);
  return report;
}

async function replayYear({ events, audience, end }: Year, options: Options, print: Print): Promise<Report> {
  const report = await replayEvents(events, { until: end, ...options, audience });
  const { lines, faults } = judgeYear(scenarios, report);
  print([...printReport(report), '', ...lines]);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return report;
}

/** One line a record: large replays do not fit one string. */
async function writeJson(file: string, report: Report): Promise<void> {
  const out = createWriteStream(file);
  const { runs, sends, decisions, notEntered, rejected } = report.lines;
  out.write('{\n');
  for (const [name, list] of Object.entries({ runs, sends, decisions, notEntered, rejected })) {
    out.write(`"${name}": [`);
    for (const [index, line] of list.entries())
      if (!out.write(`${index === 0 ? '' : ','}\n${JSON.stringify(line)}`)) await once(out, 'drain');
    out.write('],\n');
  }
  out.end(`"policy": ${JSON.stringify(sayPolicy())},\n"totals": ${JSON.stringify(sayTotals(report))}\n}\n`);
  await once(out, 'finish');
}

const sayPolicy = () => ({
  quietHours: policy.market.quietHours,
  perDay: policy.caps.perDay,
  perWeek: policy.caps.perWeek,
});

const sayTotals = (report: Report) => ({
  ...usageOf(report),
  door: Object.fromEntries(report.door),
  runs: report.lines.runs.length,
  notEntered: report.lines.notEntered.length,
  rejected: report.lines.rejected.length,
  mostOpenRuns: report.mostOpen,
  costUsd: costOf(report),
});

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
});
