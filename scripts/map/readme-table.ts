import { stepsIn } from '../../statemachines/compile/steps-in.ts';
import { type Channel, channelNames } from '../../statemachines/language/channels.ts';
import { type Scenario, stages } from '../../statemachines/language/scenario.ts';
import { speechOf } from '../local/ui/commands/speeches.ts';

export const readmeFile = new URL('../../README.md', import.meta.url);

const begin = '<!-- scenarios: written by `npm run map` -->';
const end = '<!-- end of scenarios -->';

/** README with its table of scenarios as they are declared, and their number; throws where its markers are gone. */
export function writeScenarioTable(readme: string, scenarios: readonly Scenario[]): string {
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md lacks the lines '${begin}' and '${end}', between which its scenarios stand`);
  return writeCounts([before, begin, '\n\n', printTable(scenarios), '\n', end, after].join(''), {
    scenarios: scenarios.length,
    messages: countMessages(scenarios),
  });
}

const counted = /<!-- count:([\w-]+) -->[^<]*<!-- \/count -->/g;

/** Puts every number where its markers stand; throws where a marker asks for what is not counted. */
function writeCounts(readme: string, counts: Readonly<Record<string, number>>): string {
  return readme.replace(counted, (_, what: string) => {
    const count = counts[what];
    if (count === undefined)
      throw new Error(`README.md asks for 'count:${what}'; counted are ${Object.keys(counts).join(', ')}`);
    return `<!-- count:${what} -->${count}<!-- /count -->`;
  });
}

/** Two scenarios may send the same message. */
function countMessages(scenarios: readonly Scenario[]): number {
  const sent = scenarios.flatMap(({ steps }) =>
    stepsIn(steps).flatMap((step) => (step.step === 'message' ? [step.message] : [])),
  );
  return new Set(sent).size;
}

function printTable(scenarios: readonly Scenario[]): string {
  const speech = speechOf('en');
  const rows = stages.flatMap((stage) =>
    scenarios
      .filter((scenario) => scenario.stage === stage)
      .map(({ code = '', title, purpose, on, steps }) => [
        speech.say(`stage.${stage}`),
        code,
        title,
        purpose,
        speech.trigger(on),
        sayChannels(steps),
      ]),
  );
  return [['stage', '', 'scenario', 'what for', 'starts with', 'by'], Array(6).fill('---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
}

/** Every channel that some message of the scenario may go by, in the order in which they are tried. */
function sayChannels(steps: Scenario['steps']): string {
  const channels = stepsIn(steps).flatMap((step): readonly Channel[] =>
    step.step === 'message' ? step.channels : [],
  );
  return [...new Set(channels)].map((channel) => channelNames[channel]).join(', ');
}
