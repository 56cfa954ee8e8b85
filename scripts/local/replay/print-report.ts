import { scenarios } from '#map';
import { type Counts, type ScenarioFigures, total } from './figures.ts';
import { costOf, type Report, usageOf } from './report.ts';

/** The report for a person, line by line. */
export function printReport(report: Report): readonly string[] {
  return [
    `Events at the door: ${sayCounts(report.door)}`,
    `Lines not used: ${report.lines.rejected.length}`,
    ...report.lines.rejected
      .slice(0, rejectionsShown)
      .map(({ file, line, reason }) => `  ${file}:${line}: ${reason}`),
    ...(report.lines.rejected.length > rejectionsShown ? ['  …'] : []),
    ...report.faults,
    ...scenarios.flatMap(({ id, title }) => {
      const figures = report.scenarios.get(id);
      return figures === undefined ? [] : ['', `${title} (${id})`, ...printScenario(figures)];
    }),
    '',
    ...printCost(report),
  ];
}

const rejectionsShown = 10;

function printScenario(figures: ScenarioFigures): readonly string[] {
  const { entered, finished, running, failed, states, executions, left, gaveWay, notEntered, messages } =
    figures;
  const sent = [...messages.values()].reduce((sum, message) => sum + total(message.sent), 0);
  return [
    `  entered ${entered}: finished ${finished}, left ${total(left)}, running ${running}, failed ${failed}`,
    ...(left.size > 0 ? [`  left: ${sayCounts(left)}`] : []),
    ...(gaveWay.size > 0 ? [`  gave way ${total(gaveWay)} times: ${sayCounts(gaveWay)}`] : []),
    ...(notEntered.size > 0 ? [`  not entered ${total(notEntered)}: ${sayCounts(notEntered)}`] : []),
    ...[...messages].map(
      ([message, { sent: by, skipped, waited }]) =>
        `  ${message}: sent ${total(by)} (${sayCounts(by)}); skipped ${total(skipped)} (${sayCounts(skipped)}); put off ${total(waited)} times (${sayCounts(waited)})`,
    ),
    `  states ${states}: ${ratio(states, executions)} a run, ${ratio(states, sent)} a message sent`,
  ];
}

function printCost(report: Report): readonly string[] {
  const { events, states, email, push, sms } = usageOf(report);
  const { parts, total: sum } = costOf(report);
  const sent = email + push + sms;
  return [
    `Sent: ${email} emails, ${push} push, ${sms} SMS; ${states} states, ${ratio(states, sent)} a message; no more than ${report.mostOpen} runs open at once`,
    `Cost on AWS at list prices for ${events} events: $${sum.toFixed(2)} (${Object.entries(parts)
      .map(([part, cost]) => `${part} $${cost.toFixed(2)}`)
      .join(', ')})`,
  ];
}

const sayCounts = (counts: Counts): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ') || 'none';

const ratio = (a: number, b: number): string => (b === 0 ? '–' : (a / b).toFixed(2));
