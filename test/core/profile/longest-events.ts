import * as z from 'zod';
import { events } from '#map';
import { type CustomerEvent, type EventName, listNames } from '../../../statemachines/language/events.ts';
import { schemaOf } from '../../../statemachines/language/property-schema.ts';
import { traitsOf } from '../../../statemachines/language/subjects.ts';

/** What a shape says of itself, as far as it bounds what may come. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
}

/** So many of what an event may list without end: the door bounds them by the bytes of the event alone. */
const listed = 40;
const longestEmail = 254;

/**
 * Events of every name that a customer may have, each property given and at its longest: `letter` fills texts, and the
 * number of the event makes them differ. The door takes every one of them.
 */
export function makeLongestEvents(letter: string) {
  const schemas = new Map(
    listNames(events).map((name) => [name, z.toJSONSchema(schemaOf(events[name])) as Schema]),
  ); // what it makes
  return (name: EventName, number: number, at: string): CustomerEvent => {
    const properties = longestOf(schemas.get(name) ?? {}, '', number, letter);
    const told: Readonly<Record<string, unknown>> = schemaOf(events[name]).parse(properties);
    const { key } = traitsOf(events[name].about);
    return {
      id: textOf(128, `event-${number}`, letter),
      name,
      at,
      customer: 'customer-1',
      key: key === undefined ? 'customer' : String(told[key]),
      properties: told,
    } as CustomerEvent; // its shape has just taken it
  };
}

const textOf = (length: number, start: string, letter: string): string =>
  (start + letter.repeat(length)).slice(0, length);

function longestOf(schema: Schema, name: string, number: number, letter: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[number % schema.enum.length];
  if (schema.anyOf !== undefined) return longestOf(schema.anyOf[0] ?? {}, name, number, letter);
  const inner = (of: Schema | undefined, place: string | number) =>
    longestOf(of ?? {}, String(place), number, letter);
  switch (schema.type) {
    case 'object':
      return schema.properties === undefined
        ? Object.fromEntries(
            Array.from({ length: listed }, (_, place) => [
              textOf(64, `${number}-${place}-`, letter),
              inner(schema.additionalProperties, place),
            ]),
          )
        : Object.fromEntries(Object.entries(schema.properties).map(([key, of]) => [key, inner(of, key)]));
    case 'array':
      return Array.from({ length: Math.min(listed, schema.maxItems ?? listed) }, (_, place) =>
        inner(schema.items, `${place}-`),
      );
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.min(schema.maximum ?? 999_999_999, 999_999_999);
    default:
      return wordOf(schema, name, number, letter);
  }
}

function wordOf(
  { format, pattern, maxLength = 4000 }: Schema,
  name: string,
  number: number,
  letter: string,
): string {
  if (name === 'zone') return 'America/Argentina/ComodRivadavia';
  if (name === 'language') return number % 2 === 0 ? 'en-GB' : 'ru-RU';
  if (name === 'phone') return `+4420794${String(number).padStart(5, '0')}`;
  if (format === 'date-time') return `2027-01-01T00:00:00.${'0'.repeat(200)}Z`;
  if (format === 'date') return '2027-01-01';
  if (format === 'uri') return `https://example.com/${'a'.repeat(4000)}`;
  if (format === 'email')
    return `${textOf(longestEmail - '@example.com'.length, `${name}${number}`, 'a')}@example.com`;
  if (pattern?.includes('A-Z]{3}')) return 'EUR';
  if (pattern?.includes('A-Z]{2}')) return 'GB';
  if (pattern !== undefined) return textOf(64, `w${number}-`, 'a');
  return textOf(maxLength, `${name}${number}-`, letter);
}
