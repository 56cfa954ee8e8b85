import { describe, expect, it } from 'vitest';
import { eventAreas } from '#map';
import { generateYear, readYearOptions, type YearOptions } from '../../scripts/generate/generate-year.ts';
import { judgeYear } from '../../scripts/generate/judge-year.ts';
import type { Imported } from '../../scripts/importers/imported.ts';
import { printReport } from '../../scripts/local/replay/print-report.ts';
import { replayEvents } from '../../scripts/local/replay/replay.ts';
import type { Report } from '../../scripts/local/replay/report.ts';
import { type EventName, listNames } from '../../statemachines/language/events.ts';
import { scenarios } from '../../statemachines/scenarios/index.ts';

const play = (options: YearOptions): Promise<Report> => {
  const { events, audience, end } = generateYear(options);
  return replayEvents(events, { until: end, audience, keepLines: true });
};

const listEvents = async (options: YearOptions): Promise<readonly Imported[]> => {
  const all: Imported[] = [];
  for await (const event of generateYear(options).events) all.push(event);
  return all;
};

const { own: _own, ...shipped } = eventAreas;
const eventNames = Object.values(shipped).flatMap(listNames);

/** What the map itself tells, what only providers tell, and what people do in answer to a message. */
const notOfApps: readonly EventName[] = [
  ...eventNames.filter((name) => name.startsWith('message.')),
  'scenario.due',
  'offer.made',
  'offer.used',
  'question.answered',
  'survey.answered',
  'access.granted',
  'products.picked',
  'channel.rested',
  'product.dropped',
  'product.back',
  'news.offered',
  'booking.upgraded',
  'booking.upgrade-refused',
  'sms.stopped',
  'code.used-up',
  'code.expired',
  'address.suppressed',
  'segment.left',
  'points.expired',
];

describe('A made-up year', () => {
  const small: YearOptions = { customers: 25, days: 70, seed: '7' };

  it('is the same for the same seed, and another for another', async () => {
    const year = JSON.stringify(await listEvents(small));
    expect(JSON.stringify(await listEvents(small))).toBe(year);
    expect(JSON.stringify(await listEvents({ ...small, seed: '8' }))).not.toBe(year);
  });

  /** Whether every scenario sends in a whole year is asked by `.ci/run`: it takes a minute. */
  it('has every event that apps tell', async () => {
    const events = await listEvents({ customers: 1500, days: 365, seed: '1' });
    const told = new Set(
      events.map((event) => ('envelope' in event ? Object(event.envelope)['detail-type'] : '')),
    );
    const silent = eventNames.filter((name) => !told.has(name) && !notOfApps.includes(name));
    expect(silent).toEqual([]);
  });

  it('gives the same report, byte for byte, answers of people included', async () => {
    const [first, second] = [await play(small), await play(small)];
    expect(JSON.stringify(second.lines)).toBe(JSON.stringify(first.lines));
    expect(printReport(second)).toEqual(printReport(first));
    expect(first.lines.sends.length).toBeGreaterThan(50);
  });

  it('is judged: a scenario that never sent is named, with the reason', async () => {
    const report = await play({ customers: 1, days: 1, seed: '1' });
    const { lines, faults } = judgeYear(scenarios, report);
    expect(lines).toHaveLength(scenarios.length);
    expect(faults).toContain('birthday never sent: nothing that could start it happened');
  });
});

describe('The options of a year', () => {
  it('are words, each with a default', () => {
    expect(readYearOptions([])).toEqual({ customers: 5000, days: 365, seed: '1' });
    expect(readYearOptions(['days=30', 'seed=spring', 'customers=9'])).toEqual({
      customers: 9,
      days: 30,
      seed: 'spring',
    });
  });

  it('name what is wrong with them', () => {
    expect(() => readYearOptions(['customer=9'])).toThrow('customer: expected customers=5000');
    expect(() => readYearOptions(['days=many'])).toThrow('days=many: expected a whole number above 0');
  });
});
