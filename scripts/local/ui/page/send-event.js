import { ask, pathOf } from './ask.js';
import { acting, element } from './element.js';
import { drawFields, readFields } from './event-form.js';
import { badge, heading, link, nameOf, timeOf } from './parts.js';

const firstEvent = 'cart.updated';

/** An event through a form made from the catalogue, or as JSON; what the door says stands beside it. */
export async function draw(
  page,
  customer = page.look.customers[0]?.customer,
  event = firstEvent,
  how = 'form',
) {
  const { speech, look, catalogue } = page;
  const { examples } = await ask(`/api/customers${pathOf(customer)}`);
  const example = examples[event] ?? {};
  const form = element(
    'form',
    { id: 'send', novalidate: true },
    element(
      'div',
      { class: 'asked' },
      pick(
        page,
        'customer',
        look.customers.map((person) => [person.customer, nameOf(person)]),
        customer,
        (id) => [id, event, how],
      ),
      pickEvent(page, event, (name) => [customer, name, how]),
    ),
    element(
      'p',
      { class: 'tabs' },
      ['form', 'json'].map((one) =>
        element(
          'a',
          {
            href: `#/send/${[customer, event, one].map(encodeURIComponent).join('/')}`,
            'aria-current': one === how && 'true',
          },
          speech.say(`send.${one}`),
        ),
      ),
    ),
    how === 'json' ? drawJson(speech, customer, example) : drawForm(speech, catalogue.forms[event], example),
    element('p', { class: 'submit' }, element('button', { type: 'submit' }, speech.say('send.send'))),
  );
  const answers = element(
    'div',
    { id: 'answers' },
    look.answers.map((answer) => drawAnswer(page, answer)),
  );
  const said = element('div', { id: 'answer', role: 'status' });
  acting(form, 'submit', async (submitted) => {
    submitted.preventDefault();
    for (const place of form.querySelectorAll('[data-fault]')) place.textContent = '';
    for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
    try {
      const detail = how === 'json' ? readJson(form, speech) : { customer, properties: readFields(form) };
      const answer = await ask('/api/events', { name: event, detail });
      await page.refresh();
      said.replaceChildren(drawAnswer(page, answer));
      answers.replaceChildren(...page.look.answers.slice(1).map((one) => drawAnswer(page, one)));
      if (answer.outcome === 'rejected') showFault(form, answer.said);
    } catch (fault) {
      said.replaceChildren(element('p', { class: 'fault' }, fault.message));
    }
  });
  return [
    heading(speech.say('send'), speech.say('send.lead')),
    element(
      'div',
      { class: 'sending' },
      form,
      element(
        'section',
        { class: 'panel', 'aria-labelledby': 'door' },
        element('h2', { id: 'door' }, speech.say('send.door')),
        said,
        answers,
      ),
    ),
  ];
}

const go = (rest) => {
  location.hash = `#/send/${rest.map(encodeURIComponent).join('/')}`;
};

function pick({ speech }, id, options, value, addressOf) {
  const select = element(
    'select',
    { id },
    options.map(([option, text]) => element('option', { value: option, selected: option === value }, text)),
  );
  return element(
    'p',
    {},
    element('label', { for: id }, speech.say(`send.${id}`)),
    acting(select, 'change', () => go(addressOf(select.value))),
  );
}

function pickEvent({ speech, catalogue }, value, addressOf) {
  const select = element(
    'select',
    { id: 'event' },
    catalogue.subjects.map(({ subject, events }) =>
      element(
        'optgroup',
        { label: speech.say(`subject.${subject}`) },
        events.map((name) =>
          element('option', { value: name, selected: name === value }, `${speech.name(name)} · ${name}`),
        ),
      ),
    ),
  );
  return element(
    'p',
    {},
    element('label', { for: 'event' }, speech.say('send.event')),
    acting(select, 'change', () => go(addressOf(select.value))),
  );
}

const drawForm = (speech, fields, example) =>
  fields.length === 0
    ? element('p', { class: 'hint' }, speech.say('form.nothing'))
    : element('div', { class: 'fields' }, drawFields(speech, fields, example));

const drawJson = (speech, customer, properties) =>
  element(
    'div',
    { class: 'fields' },
    element('label', { for: 'detail' }, speech.say('send.detail')),
    element(
      'textarea',
      {
        id: 'detail',
        rows: '18',
        spellcheck: 'false',
        autocomplete: 'off',
        'aria-describedby': 'detail-hint',
      },
      JSON.stringify({ customer, properties }, undefined, 2),
    ),
    element('p', { class: 'hint', id: 'detail-hint' }, speech.say('send.hint')),
  );

function readJson(form, speech) {
  try {
    return JSON.parse(form.querySelector('#detail').value);
  } catch (fault) {
    throw new Error(speech.say('send.not-json', { fault: fault.message }));
  }
}

/** The door names the place: "rejected: detail.properties.items[0].price: …". */
function showFault(form, said) {
  const [, place, fault] = /detail\.properties\.([\w.[\]]+): (.*)$/s.exec(said) ?? [];
  const name = place?.replaceAll(/\[(\d+)\]/g, '.$1');
  const told = name && form.querySelector(`[data-fault="${CSS.escape(name)}"]`);
  const input = name && form.querySelector(`[name="${CSS.escape(name)}"]`);
  if (!told || !input) return;
  told.textContent = fault;
  input.setAttribute('aria-invalid', 'true');
  input.closest('details')?.setAttribute('open', '');
  input.focus();
}

/** What the door said of one event, and what came of it. */
function drawAnswer(page, { event, customer, outcome, said, started, notStarted, at }) {
  const { speech, catalogue, look } = page;
  const titleOf = (scenario) =>
    speech.name(catalogue.scenarios.find(({ id }) => id === scenario)?.title ?? scenario);
  const runOf = (scenario) => look.runs.find((run) => run.scenario === scenario && run.customer === customer);
  return element(
    'article',
    { class: 'answer' },
    element(
      'p',
      {},
      badge(outcome, speech.say(`outcome.${outcome}`)),
      ' ',
      element('strong', {}, speech.name(event)),
      customer && ` · ${customer}`,
      ' ',
      timeOf(page, at, look.zone),
    ),
    outcome !== 'recorded' && element('p', { lang: 'en' }, said),
    started.map((scenario) => {
      const run = runOf(scenario);
      const title = run === undefined ? titleOf(scenario) : link(['run', run.execution], titleOf(scenario));
      return element('p', {}, `${speech.say('answer.started')} `, title);
    }),
    notStarted.map(({ scenario, because }) =>
      element(
        'p',
        {},
        `${speech.say('answer.not-started', { scenario: titleOf(scenario) })} `,
        element('span', { lang: 'en' }, because),
      ),
    ),
    outcome === 'recorded' &&
      started.length + notStarted.length === 0 &&
      element('p', { class: 'hint' }, speech.say('answer.nothing')),
  );
}
