import { acting, element } from './element.js';

/** Fields that a form is built of, and the object that its inputs say. Names of inputs are paths such as `items.0.price`. */

/** The inputs of some fields with the values of an example. */
export const drawFields = (speech, fields, values, path = []) => {
  const known = ({ name, required }) => required || values?.[name] !== undefined;
  const rest = fields.filter((field) => !known(field));
  return [
    fields
      .filter(known)
      .map((field) => drawField(speech, field, values?.[field.name], [...path, field.name])),
    rest.length > 0 &&
      element(
        'details',
        { class: 'more-fields' },
        element('summary', {}, speech.say('form.more', { n: rest.length })),
        rest.map((field) => drawField(speech, field, undefined, [...path, field.name])),
      ),
  ];
};

function drawField(speech, field, value, path) {
  switch (field.kind) {
    case 'group':
      return element(
        'fieldset',
        { class: 'group' },
        element('legend', {}, labelOf(speech, field)),
        drawFields(speech, field.fields, value, path),
      );
    case 'list':
      return drawList(speech, field, value ?? [], path);
    case 'flag':
      return element(
        'p',
        { class: 'field flag' },
        element(
          'label',
          {},
          element('input', {
            type: 'checkbox',
            name: path.join('.'),
            'data-kind': 'flag',
            checked: value === true,
          }),
          ' ',
          labelOf(speech, field),
        ),
      );
    default:
      return drawInput(speech, field, value, path);
  }
}

function drawInput(speech, field, value, path) {
  const name = path.join('.');
  const id = `field-${path.join('-')}`;
  const { kind, required } = field;
  const said = { id, name, 'data-kind': kind, 'aria-describedby': `${id}-fault`, required };
  const input =
    kind === 'choice'
      ? element(
          'select',
          said,
          !required && element('option', { value: '' }, '–'),
          field.options.map((option) =>
            element(
              'option',
              { value: option, selected: option === value },
              speech.has(`option.${option}`) ? speech.say(`option.${option}`) : option,
            ),
          ),
        )
      : kind === 'names'
        ? element(
            'textarea',
            { ...said, rows: '2', spellcheck: 'false' },
            value === undefined
              ? ''
              : Object.entries(value)
                  .map(([one, is]) => `${one}: ${is}`)
                  .join('\n'),
          )
        : element('input', {
            ...said,
            type: kind === 'number' ? 'number' : kind === 'day' ? 'date' : 'text',
            step: kind === 'number' ? (field.whole ? '1' : 'any') : undefined,
            value: value === undefined ? undefined : String(value),
            placeholder: speech.has(`placeholder.${kind}`) ? speech.say(`placeholder.${kind}`) : undefined,
            autocomplete: 'off',
          });
  return element(
    'p',
    { class: `field ${kind}` },
    element('label', { for: id }, labelOf(speech, field)),
    input,
    element('span', { class: 'fault', id: `${id}-fault`, 'data-fault': name }),
  );
}

const labelOf = (speech, { name, required }) => [
  speech.has(`field.${name}`) ? speech.say(`field.${name}`) : name,
  required &&
    element(
      'span',
      { class: 'required', title: speech.say('form.required') },
      element('span', { 'aria-hidden': 'true' }, ' *'),
      element('span', { class: 'unseen' }, ` (${speech.say('form.required')})`),
    ),
];

/** Items can be added and taken away. */
function drawList(speech, field, values, path) {
  const items = element('div', { class: 'items' });
  let next = 0;
  const addItem = (value) => {
    const n = next++;
    const taken = acting(
      element('button', { type: 'button', class: 'quiet small' }, speech.say('form.remove')),
      'click',
      () => {
        item.remove();
        added.focus();
      },
    );
    const item = element(
      'fieldset',
      { class: 'item' },
      element('legend', {}, speech.say('form.item', { n: n + 1 })),
      drawFields(speech, field.fields, value, [...path, String(n)]),
      taken,
    );
    items.append(item);
    return item;
  };
  for (const value of values) addItem(value);
  const added = acting(
    element('button', { type: 'button', class: 'quiet small' }, speech.say('form.add')),
    'click',
    () => addItem({}).querySelector('input, select')?.focus(),
  );
  return element(
    'fieldset',
    { class: 'group list', 'data-list': path.join('.') },
    element('legend', {}, labelOf(speech, field)),
    items,
    added,
  );
}

/** What the inputs say; what was left empty is left out, and lists close up. */
export function readFields(form) {
  const read = {};
  for (const list of form.querySelectorAll('[data-list]')) put(read, list.dataset.list.split('.'), []);
  for (const input of form.querySelectorAll('[data-kind]')) {
    const value = readInput(input);
    if (value !== undefined) put(read, input.name.split('.'), value);
  }
  return closeUp(read);
}

function readInput({ dataset: { kind }, value, checked }) {
  if (kind === 'flag') return checked ? true : undefined;
  if (value === '') return undefined;
  if (kind === 'number') return Number(value);
  if (kind === 'names') return readNames(value);
  return value;
}

/** "favourite: ferns" a line; what reads as a number or as yes and no is one. */
function readNames(text) {
  const lines = text.split('\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const [name, ...rest] = line.split(':');
      const said = rest.join(':').trim();
      const value = ['true', 'false'].includes(said)
        ? said === 'true'
        : said !== '' && !Number.isNaN(Number(said))
          ? Number(said)
          : said;
      return [name.trim(), value];
    }),
  );
}

function put(target, [name, ...rest], value) {
  if (rest.length === 0) {
    if (!(Array.isArray(value) && name in target)) target[name] = value;
    return;
  }
  target[name] ??= /^\d+$/.test(rest[0]) ? [] : {};
  put(target[name], rest, value);
}

const closeUp = (value) =>
  Array.isArray(value)
    ? value.filter((item) => item !== undefined).map(closeUp)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, closeUp(inside)]))
      : value;
