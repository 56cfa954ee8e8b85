import { readFileSync } from 'node:fs';
import { scenarios } from '#map';
import { stages } from '../../../statemachines/language/scenario.ts';
import { readGolden } from '../engine/machine.ts';
import { speechOf } from './commands/speeches.ts';
import { drawMap } from './drawing/draw-map.ts';
import { wordsOf } from './queries/drawings.ts';

export const mapFile = new URL('../../../statemachines/map.svg', import.meta.url);

const readStyle = (name: string): string => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');

/** The whole map as one SVG that stands alone, in the page's colours. */
export function writeMap(): string {
  const speech = speechOf('en');
  return drawMap({
    title: speech.say('drawing.map'),
    stages: stages.map((stage) => ({ stage, name: speech.say(`stage.${stage}`) })),
    cards: scenarios.map(({ id, stage, title, on, code }) => ({
      stage,
      title,
      trigger: speech.trigger(on),
      definition: readGolden(id),
      ...(code === undefined ? {} : { code }),
    })),
    words: wordsOf(speech),
    style: readStyle('theme.css') + readStyle('drawing.css'),
  });
}
