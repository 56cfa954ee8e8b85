import { events, policy } from '#map';
import { onlyKnown } from '../../../../functions/core/records/only-known.ts';
import type { Profile } from '../../../../functions/core/records/records.ts';
import type { EventName, Properties as PropertiesOf } from '../../../../statemachines/language/events.ts';
import { currency, type Properties, type Property } from '../../../../statemachines/language/property.ts';
import { traitsOf } from '../../../../statemachines/language/subjects.ts';
import { goodsIn, worthOf } from '../commands/sample-goods.ts';

export type Examples = { readonly [E in EventName]: PropertiesOf<E> };

/** For whom, and when, examples are written. */
interface Reader {
  readonly profile: Profile;
  readonly now: Date;
}

/** Ready properties of each event for this customer, as an app would write them. */
export const writeExamples = (profile: Profile, now: Date): Examples =>
  Object.fromEntries(
    Object.entries(events).map(([name, declaration]) => [name, writeExample(declaration, { profile, now })]),
  ) as Examples; // every name is there, with what its declaration wants

type Declaration = (typeof events)[EventName];

function writeExample(
  { about, core, optional, ...declaration }: Declaration,
  reader: Reader,
): Readonly<Record<string, unknown>> {
  const { key } = traitsOf(about);
  const begins = 'begins' in declaration && declaration.begins;
  const given: Readonly<Record<string, unknown>> = {
    ...(key === undefined ? {} : { [key]: nameSubject(about, begins, reader.profile) }),
    ...('person' in declaration ? describePerson(reader.profile) : {}),
    ...('lists' in declaration ? listGoods(reader.profile) : {}),
    ...('example' in declaration ? declaration.example : {}),
  };
  const own: Properties = core;
  const all: Properties = { ...core, ...optional };
  const wanted = [...new Set([...Object.keys(own), ...Object.keys(given)])];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const property = all[name];
      if (property === undefined) return [];
      return [[name, writeValue(name, property, given[name], reader)] as const];
    }),
  );
}

/** An order is a new one where it begins, and the last one for all that follows. */
function nameSubject(about: Declaration['about'], begins: boolean, { customer, counters }: Profile): string {
  switch (about) {
    case 'order':
      return `${customer}-${(begins ? 1001 : 1000) + (counters['order.placed']?.count ?? 0)}`;
    case 'booking':
    case 'ticket':
      return `${about}-1`;
    case 'message':
      return 'the run';
    default:
      return `${about}-of-${customer}`;
  }
}

const describePerson = ({ name, email, phone, language }: Profile): Readonly<Record<string, unknown>> =>
  onlyKnown({ name, email, phone, language });

function listGoods({ language = 'en' }: Profile): Readonly<Record<string, unknown>> {
  const items = goodsIn(language).slice(0, 2);
  return { items, total: worthOf(items) };
}

const aDay = 24 * 3600;

/** What is given, a length of time as the moment or day so far ahead; else what such a property may be. */
function writeValue(name: string, property: Property, given: unknown, reader: Reader): unknown {
  const { profile, now } = reader;
  const ahead = isDuration(given) ? given.seconds : aDay;
  const at = new Date(now.getTime() + ahead * 1000).toISOString();
  if (property.kind === 'moment') return at;
  if (property.kind === 'day') return at.slice(0, 10);
  if (given !== undefined) return given;
  // Sums in another currency can be compared with none of the shop's.
  if (property === currency) return policy.shop.currency;
  if (property.example !== undefined) return property.example;
  switch (property.kind) {
    case 'email':
    case 'address':
      return profile.email ?? 'nobody@example.com';
    case 'phone':
      return profile.phone ?? '+442079460000';
    case 'choice':
      return property.options[0];
    case 'flag':
      return true;
    case 'number':
      return property.least ?? 1;
    case 'link':
      return 'https://shop.example.com/';
    case 'list':
      return [];
    case 'group':
      return Object.fromEntries(
        Object.entries(property.core).map(([part, of]) => [part, writeValue(part, of, undefined, reader)]),
      );
    case 'record':
      return {};
    case 'text':
    case 'id':
    case 'zone':
      return `the ${name}`;
  }
}

const isDuration = (value: unknown): value is { readonly seconds: number } =>
  typeof value === 'object' && value !== null && 'seconds' in value && typeof value.seconds === 'number';
