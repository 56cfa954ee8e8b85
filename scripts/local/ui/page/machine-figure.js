import { askDrawing } from './ask.js';
import { element } from './element.js';
import { link } from './parts.js';

const leastScale = 0.7; // what is smaller cannot be read

/** The drawing of a state machine, with the way to one that shows every state, and back. */
export async function machineFigure({ speech }, kind, id, detail) {
  const every = detail === 'every';
  const asked = new URLSearchParams({ language: speech.language, ...(every ? { every: '' } : {}) });
  const drawing = await askDrawing(`/drawings/${kind}s/${encodeURIComponent(id)}?${asked}`);
  const scroller = element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': speech.say('drawing') },
    drawing,
  );
  if (drawing.classList.contains('wide'))
    drawing.style.minWidth = `${leastScale * drawing.width.baseVal.value}px`;
  requestAnimationFrame(() => showPlace(scroller, drawing));
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
    scroller,
  );
}

/** Where a run stands, or else where all begin, in the middle of what can be seen. */
function showPlace(scroller, drawing) {
  const shown = scroller.getBoundingClientRect();
  const box = (drawing.querySelector('.now') ?? drawing.querySelector('.box')).getBoundingClientRect();
  scroller.scrollLeft += box.left + box.width / 2 - shown.left - shown.width / 2;
  if (box.bottom > shown.bottom)
    scroller.scrollTop += box.top + box.height / 2 - shown.top - shown.height / 2;
}
