import { ask } from './ask.js';
import { drawClock } from './clock.js';
import * as customer from './customer.js';
import * as customers from './customers.js';
import { acting, element, renew } from './element.js';
import * as map from './map.js';
import * as outbox from './outbox.js';
import * as run from './run.js';
import * as runs from './runs.js';
import * as scenario from './scenario.js';
import * as sendEvent from './send-event.js';
import { makeSpeech } from './speech.js';
import * as tomorrow from './tomorrow.js';
import * as why from './why.js';

/** A view by the first part of its address; those with a place stand in the menu. */
const views = { map, send: sendEvent, customers, runs, outbox, tomorrow, why, scenario, run, customer };
const menu = ['map', 'send', 'customers', 'runs', 'outbox', 'tomorrow', 'why'];
/** Where a view that is not in the menu belongs. */
const parents = { scenario: 'map', run: 'runs', customer: 'customers' };
const languages = { en: 'English', ru: 'Русский' };
const lookEvery = 2000; // events also come from apps and from customers' own pages
const lookEveryPlaying = 400;

const at = (id) => document.getElementById(id);
/** What every view is given: how to speak, what there is, and what is so now. */
const page = { speech: undefined, catalogue: undefined, look: undefined, tell, complain, refresh };
let drawing = 0;

const readAddress = () => {
  const [name = '', ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return name in views ? { name, rest } : { name: 'map', rest: [] };
};

/** Says something to those who do not see it. */
function tell(text) {
  at('live').textContent = text;
}

function complain(fault) {
  tell(fault.message);
  console.warn(fault.message);
}

/** Draws the view of the address; on arrival the reader stands at its heading. */
async function draw({ arrives }) {
  const round = ++drawing;
  const { name, rest } = readAddress();
  const parts = await views[name].draw(page, ...rest);
  if (round !== drawing) return; // another one has been asked for meanwhile
  const fresh = element('main', {}, parts);
  const heading = fresh.querySelector('h1');
  heading.tabIndex = -1;
  document.title = `${heading.textContent} · Triggermap`;
  for (const link of at('nav').querySelectorAll('a'))
    link.ariaCurrent = link.hash === `#/${parents[name] ?? name}` ? 'page' : null;
  if (!arrives) return renew(at('main'), fresh);
  at('main').replaceChildren(...fresh.childNodes);
  at('main').className = `view-${name}`;
  if (arrives === 'moved') {
    scrollTo(0, 0);
    at('main').querySelector('h1').focus();
  }
}

function drawFrame() {
  const { speech } = page;
  document.documentElement.lang = speech.language;
  at('skip').textContent = speech.say('skip');
  at('nav').ariaLabel = speech.say('nav');
  at('nav').replaceChildren(
    ...menu.map((name) => element('a', { href: `#/${name}` }, speech.say(`nav.${name}`))),
  );
  at('languages').replaceChildren(
    element('legend', { class: 'unseen' }, speech.say('language')),
    ...Object.entries(languages).map(([language, name]) =>
      acting(
        element(
          'button',
          {
            type: 'button',
            lang: language,
            'aria-pressed': String(language === speech.language),
            title: name,
          },
          element('span', { 'aria-hidden': 'true' }, language.toUpperCase()),
          element('span', { class: 'unseen' }, name),
        ),
        'click',
        () => speakIn(language).catch(complain),
      ),
    ),
  );
}

async function speakIn(language) {
  localStorage.setItem('language', language);
  page.speech = makeSpeech(await ask(`/page/words.${language}.json`));
  drawFrame();
  drawClock(at('clock'), page);
  await draw({ arrives: 'again' });
  at('languages').querySelector(`[lang=${language}]`).focus();
}

/** Looks at what is so now; a view is drawn anew only when something has changed. */
async function refresh() {
  const { changes, now } = page.look ?? {};
  const pulse = await ask('/api/pulse');
  if (pulse.changes === changes && pulse.now === now && pulse.week.playing === page.look.week.playing) return;
  page.look = await ask('/api/look');
  drawClock(at('clock'), page);
  if (readAddress().name !== 'send') await draw({ arrives: false });
}

async function keepLooking() {
  for (;;) {
    await new Promise((resolve) =>
      setTimeout(resolve, page.look.week.playing ? lookEveryPlaying : lookEvery),
    );
    if (!document.hidden) await refresh().catch(complain);
  }
}

async function begin() {
  const known = localStorage.getItem('language') ?? navigator.language.slice(0, 2);
  const language = known in languages ? known : 'en';
  const words = ask(`/page/words.${language}.json`);
  [page.catalogue, page.look] = await Promise.all([ask('/api/catalogue'), ask('/api/look')]);
  page.speech = makeSpeech(await words);
  drawFrame();
  drawClock(at('clock'), page);
  await draw({ arrives: 'first' });
  addEventListener('hashchange', () => draw({ arrives: 'moved' }).catch(complain));
  await keepLooking();
}

at('skip').addEventListener('click', (pressed) => {
  pressed.preventDefault(); // an address of this page is a view
  at('main').focus();
});
begin().catch(complain);
