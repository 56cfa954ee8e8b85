import type { Stage } from '../../../../statemachines/language/scenario.ts';
import { chartMachine, type Definition, type FigureKind } from './chart.ts';
import type { DrawingWords } from './draw-machine.ts';
import { drawIcon } from './icons.ts';
import { drawText, escapeXml, svg, wrapText } from './svg.ts';

export interface MapCard {
  readonly stage: Stage;
  readonly code?: string;
  readonly title: string;
  /** What starts it. */
  readonly trigger: string;
  readonly definition: Definition;
}

export interface MapDrawing {
  readonly title: string;
  /** The columns from left to right, with what a person reads above each. */
  readonly stages: readonly { readonly stage: Stage; readonly name: string }[];
  readonly cards: readonly MapCard[];
  readonly words: DrawingWords;
  /** Stylesheets that go into the drawing, so that it stands alone. */
  readonly style: string;
}

export interface CardStep {
  readonly kind: FigureKind;
  readonly title: string;
}

const columnWidth = 244;
const gap = 14;
const padding = 12;
const headHeight = 52;
const titleLetters = 27;
const stepLetters = 30;
const mostSteps = 8;
const margin = 18;
const colours = ['#2563a8', '#1f6b4a', '#8a5a00', '#8c3d78', '#a0402c'];

/** The steps of a scenario in reading order, as a card lists them: what comes again in another branch once. */
export function listSteps(definition: Definition): readonly CardStep[] {
  const titles = new Set<string>();
  return chartMachine(definition).figures.flatMap(({ kind, title }) => {
    const [first = title] = title.split(/ \(\d+\)$/);
    if (kind === 'end' || titles.has(first)) return [];
    titles.add(first);
    return [{ kind, title: first }];
  });
}

/** The map as one SVG that stands alone: stages as columns, scenarios as cards with their steps. */
export function drawMap({ title, stages, cards, words, style }: MapDrawing): string {
  const columns = stages.map(({ stage, name }, n) => {
    const x = n * (columnWidth + gap);
    const own = cards.filter((card) => card.stage === stage);
    let y = headHeight;
    const drawn = own.map((card) => {
      const { markup, height } = drawCard(card, x, y, words);
      y += height + gap;
      return markup;
    });
    const colour = colours[n] ?? '#56635c';
    const head = [
      svg('path', {
        class: `stage stage-${n + 1}`,
        d: `M${x} 38H${x + columnWidth}`,
        stroke: colour,
        'stroke-width': 4,
      }),
      drawText('column', name, x + 2, 26),
      drawText('about', String(own.length), x + columnWidth - 2, 26, 'end'),
    ];
    return { markup: [...head, ...drawn].join(''), bottom: y };
  });
  const width = stages.length * (columnWidth + gap) - gap + 2 * margin;
  const height = Math.max(0, ...columns.map(({ bottom }) => bottom)) + 2 * margin - gap;
  return `${svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'drawing map',
      role: 'img',
      'aria-label': title,
      viewBox: `${-margin} ${-margin} ${width} ${height}`,
      width,
      height,
      'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    },
    svg('title', {}, escapeXml(title)),
    svg('style', {}, style),
    svg('rect', { class: 'paper', x: -margin, y: -margin, width, height, rx: 14, fill: '#f4f6f4' }),
    ...columns.map(({ markup }) => `\n${svg('g', { class: 'column' }, markup)}`),
  )}\n`;
}

function drawCard(
  card: MapCard,
  x: number,
  y: number,
  words: DrawingWords,
): { markup: string; height: number } {
  const title = wrapText(words.name(card.title), titleLetters - (card.code === undefined ? 0 : 4), 2);
  const trigger = wrapText(card.trigger, stepLetters + 2, 2);
  const all = listSteps(card.definition);
  const steps = all.length <= mostSteps ? all : all.slice(0, mostSteps - 1);
  const titleY = y + padding + 13;
  const triggerY = titleY + title.length * 19;
  const stepsY = triggerY + trigger.length * 15 + 8;
  const rest = all.length - steps.length;
  const height = stepsY - y + (steps.length + (rest > 0 ? 1 : 0)) * 19 + padding - 10;
  const markup = [
    svg('rect', {
      class: 'frame',
      x,
      y,
      width: columnWidth,
      height,
      rx: 10,
      fill: '#ffffff',
      stroke: '#d5dcd8',
    }),
    ...title.map((line, n) => drawText('name', line, x + padding, titleY + n * 19)),
    card.code === undefined ? '' : drawText('about', card.code, x + columnWidth - padding, titleY, 'end'),
    ...trigger.map((line, n) => drawText('about', line, x + padding, triggerY + n * 15)),
    ...steps.flatMap(({ kind, title: step }, n) => [
      drawIcon(kind, x + padding, stepsY - 9 + n * 19, 13),
      drawText(
        'note',
        wrapText(words.name(step), stepLetters, 1)[0] ?? '',
        x + padding + 21,
        stepsY + 2 + n * 19,
      ),
    ]),
    rest > 0 ? drawText('about', `+ ${rest}`, x + padding + 21, stepsY + 2 + steps.length * 19) : '',
  ].join('');
  return { markup: `\n  ${svg('g', { class: 'card' }, markup)}`, height };
}
