import { ask, pathOf } from './ask.js';
import { element } from './element.js';
import { machineFigure } from './machine-figure.js';
import { customerLink, facts, heading, pair, runTable, table, timeOf, zoneOf } from './parts.js';

/** One scenario: what it is, its machine with live numbers, its runs, and who was not let in. */
export async function draw(page, id, detail) {
  const { speech, catalogue } = page;
  const scenario = catalogue.scenarios.find((known) => known.id === id);
  if (scenario === undefined) return [heading(speech.say('gone'))];
  const { title, purpose, stage, code, machine, event, timer, conditions, goal, exits } = scenario;
  const [look, figure] = await Promise.all([
    ask(`/api/scenarios${pathOf(id)}`),
    machineFigure(page, 'scenario', id, detail),
  ]);
  const named = (name) => `${speech.name(name)} (${name})`;
  const sayEnd = ({ event, says }) =>
    [named(event), ...says.map((one) => sayCondition(speech, one))].join('; ');
  return [
    heading(
      speech.name(title),
      element('span', { lang: speech.name(purpose) === purpose ? 'en' : undefined }, speech.name(purpose)),
    ),
    element(
      'dl',
      { class: 'tiles' },
      ['entered', 'open', 'finished', 'left', 'failed', 'sent', 'notStarted'].map((count) =>
        element(
          'div',
          { class: count },
          element('dt', {}, speech.say(`count.${count}`)),
          element('dd', {}, speech.number(look.counts[count])),
        ),
      ),
    ),
    element(
      'div',
      { class: 'beside' },
      figure,
      element(
        'section',
        { class: 'panel', 'aria-labelledby': 'about' },
        element('h2', { id: 'about' }, speech.say('scenario.about')),
        facts(
          pair(speech.say('scenario.stage'), speech.say(`stage.${stage}`), code && ` · ${code}`),
          pair(
            speech.say('scenario.starts'),
            timer === undefined ? named(event) : speech.trigger({ event, timer }),
          ),
          pair(
            speech.say('scenario.conditions'),
            conditions.length > 0 &&
              element(
                'ul',
                { class: 'plain' },
                conditions.map((one) => element('li', {}, sayCondition(speech, one))),
              ),
          ),
          pair(speech.say('scenario.goal'), goal && sayEnd(goal)),
          pair(
            speech.say('scenario.exits'),
            exits.length > 0 &&
              element(
                'ul',
                { class: 'plain' },
                exits.map((exit) => element('li', {}, sayEnd(exit))),
              ),
          ),
          pair(speech.say('scenario.machine'), element('code', {}, machine)),
        ),
      ),
    ),
    element('h2', {}, speech.say('runs')),
    runTable(page, look.runs, ['run', 'customer', 'status', 'standing']),
    element('h2', {}, speech.say('scenario.refused')),
    table(
      speech.say('scenario.refused'),
      ['customer', 'when', 'why'].map((key) => speech.say(`refused.${key}`)),
      look.notStarted.map(({ customer, at, because }) => [
        customerLink(page, customer),
        timeOf(page, at, zoneOf(page, customer)),
        element('span', { lang: 'en' }, because),
      ]),
      speech.say('scenario.refused.none'),
    ),
  ];
}

const sayCondition = (speech, { fact, is, value, orNever }) =>
  `${speech.say(`fact.${fact}`)}: ${speech.say(`is.${is}`, {
    value: value
      .split(', ')
      .map((one) => speech.name(one))
      .join(speech.say('shape.or')),
  })}${orNever ? speech.say('is.orNever') : ''}`;
