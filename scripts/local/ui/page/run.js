import { ask, pathOf } from './ask.js';
import { element } from './element.js';
import { machineFigure } from './machine-figure.js';
import {
  badge,
  customerLink,
  facts,
  heading,
  link,
  nameOf,
  pair,
  personOf,
  reasonOf,
  statusBadge,
  timeOf,
  zoneOf,
} from './parts.js';

/** One customer's pass through one scenario: its machine with the path taken, and every decision with its reason. */
export async function draw(page, execution, detail) {
  const { speech } = page;
  const [run, figure] = await Promise.all([
    ask(`/api/runs${pathOf(execution)}`),
    machineFigure(page, 'run', execution, detail),
  ]);
  const zone = zoneOf(page, run.customer);
  return [
    heading(
      `${speech.name(run.title)} · ${nameOf(personOf(page, run.customer))}`,
      speech.say('run.lead', { zone }),
      statusBadge(page, run.status),
    ),
    element(
      'div',
      { class: 'beside' },
      figure,
      element(
        'section',
        { class: 'panel', 'aria-labelledby': 'path' },
        element('h2', { id: 'path' }, speech.say('run.path')),
        element(
          'ol',
          { class: 'plain trail' },
          run.footprints.flatMap((footprint) => drawStep(page, footprint, zone)),
        ),
        run.status === 'running' &&
          run.until !== undefined &&
          element('p', { class: 'next' }, speech.say('run.waits', { time: speech.time(run.until, zone) })),
        run.status === 'failed' && element('p', { class: 'fault' }, run.because),
        facts(
          pair(speech.say('runs.customer'), customerLink(page, run.customer)),
          pair(speech.say('runs.scenario'), link(['scenario', run.scenario], speech.name(run.title))),
          pair(
            speech.say('run.trigger'),
            `${speech.name(run.trigger.event)}, ${speech.time(run.trigger.at, zone)}`,
          ),
          pair(speech.say('run.key'), run.trigger.key),
          pair(speech.say('run.execution'), element('code', {}, run.execution)),
          pair(speech.say('run.machine'), element('code', {}, run.machine)),
          pair(speech.say('run.states'), speech.number(run.states)),
        ),
      ),
    ),
  ];
}

/** Choices say nothing of their own: what they follow was decided before them. */
function drawStep(page, { state, at, decided }, zone) {
  const { speech } = page;
  if (decided === undefined && /\?(?: \(\d+\))?$/.test(state)) return [];
  return [
    element(
      'li',
      { class: decided === undefined ? 'passed' : `decided ${decided.decision}` },
      timeOf(page, decided?.at ?? at, zone),
      element('span', { class: 'state' }, speech.name(state)),
      decided && badge(decided.decision, speech.decision(decided.decision)),
      decided?.answer && element('span', { class: 'answer' }, speech.name(decided.answer)),
      decided && decided.answer === undefined && reasonOf(page, decided.reason, decided.because),
      (decided?.attempts ?? [])
        .filter(({ outcome }) => outcome !== 'sent')
        .map(({ channel, because, reason }) =>
          element(
            'span',
            { class: 'attempt' },
            `${speech.say(`channel.${channel}`)}: ${because ?? (reason ? speech.reason(reason) : speech.say('run.refused'))}`,
          ),
        ),
    ),
  ];
}
