import { askDrawing } from './ask.js';
import { element } from './element.js';
import { link } from './parts.js';

/** The drawing of a state machine, with the way to one that shows every state, and back. */
export async function machineFigure({ speech }, kind, id, detail) {
  const every = detail === 'every';
  const asked = new URLSearchParams({ language: speech.language, ...(every ? { every: '' } : {}) });
  const drawing = await askDrawing(`/drawings/${kind}s/${encodeURIComponent(id)}?${asked}`);
  return element(
    'figure',
    { class: 'machine' },
    element(
      'figcaption',
      {},
      speech.say(every ? 'drawing.states' : 'drawing.steps'),
      ' ',
      every
        ? link([kind, id], speech.say('drawing.fewer'))
        : link([kind, id, 'every'], speech.say('drawing.every')),
    ),
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': speech.say('drawing') },
      drawing,
    ),
  );
}
