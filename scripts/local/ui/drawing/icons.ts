import type { FigureKind } from './chart.ts';
import { svg } from './svg.ts';

/** Strokes on a square of 16 for each kind of step. */
const strokes: Record<FigureKind, string> = {
  wait: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M8 4.5V8l2.5 1.5',
  message: 'M1.5 3.5h13v9h-13zM1.5 4l6.5 5l6.5-5',
  question: 'M8 1l7 7l-7 7l-7-7zM6.3 6.6a1.8 1.8 0 1 1 2.6 1.6q-.9.4-.9 1.1M8 11.2v.1',
  listen: 'M4 12V7a4 4 0 0 1 8 0v5zM2.5 12h11M6.7 14.3h2.6M8 3V1.5',
  action: 'M9 1.5L3 9h4.5L7 14.5L13 7H8.5z',
  choice: 'M8 1l7 7l-7 7l-7-7z',
  end: 'M4 14.5v-13M4 2.5h8.5l-2.5 3l2.5 3H4',
};

/** The icon of a kind of step with its upper left corner there, `size` pixels wide. */
export const drawIcon = (kind: FigureKind, x: number, y: number, size = 16): string =>
  svg('path', {
    class: `icon ${kind}`,
    d: strokes[kind],
    transform: `translate(${x} ${y}) scale(${size / 16})`,
    fill: 'none',
    stroke: '#1f6b4a',
    'stroke-width': 1.4,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  });
