import { ask, pathOf } from './ask.js';
import { acting, element } from './element.js';
import { badge, facts, heading, link, nameOf, pair, reasonOf, timeOf, zoneOf } from './parts.js';
import { reachTable } from './reach.js';

/** Why did this customer get, or not get, a message? */
export async function draw(
  page,
  customer = page.look.customers[0]?.customer,
  scenario = page.catalogue.scenarios[0]?.id,
  message = '',
) {
  const { speech, look, catalogue } = page;
  const title = heading(speech.say('why'), speech.say('why.lead'));
  const chosen = catalogue.scenarios.find(({ id }) => id === scenario);
  if (customer === undefined || chosen === undefined)
    return [title, element('p', { class: 'empty' }, speech.say('customers.none'))];
  const [findings, { profile }] = await Promise.all([
    ask(`/api/why?${new URLSearchParams({ customer, scenario, message })}`),
    ask(`/api/customers${pathOf(customer)}`),
  ]);
  const zone = zoneOf(page, customer);
  return [
    title,
    element(
      'div',
      { class: 'asked' },
      select(
        speech.say('why.customer'),
        'customer',
        look.customers.map((person) => [person.customer, nameOf(person)]),
        customer,
      ),
      select(
        speech.say('why.scenario'),
        'scenario',
        catalogue.stages.map((stage) => ({
          group: speech.say(`stage.${stage}`),
          options: catalogue.scenarios
            .filter((one) => one.stage === stage)
            .map(({ id, title: name }) => [id, speech.name(name)]),
        })),
        scenario,
      ),
      select(
        speech.say('why.message'),
        'message',
        [['', speech.say('why.any')], ...chosen.messages.map((state) => [state, speech.name(state)])],
        message,
      ),
    ),
    element(
      'section',
      { 'aria-labelledby': 'because', class: 'findings' },
      element('h2', { id: 'because' }, speech.say('why.answer')),
      element(
        'ol',
        { class: 'plain' },
        findings.map((finding) => drawFinding(page, finding, zone)),
      ),
    ),
    element(
      'section',
      { class: 'panel', 'aria-labelledby': 'reach' },
      element('h2', { id: 'reach' }, speech.say('reach')),
      reachTable(page, profile, zone),
    ),
    chosen.conditions.length > 0 &&
      element(
        'p',
        { class: 'hint' },
        speech.say('why.rule'),
        ' ',
        link(['scenario', scenario], speech.name(chosen.title)),
      ),
  ];
}

/** A choice that is a part of the address, in groups or not: what stands in all of them counts when one changes. */
function select(label, part, options, value) {
  const id = `why-${part}`;
  const draw = ([option, text]) => element('option', { value: option, selected: option === value }, text);
  const made = element(
    'select',
    { id },
    options.map((one) =>
      Array.isArray(one) ? draw(one) : element('optgroup', { label: one.group }, one.options.map(draw)),
    ),
  );
  return element(
    'p',
    {},
    element('label', { for: id }, label),
    acting(made, 'change', () => {
      const chosen = (other) => document.getElementById(`why-${other}`).value;
      // Another scenario has other messages.
      const message = part === 'scenario' ? '' : chosen('message');
      const address = [chosen('customer'), chosen('scenario'), ...(message === '' ? [] : [message])];
      location.hash = `#/why/${address.map(encodeURIComponent).join('/')}`;
    }),
  );
}

function drawFinding(page, { verdict, at, execution, state, reason, because, until, event }, zone) {
  const { speech } = page;
  return element(
    'li',
    { class: 'finding' },
    badge(verdict, speech.say(`verdict.${verdict}`)),
    element(
      'div',
      {},
      element('p', { class: 'state' }, state === undefined ? speech.name(event) : speech.name(state)),
      element(
        'p',
        {},
        speech.say(`verdict.${verdict}.says`, {
          event: speech.name(event ?? ''),
          time: until ? speech.time(until, zone) : '',
        }),
      ),
      element('p', {}, reasonOf(page, reason, because)),
      facts(
        pair(speech.say('refused.when'), at && timeOf(page, at, zone)),
        pair(speech.say('run'), execution && link(['run', execution], execution)),
      ),
    ),
  );
}
