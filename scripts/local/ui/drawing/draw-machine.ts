import type { Channel } from '../../../../statemachines/language/channels.ts';
import { type Arrow, chartMachine, type Definition, type Figure } from './chart.ts';
import { drawIcon } from './icons.ts';
import { type Layout, type Line, layOut, type Placed, type Point } from './lay-out.ts';
import { drawText, escapeXml, svg, wrapText } from './svg.ts';

/** A state that a run has entered, in the order in which it did. */
export interface Visit {
  readonly state: string;
  /** What there is to say of it: when, what was decided and why. */
  readonly lines: readonly string[];
  /** The run is here now. */
  readonly now?: boolean;
}

/** How a drawing speaks. */
export interface DrawingWords {
  /** A state's or an answer's name; the console's own is English. */
  name(text: string): string;
  channels(channels: readonly Channel[]): string;
  offer(percent: number): string;
}

export interface MachineDrawing {
  /** What the drawing is of, for those who do not see it. */
  readonly title: string;
  readonly words: DrawingWords;
  readonly visits?: readonly Visit[];
  /** How many runs have entered a state so far. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Each state as a box of its own, as in the console. */
  readonly every?: boolean;
}

const boxWidth = 284;
const padding = 12;
const titleLetters = 29;
const noteLetters = 40;
const cyrillicShare = 0.86;
const labelLetters = 20;
const letterWidth = 6.5;
const titleLine = 19;
const noteLine = 16;
const mostNotes = 14;
/** More than a page has room for beside what is told of it: such a drawing may be shown smaller. */
const wide = 820;
const margin = 12; // a count stands over its box's edge

interface Box {
  readonly figure: Figure;
  readonly title: readonly string[];
  readonly about: readonly string[];
  readonly notes: readonly string[];
  readonly height: number;
}

/**
 * A state machine as SVG, from the top down; with visits, the path taken stands out, and each box says what was
 * decided there. Colours come from the page's custom properties, and are readable without them.
 */
export function drawMachine(definition: Definition, drawing: MachineDrawing): string {
  const { title, visits = [], counts = {} } = drawing;
  const { boxes, layout, taken } = placeMachine(definition, drawing);
  const labels = layout.lines.flatMap((line) => placeLabel(line, drawing));
  const width = Math.max(layout.width, ...labels.map(({ x, said }) => x + said.length * letterWidth));
  const placeOf = new Map(layout.boxes.map((box) => [box.id, box]));
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: ['drawing', ...(visits.length === 0 ? [] : ['walked']), ...(width > wide ? ['wide'] : [])].join(
        ' ',
      ),
      role: 'img',
      'aria-label': title,
      viewBox: `${-margin} ${-margin} ${width + 2 * margin} ${layout.height + 2 * margin}`,
      width: width + 2 * margin,
      height: layout.height + 2 * margin,
      'font-family': 'system-ui, sans-serif',
    },
    svg('title', {}, escapeXml(title)),
    ...layout.lines
      .toSorted((a, b) => Number(taken.has(keyOf(a))) - Number(taken.has(keyOf(b))))
      .map((line) => drawLine(line, taken.has(keyOf(line)))),
    ...boxes.map((box) => {
      const place = placeOf.get(box.figure.id);
      if (place === undefined) return '';
      const here = visits.filter(({ state }) => box.figure.states.includes(state));
      const count = Math.max(0, ...box.figure.states.map((state) => counts[state] ?? 0));
      return drawBox(box, place, here, count);
    }),
    ...labels.map(({ said, x, y, anchor }) => drawText('label', said, x, y, anchor)),
  );
}

/** Where everything goes: the drawing without its ink. */
export function placeMachine(
  definition: Definition,
  { words, visits = [], every = false }: MachineDrawing,
): { readonly boxes: readonly Box[]; readonly layout: Layout<Arrow>; readonly taken: ReadonlySet<string> } {
  const { figures, arrows } = chartMachine(definition, { every });
  const boxes = figures.map((figure) => measure(figure, words, visits));
  const ownerOf = (state: string): string =>
    figures.find(({ states }) => states.includes(state))?.id ?? state;
  const path = visits.map(({ state }) => ownerOf(state));
  const taken = new Set(path.slice(1).map((to, n) => keyOf({ from: path[n] ?? to, to })));
  // A way to the end for those who leave is drawn when this run took it.
  const left = arrows.some(({ to }) => to === path.at(-1)) ? undefined : path.at(-1);
  const from = path.at(-2);
  const links: readonly Arrow[] =
    left === undefined || from === undefined || left === from ? arrows : [...arrows, { from, to: left }];
  return {
    boxes,
    taken,
    layout: layOut(
      boxes.map(({ figure, height }) => ({ id: figure.id, width: boxWidth, height })),
      links,
      ownerOf(definition.StartAt),
    ),
  };
}

