import type { Imported } from '../importers/imported.ts';
import type { Audience } from '../local/replay/audience.ts';
import { writeShopYear } from './assortment.ts';
import { makeAudience } from './audience.ts';
import { type Deed, day, moment } from './deed.ts';
import { writeLife } from './life.ts';
import { makePerson } from './person.ts';

export interface YearOptions {
  readonly customers: number;
  readonly days: number;
  readonly seed: string;
}

/** `customers=5000 days=365 seed=1`, in any order; what is left out is as here. */
export function readYearOptions(words: readonly string[]): YearOptions {
  const given = new Map(
    words.map((word): [string, string] => {
      const [name = '', value = ''] = word.split('=');
      return [name, value];
    }),
  );
  const count = (name: string, otherwise: number): number => {
    const value = Number(given.get(name) ?? otherwise);
    if (!Number.isInteger(value) || value < 1)
      throw new Error(`${name}=${given.get(name)}: expected a whole number above 0`);
    return value;
  };
  for (const name of given.keys())
    if (!['customers', 'days', 'seed'].includes(name))
      throw new Error(`${name}: expected customers=5000, days=365 or seed=1`);
  return { customers: count('customers', 5000), days: count('days', 365), seed: given.get('seed') ?? '1' };
}

/** A synthetic year: what apps tell, in the order of time, and the people who read what comes back. */
export interface Year {
  readonly events: AsyncIterable<Imported>;
  readonly audience: Audience;
  readonly end: Date;
}

/** Long past, so that nothing lies in the future of whoever plays it. */
const begin = Date.parse('2025-01-01T00:00:00Z');

/** The histories of so many customers and of the shop itself. The same options give the same year. */
export function generateYear({ customers, days, seed }: YearOptions): Year {
  const end = begin + days * day;
  const shop = writeShopYear(seed, begin, days);
  const people = Array.from({ length: customers }, (_, number) => makePerson(seed, number, begin, days));
  const told = (customer: string | undefined, deeds: readonly Deed[]): readonly Told[] =>
    deeds.flatMap((deed, index) =>
      deed.at < end ? [{ deed, customer, id: `${customer ?? 'shop'}-${index}` }] : [],
    );
  const all = [
    ...told(undefined, shop.deeds),
    ...people.flatMap((person) => told(person.customer, writeLife(person, shop, { begin, end }))),
  ].sort((a, b) => a.deed.at - b.deed.at);
  return {
    events: envelop(all),
    audience: makeAudience(seed, new Map(people.map((person) => [person.customer, person]))),
    end: new Date(end),
  };
}

interface Told {
  readonly deed: Deed;
  readonly customer: string | undefined;
  readonly id: string;
}

/** Each in EventBridge's envelope. */
async function* envelop(all: readonly Told[]): AsyncGenerator<Imported> {
  for (const [index, { deed, customer, id }] of all.entries()) {
    const { at, name, properties, as = customer } = deed;
    yield {
      file: 'generated',
      line: index + 1,
      time: at,
      envelope: {
        id,
        source: 'generated',
        'detail-type': name,
        time: moment(at),
        detail: { ...(as === undefined ? {} : { customer: as }), properties },
      },
    };
  }
}
