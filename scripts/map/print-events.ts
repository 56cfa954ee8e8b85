import type { EventDeclaration } from '../../statemachines/language/event.ts';
import { type EventDeclarations, isApart, isEventName } from '../../statemachines/language/events.ts';
import type { Properties, Property } from '../../statemachines/language/property.ts';
import { sayEvent } from '../../statemachines/language/questions.ts';
import { traitsOf } from '../../statemachines/language/subjects.ts';

/** What there is to know of each event, or of one, for whoever makes an app send it: from its declaration alone. */
export function printEvents(
  areas: Readonly<Record<string, EventDeclarations>>,
  wanted?: string,
): readonly string[] {
  const all: EventDeclarations = Object.assign({}, ...Object.values(areas));
  if (wanted !== undefined && !isEventName(wanted, all)) throw new Error(`the map has no event '${wanted}'`);
  return Object.entries(areas).flatMap(([area, events]) => {
    const found = Object.entries(events).filter(([name]) => wanted === undefined || name === wanted);
    return found.length === 0
      ? []
      : [`# ${sayEvent(area)}`, '', ...found.flatMap(([name, declaration]) => describe(name, declaration))];
  });
}

function describe(name: string, declaration: EventDeclaration): readonly string[] {
  const { title, note, core, optional, retained, retainedBy } = declaration;
  return [
    `## ${name}`,
    '',
    [`${title?.en ?? sayEvent(name)}.`, note ?? []].flat().join(' '),
    sayNature(declaration),
    ...(retained.length === 0
      ? []
      : [
          `Retained, so that scenarios may ask it: ${retained.join(', ')}${
            retainedBy.length === 0 ? '' : `; the newest for each ${retainedBy.join(' and ')}`
          }.`,
        ]),
    '',
    ...listProperties(core, optional),
  ];
}

function sayNature(declaration: EventDeclaration): string {
  const { about, actor, from, shopWide, lists, person, describes, begins, opens, closes, privacy } =
    declaration;
  const { key } = traitsOf(about);
  return [
    `About the ${about}${key === undefined ? '' : `, named by ${key}`}; the ${actor}’s doing; sent by ${from.join(', ')}.`,
    shopWide === true ? 'It happens to no customer: it starts, ends and answers nothing.' : [],
    lists === undefined ? [] : 'It lists goods: rules may ask how many, and what they are worth.',
    person === true ? 'What it says of the person goes into the profile.' : [],
    describes === true ? `Messages about the ${about} are written from it.` : [],
    begins === true ? `It begins the ${about}.` : [],
    opens === undefined ? [] : `It opens a ${opens}, which keeps marketing back.`,
    closes === undefined ? [] : `It closes a ${closes}.`,
    privacy === undefined ? [] : `It asks for the customer’s ${privacy}.`,
    isApart(declaration) ? `The newest about each ${about} is known.` : [],
  ]
    .flat()
    .join(' ');
}

/** A table of the properties; those of a group stand below it. */
function listProperties(core: Properties, optional: Properties): readonly string[] {
  const rows = [...rowsOf(core, 'yes', ''), ...rowsOf(optional, '', '')];
  return rows.length === 0
    ? ['It says nothing more.', '']
    : ['| property | needed | what |', '| --- | --- | --- |', ...rows, ''];
}

const rowsOf = (properties: Properties, needed: string, path: string): readonly string[] =>
  Object.entries(properties).flatMap(([name, property]) => {
    const inner = property.kind === 'list' ? property.of : property;
    return [
      `| \`${path}${name}\` | ${needed} | ${[sayKind(property), property.note ?? []].flat().join('. ')} |`,
      ...(inner.kind === 'group'
        ? [...rowsOf(inner.core, needed, `${path}${name}.`), ...rowsOf(inner.optional, '', `${path}${name}.`)]
        : []),
    ];
  });

/** What a property may be, in words. */
function sayKind(property: Property): string {
  switch (property.kind) {
    case 'id':
      return 'an id, up to 128 characters';
    case 'text':
      return property.pattern?.says ?? `text, up to ${property.longest} characters`;
    case 'email':
      return 'an email address';
    case 'phone':
      return 'a phone number, as E.164 or as it is dialled in `country`';
    case 'zone':
      return 'an IANA zone, such as Europe/London';
    case 'address':
      return 'an address of `channel`';
    case 'link':
      return 'an address of the web';
    case 'moment':
      return 'a moment, ISO 8601 with an offset';
    case 'day':
      return 'a day, such as 2026-11-30';
    case 'flag':
      return 'true or false';
    case 'number':
      return [
        property.whole === true ? 'a whole number' : 'a number',
        property.least === undefined ? [] : `from ${property.least}`,
        property.most === undefined ? [] : `up to ${property.most}`,
      ]
        .flat()
        .join(' ');
    case 'choice':
      return property.options.join(', ');
    case 'record':
      return 'names of your own with texts, numbers or true and false';
    case 'list':
      return `up to ${property.most}${property.of.kind === 'group' ? ', each with' : ` of ${sayKind(property.of)}`}`;
    case 'group':
      return 'with';
  }
}