const keyOf = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from}\n${to}`;

/** Cyrillic letters are wider: fewer of them stand in a line. */
const wrapIn = (text: string, letters: number, mostLines?: number): readonly string[] =>
  wrapText(
    text,
    /\p{Script=Cyrillic}/u.test(text) ? Math.floor(letters * cyrillicShare) : letters,
    mostLines,
  );

function measure(figure: Figure, words: DrawingWords, visits: readonly Visit[]): Box {
  const title = wrapIn(words.name(figure.title), titleLetters, 4);
  const says = [
    ...(figure.channels.length === 0 ? [] : [words.channels(figure.channels)]),
    ...(figure.offer === undefined ? [] : [words.offer(figure.offer)]),
  ];
  const about = says.length === 0 ? [] : wrapIn(says.join(' · '), noteLetters, 2);
  const notes = visits
    .filter(({ state }) => figure.states.includes(state))
    .flatMap(({ lines }) => lines.flatMap((line) => wrapIn(line, noteLetters)));
  const shown = notes.length <= mostNotes ? notes : [...notes.slice(0, mostNotes - 1), '…'];
  const height =
    2 * padding +
    title.length * titleLine +
    about.length * noteLine +
    (shown.length === 0 ? 0 : shown.length * noteLine + padding);
  return { figure, title, about, notes: shown, height };
}

function drawBox(
  { figure, title, about, notes, height }: Box,
  { x, y, width }: Placed,
  visits: readonly Visit[],
  count: number,
): string {
  const isNow = visits.some(({ now }) => now === true);
  const classes = ['box', figure.kind, visits.length > 0 && 'visited', isNow && 'now'].filter(
    (one) => one !== false,
  );
  const textX = x + padding + 24;
  const aboutY = y + padding + title.length * titleLine;
  const notesY = aboutY + about.length * noteLine + padding;
  return svg(
    'g',
    { class: classes.join(' ') },
    svg('rect', {
      class: 'frame',
      x,
      y,
      width,
      height,
      rx: figure.kind === 'end' ? Math.min(22, height / 2) : 10,
      fill: '#ffffff',
      stroke: isNow || visits.length > 0 ? '#1f6b4a' : '#b8c4bd',
      'stroke-width': visits.length > 0 ? 2 : 1,
    }),
    drawIcon(figure.kind, x + padding, y + padding + 1),
    ...title.map((line, n) => drawText('name', line, textX, y + padding + 14 + n * titleLine)),
    ...about.map((line, n) => drawText('about', line, textX, aboutY + 12 + n * noteLine)),
    notes.length === 0
      ? ''
      : svg('path', {
          class: 'rule',
          d: `M${x + padding} ${notesY - 6}H${x + width - padding}`,
          stroke: '#d5dcd8',
        }),
    ...notes.map((line, n) => drawText('note', line, x + padding, notesY + 12 + n * noteLine)),
    count === 0
      ? ''
      : svg(
          'g',
          { class: 'count' },
          svg('rect', { x: x + width - 46, y: y - 9, width: 38, height: 20, rx: 10, fill: '#1f6b4a' }),
          drawText('number', String(count), x + width - 27, y + 5, 'middle'),
        ),
  );
}

function drawLine({ points, back }: Line<Arrow>, isTaken: boolean): string {
  const colour = isTaken ? '#1f6b4a' : '#8d9a93';
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const isLeft = (points.at(-2)?.x ?? 0) < tip.x;
  return svg(
    'g',
    { class: isTaken ? 'line taken' : 'line' },
    svg('path', {
      d: back ? writeCorners(points) : writeCurve(points),
      fill: 'none',
      stroke: colour,
      'stroke-width': isTaken ? 2.5 : 1.3,
    }),
    svg('path', {
      class: 'tip',
      d: `M${tip.x} ${tip.y}${back ? (isLeft ? 'l-8 -4.5v9z' : 'l8 -4.5v9z') : 'l-4.5 -8h9z'}`,
      fill: colour,
    }),
  );
}

/** Straight down, and between two places a bend that leaves and arrives upright. */
function writeCurve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, n) => {
      const before = points[n - 1];
      if (before === undefined) return `M${x} ${y}`;
      if (before.x === x) return `V${y}`;
      const middle = (before.y + y) / 2;
      return `C${before.x} ${middle} ${x} ${middle} ${x} ${y}`;
    })
    .join('');
}

const writeCorners = (points: readonly Point[]): string =>
  points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('');

interface Label extends Point {
  readonly said: string;
  readonly anchor: 'start' | 'end';
}

/** The answer stands where its line arrives first, so that lines that part can be told apart. */
function placeLabel({ label, points, back }: Line<Arrow>, { words }: MachineDrawing): readonly Label[] {
  const bend = points.findIndex(({ x }, n) => n > 0 && x !== points[0]?.x);
  const place = back ? points[1] : (points[bend] ?? points[1]);
  if (label === undefined || place === undefined) return [];
  const said = wrapIn(label.split(', ').map(words.name).join(', '), labelLetters, 1)[0] ?? '';
  return [
    back
      ? { said, x: place.x - 4, y: place.y - 6, anchor: 'end' }
      : { said, x: place.x + 8, y: place.y - 14, anchor: 'start' },
  ];
}
