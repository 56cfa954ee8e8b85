import { element } from './element.js';
import { icon } from './icons.js';
import { link } from './parts.js';

const marks = { 'held back': 'held', 'put off': 'wait', ended: 'held', 'to come': 'wait' };

/** One month of a customer: each day with what was sent, and what was held back by what. */
export function drawMonth(page, customer, { month, before, after, weeks }, zone) {
  const { speech } = page;
  const title = speech.date(`${month}-15T12:00:00Z`, 'UTC', { month: 'long', year: 'numeric' });
  const days = weeks[0].map(({ day }) => `${day}T12:00:00Z`);
  return [
    element(
      'div',
      { class: 'month-nav' },
      link(['customer', customer, before], `← ${speech.say('calendar.before')}`),
      element('strong', {}, title),
      link(['customer', customer, after], `${speech.say('calendar.after')} →`),
    ),
    element(
      'table',
      { class: 'month' },
      element('caption', { class: 'unseen' }, speech.say('calendar.caption', { month: title, zone })),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          days.map((day) =>
            element(
              'th',
              { scope: 'col', abbr: speech.date(day, 'UTC', { weekday: 'long' }) },
              speech.date(day, 'UTC', { weekday: 'short' }),
            ),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        weeks.map((week) =>
          element(
            'tr',
            {},
            week.map((day) => drawDay(page, day, zone)),
          ),
        ),
      ),
    ),
    element(
      'ul',
      { class: 'plain legend' },
      ['sent', 'held back', 'put off', 'ended', 'to come'].map((what) =>
        element(
          'li',
          { class: what.replace(' ', '-') },
          icon(marks[what] ?? 'email', 13),
          speech.say(`calendar.${what}`),
        ),
      ),
    ),
  ];
}

function drawDay(page, { day, isOfMonth, isToday, entries, events }, zone) {
  const { speech } = page;
  const classes = [!isOfMonth && 'other', isToday && 'today', entries.length + events.length === 0 && 'bare'];
  const face = { day: 'numeric', ...(isOfMonth ? {} : { month: 'short' }) };
  return element(
    'td',
    { class: classes.filter(Boolean).join(' ') || undefined, 'aria-current': isToday && 'date' },
    element('time', { datetime: day }, speech.date(`${day}T12:00:00Z`, 'UTC', face)),
    element(
      'ul',
      { class: 'plain' },
      entries.map((entry) => drawEntry(page, entry, zone)),
    ),
    events.length > 0 &&
      element(
        'p',
        { class: 'hint happened', title: events.map((name) => speech.name(name)).join(', ') },
        speech.say('calendar.events', { n: events.length }),
      ),
  );
}

function drawEntry(
  { speech, catalogue },
  { what, at, execution, scenario, title, channel, reason, until },
  zone,
) {
  const of = catalogue.scenarios.find(({ id }) => id === scenario)?.title ?? scenario;
  const held = what !== 'sent' && what !== 'to come';
  return element(
    'li',
    { class: what.replace(' ', '-') },
    icon(what === 'sent' ? (channel ?? 'email') : marks[what], 13),
    element(
      'span',
      { class: 'unseen' },
      `${speech.say(`calendar.${what}`)}${channel ? `, ${speech.say(`channel.${channel}`)}` : ''}: `,
    ),
    link(['run', execution], element('span', { title: speech.name(of) }, speech.name(title))),
    ' ',
    element('time', { datetime: at, class: 'hint' }, speech.date(at, zone, hourFace)),
    held && element('span', { class: 'by' }, speech.reason(reason)),
    until && element('span', { class: 'by' }, speech.say('until', { time: speech.time(until, zone) })),
  );
}

const hourFace = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
