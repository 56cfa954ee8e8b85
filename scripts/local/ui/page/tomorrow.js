import { ask } from './ask.js';
import { element } from './element.js';
import { channelIcon, customerLink, heading, link, table, timeOf, zoneOf } from './parts.js';

/** What goes out on the shop's next day, hour by hour, if nothing happens before. */
export async function draw(page) {
  const { speech, look, catalogue } = page;
  const { day, hours, later, starts = [] } = await ask('/api/tomorrow');
  const titleOf = (scenario) =>
    speech.name(catalogue.scenarios.find(({ id }) => id === scenario)?.title ?? scenario);
  const date = speech.date(`${day}T12:00:00Z`, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' });
  const columns = ['what', 'scenario', 'customer', 'local', 'rank'].map((key) =>
    speech.say(`tomorrow.${key}`),
  );
  return [
    heading(speech.say('tomorrow', { day: date }), speech.say('tomorrow.lead', { zone: look.zone })),
    hours.length === 0 && element('p', { class: 'empty' }, speech.say('tomorrow.none')),
    hours.map(({ hour, steps }) =>
      element(
        'section',
        { class: 'hour', 'aria-labelledby': `hour-${hour.slice(0, 2)}` },
        element(
          'h2',
          { id: `hour-${hour.slice(0, 2)}` },
          hour,
          element('span', { class: 'hint' }, ` ${speech.say('tomorrow.steps', { n: steps.length })}`),
        ),
        table(
          `${date} ${hour}`,
          columns,
          steps.map(
            ({ execution, scenario, customer, at, kind, title, channels, unlessSomethingComes, rank }) => [
              [
                channels.map((channel) => [...channelIcon(page, channel), ' ']),
                link(['run', execution], speech.name(title)),
              ],
              [
                titleOf(scenario),
                kind !== 'message' && element('span', { class: 'hint' }, ` ${speech.say(`kind.${kind}`)}`),
                unlessSomethingComes &&
                  element('span', { class: 'hint' }, ` ${speech.say('tomorrow.unless')}`),
              ],
              customerLink(page, customer),
              [
                timeOf(page, at, zoneOf(page, customer)),
                element('span', { class: 'hint' }, ` ${zoneOf(page, customer)}`),
              ],
              rank === undefined ? '–' : speech.number(rank),
            ],
          ),
          '',
        ),
      ),
    ),
    starts.length > 0 && [
      element('h2', {}, speech.say('tomorrow.starts')),
      element(
        'ul',
        {},
        starts.map(({ scenario, customer }) =>
          element(
            'li',
            {},
            link(['scenario', scenario], titleOf(scenario)),
            ' · ',
            customerLink(page, customer),
          ),
        ),
      ),
    ],
    later > 0 && element('p', { class: 'hint' }, speech.say('tomorrow.later', { n: later })),
  ];
}
