import { stepsIn } from '../../statemachines/compile/steps-in.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import { type Counts, total } from '../local/replay/figures.ts';
import type { Report } from '../local/replay/report.ts';

/** One line a scenario, and what is wrong: a scenario that never sent, runs that ended red, events that were refused. */
export function judgeYear(
  scenarios: readonly Scenario[],
  report: Report,
): { readonly lines: readonly string[]; readonly faults: readonly string[] } {
  const widest = Math.max(...scenarios.map(({ id }) => id.length));
  const judged = scenarios.map(({ id, code = '', steps }) => {
    const figures = report.scenarios.get(id);
    const sent = [...(figures?.messages.values() ?? [])].reduce(
      (sum, message) => sum + total(message.sent),
      0,
    );
    const { entered = 0, failed = 0 } = figures ?? {};
    const sends = stepsIn(steps).some(({ step }) => step === 'message');
    return {
      line: `${code.padEnd(4)}${id.padEnd(widest)}  entered ${entered}, ${sends ? `sent ${sent}` : 'writes to nobody'}${failed > 0 ? `, red ${failed}` : ''}`,
      faults: [
        ...(sends && sent === 0 ? [`${id} never sent: ${sayWhyNot(figures?.notEntered, entered)}`] : []),
        ...(!sends && entered === 0
          ? [`${id} was never entered: ${sayWhyNot(figures?.notEntered, entered)}`]
          : []),
        ...(failed > 0 ? [`${id}: ${failed} runs ended red`] : []),
      ],
    };
  });
  const refused = report.lines.rejected
    .slice(0, 5)
    .map(({ line, reason }) => `event ${line} was refused: ${reason}`);
  return {
    lines: judged.map(({ line }) => line),
    faults: [...judged.flatMap(({ faults }) => faults), ...refused, ...report.faults],
  };
}

const sayWhyNot = (notEntered: Counts | undefined, entered: number): string =>
  entered > 0
    ? `${entered} entered; its messages say above why they were skipped`
    : notEntered === undefined || notEntered.size === 0
      ? 'nothing that could start it happened'
      : [...notEntered].map(([why, count]) => `${why} ${count}`).join(', ');
