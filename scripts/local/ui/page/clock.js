import { ask } from './ask.js';
import { acting, element, renew } from './element.js';
import { icon } from './icons.js';

const moves = ['step', 'hour', 'day', 'quiet'];

/** The virtual clock with what moves it. */
export function drawClock(place, page) {
  const { speech, look } = page;
  const { now, zone, openRuns, week } = look;
  place.ariaLabel = speech.say('clock');
  renew(
    place,
    element(
      'section',
      {},
      element(
        'p',
        { class: 'now' },
        element(
          'time',
          { datetime: now },
          element('span', { class: 'day' }, speech.date(now, zone, dayFace)),
          ' ',
          element('span', { class: 'hour' }, speech.date(now, zone, hourFace)),
        ),
        element('span', { class: 'hint' }, `${zone} · ${speech.say('clock.open', { n: openRuns })}`),
      ),
      element(
        'fieldset',
        { class: 'moves' },
        element('legend', { class: 'unseen' }, speech.say('clock.move')),
        moves.map((move) =>
          acting(
            element(
              'button',
              {
                type: 'button',
                class: 'quiet',
                'data-key': `${speech.language}-${move}`,
                title: speech.say(`clock.${move}.hint`),
              },
              speech.say(`clock.${move}`),
            ),
            'click',
            (pressed) => work(pressed.currentTarget, page, '/api/clock', { move }),
          ),
        ),
      ),
      element('div', { class: 'week' }, drawWeek(week, page)),
    ),
  );
}

function drawWeek({ done, of, playing }, page) {
  const { speech } = page;
  if (done === of && !playing) return element('p', { class: 'hint' }, speech.say('week.over', { n: of }));
  return [
    acting(
      element(
        'button',
        { type: 'button', 'data-key': `${speech.language}-${playing}` },
        icon(playing ? 'stop' : 'play', 12),
        speech.say(playing ? 'week.stop' : done === 0 ? 'week.play' : 'week.on'),
      ),
      'click',
      (pressed) => work(pressed.currentTarget, page, '/api/week', { play: !playing }),
    ),
    (playing || done > 0) &&
      element('progress', {
        max: String(of),
        value: String(done),
        'aria-label': speech.say('week.progress'),
      }),
  ];
}

async function work(button, page, path, sent) {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  try {
    await ask(path, sent);
    await page.refresh();
    const { now, zone, openRuns } = page.look;
    page.tell(
      `${page.speech.time(now, zone, { weekday: 'long', month: 'long' })}. ${page.speech.say('clock.open', { n: openRuns })}`,
    );
  } catch (fault) {
    page.complain(fault);
  } finally {
    button.ariaBusy = 'false';
  }
}

const dayFace = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' };
const hourFace = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
