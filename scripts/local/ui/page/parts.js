import { element, svgElement } from './element.js';
import { icon } from './icons.js';

/** Pieces that several views are made of. */

export const personOf = ({ look }, customer) =>
  look.customers.find((known) => known.customer === customer) ?? { customer };

/** What a person calls a customer. */
export const nameOf = ({ customer, name }) => name ?? customer;

export const zoneOf = (page, customer) => personOf(page, customer).zone ?? page.look.zone;

export const link = (path, ...children) =>
  element('a', { href: `#/${path.map(encodeURIComponent).join('/')}` }, ...children);

export const customerLink = (page, customer) =>
  customer === undefined
    ? page.speech.say('nobody')
    : link(['customer', customer], nameOf(personOf(page, customer)));

export const timeOf = ({ speech }, at, zone, options) =>
  element('time', { datetime: at }, speech.time(at, zone, options));

export const badge = (kind, text) => element('span', { class: `badge ${kind.replaceAll(' ', '-')}` }, text);

export const statusBadge = ({ speech }, status) => badge(status, speech.say(`status.${status}`));

export const channelIcon = ({ speech }, channel) => [
  icon(channel),
  element('span', { class: 'unseen' }, speech.say(`channel.${channel}`)),
];

export const heading = (text, said, ...beside) =>
  element(
    'div',
    { class: 'heading' },
    element('div', {}, element('h1', {}, text), said && element('p', { class: 'lead' }, said)),
    ...beside,
  );

/** A reason in the reader's words, with the decision's own sentence, which is English, below it. */
export function reasonOf({ speech }, reason, because) {
  const words = reason === undefined ? undefined : speech.reason(reason);
  if (speech.language === 'en') return [element('span', { class: 'because' }, because ?? words)];
  return [
    words && element('span', { class: 'because' }, words),
    because && element('span', { class: 'sentence', lang: 'en' }, because),
  ];
}

/** A table with a heading for each column; a cell is a node, a text or a list of them. */
export const table = (caption, columns, rows, empty) =>
  rows.length === 0
    ? element('p', { class: 'empty' }, empty)
    : element(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
        element(
          'table',
          {},
          element('caption', { class: 'unseen' }, caption),
          element(
            'thead',
            {},
            element(
              'tr',
              {},
              columns.map((column) => element('th', { scope: 'col' }, column)),
            ),
          ),
          element(
            'tbody',
            {},
            rows.map(([first, ...cells]) =>
              element(
                'tr',
                {},
                element('th', { scope: 'row' }, first),
                cells.map((cell) => element('td', {}, cell)),
              ),
            ),
          ),
        ),
      );

/** A term with what it says; nothing when there is nothing to say. */
export function pair(term, ...said) {
  const kept = said.flat(2).filter((one) => one !== undefined && one !== false && one !== '');
  return kept.length === 0 ? [] : [element('dt', {}, term), element('dd', {}, kept)];
}

export const facts = (...pairs) => element('dl', { class: 'facts' }, pairs);

/** Shares of a whole as one bar; numbers beside it say the same. */
export function bar(shares) {
  const whole = shares.reduce((sum, [, count]) => sum + count, 0);
  let x = 0;
  return svgElement(
    'svg',
    { class: 'bar', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    shares.map(([kind, count]) => {
      const width = whole === 0 ? 0 : (100 * count) / whole;
      const share = svgElement('rect', {
        class: kind,
        x: x.toFixed(2),
        y: 0,
        width: width.toFixed(2),
        height: 4,
      });
      x += width;
      return share;
    }),
  );
}

const runCells = {
  run: (page, { execution, customer, startedAt }) =>
    link(['run', execution], timeOf(page, startedAt, zoneOf(page, customer))),
  scenario: ({ speech }, { execution, title }) => link(['run', execution], speech.name(title)),
  customer: (page, { customer }) => customerLink(page, customer),
  began: (page, { customer, startedAt }) => timeOf(page, startedAt, zoneOf(page, customer)),
  status: (page, { status }) => statusBadge(page, status),
  standing: (page, run) => standing(page, run),
};

/** Where a run stands, in a few words. */
export function standing(page, run) {
  const { speech } = page;
  const zone = zoneOf(page, run.customer);
  if (run.status === 'finished') return '';
  if (run.status !== 'running') return reasonOf(page, run.reason, run.because);
  return [
    speech.name(run.at),
    run.until !== undefined &&
      element('span', { class: 'hint' }, ` ${speech.say('until', { time: speech.time(run.until, zone) })}`),
  ];
}

/** Runs with what is told of each: all of it, or what `columns` names. */
export const runTable = (page, runs, columns = ['scenario', 'customer', 'began', 'status', 'standing']) => {
  const { speech } = page;
  return table(
    speech.say('runs'),
    columns.map((column) => speech.say(`runs.${column}`)),
    runs.map((run) => columns.map((column) => runCells[column](page, run))),
    speech.say('runs.none'),
  );
};
