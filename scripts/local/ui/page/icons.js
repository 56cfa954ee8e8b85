import { svgElement } from './element.js';

const strokes = {
  email: 'M1.5 3.5h13v9h-13zM1.5 4l6.5 5l6.5-5',
  push: 'M4 12V7a4 4 0 0 1 8 0v5zM2.5 12h11M6.7 14.3h2.6',
  sms: 'M2 3h12v8H7l-3.5 3v-3H2zM5 6h6M5 8.3h4',
  wait: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M8 4.5V8l2.5 1.5',
  message: 'M1.5 3.5h13v9h-13zM1.5 4l6.5 5l6.5-5',
  question: 'M8 1l7 7l-7 7l-7-7zM6.3 6.6a1.8 1.8 0 1 1 2.6 1.6q-.9.4-.9 1.1M8 11.2v.1',
  listen: 'M4 12V7a4 4 0 0 1 8 0v5zM2.5 12h11M6.7 14.3h2.6M8 3V1.5',
  action: 'M9 1.5L3 9h4.5L7 14.5L13 7H8.5z',
  event: 'M8 2v12M2 8h12M4 4l8 8M12 4l-8 8',
  webhook: 'M8 1.5v6M4.5 4.5a5.2 5.2 0 1 0 7 0',
  held: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M3.5 3.5l9 9',
  play: 'M4 2.5v11l9-5.5z',
  stop: 'M4 3h8v10H4z',
};

/** A small picture beside a text that says the same. */
export const icon = (name, size = 16) =>
  svgElement(
    'svg',
    { class: `icon ${name}`, viewBox: '0 0 16 16', width: size, height: size, 'aria-hidden': 'true' },
    svgElement('path', { d: strokes[name] ?? strokes.event }),
  );
