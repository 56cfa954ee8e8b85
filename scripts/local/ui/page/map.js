import { acting, element } from './element.js';
import { icon } from './icons.js';
import { bar, heading } from './parts.js';

/** The map: stages as columns, scenarios as cards with live counts. */
export async function draw({ speech, catalogue, look }) {
  return [
    heading(speech.say('map'), speech.say('map.lead')),
    element(
      'div',
      { class: 'map' },
      catalogue.stages.map((stage, n) => {
        const own = catalogue.scenarios.filter((scenario) => scenario.stage === stage);
        const entered = own.reduce((sum, { id }) => sum + look.counts[id].entered, 0);
        return element(
          'section',
          { class: `stage stage-${n + 1}`, 'aria-labelledby': `stage-${stage}` },
          element(
            'div',
            { class: 'stage-head' },
            element('h2', { id: `stage-${stage}` }, speech.say(`stage.${stage}`)),
            element('span', { class: 'hint' }, speech.say('map.runs', { n: entered })),
          ),
          own.length === 0
            ? element('p', { class: 'empty' }, speech.say('map.none'))
            : element(
                'ul',
                { class: 'plain cards' },
                own.map((scenario) => drawCard(scenario, look.counts[scenario.id], speech)),
              ),
        );
      }),
    ),
  ];
}

function drawCard({ id, code, title, event, timer, steps }, counts, speech) {
  return element(
    'li',
    { class: counts.open > 0 ? 'card alive' : 'card', 'data-key': id },
    element(
      'h3',
      {},
      element('a', { class: 'cover', href: `#/scenario/${id}` }, speech.name(title)),
      code !== undefined && element('span', { class: 'code' }, code),
    ),
    element(
      'p',
      { class: 'trigger' },
      speech.say('map.trigger', { event: speech.trigger({ event, timer }) }),
    ),
    acting(
      element(
        'ol',
        { class: 'plain steps' },
        steps.map(({ kind, title: step }) => {
          const said = `${speech.say(`kind.${kind}`)}: ${speech.name(step)}`;
          return element(
            'li',
            { class: kind, title: said },
            icon(kind, 15),
            element('span', { class: 'unseen' }, said),
          );
        }),
      ),
      'click',
      () => {
        location.hash = `#/scenario/${id}`;
      },
    ),
    counts.entered > 0 && [
      bar([
        ['open', counts.open],
        ['finished', counts.finished],
        ['left', counts.left],
        ['failed', counts.failed],
      ]),
      element(
        'dl',
        { class: 'counts' },
        ['open', 'finished', 'left', 'sent'].map((count) =>
          element(
            'div',
            { class: count },
            element('dt', {}, speech.say(`count.${count}`)),
            element('dd', {}, speech.number(counts[count])),
          ),
        ),
      ),
    ],
  );
}
