import type { Feast } from '../../../statemachines/language/policy.ts';

/** A feast of one year. */
export interface FeastDay {
  readonly day: string;
  /** What a run about it is called: the feast and its year. */
  readonly key: string;
}

/** The feasts that are kept in a country, in the years around one, in order. */
export const feastDays = (country: string, year: number, calendar: readonly Feast[]): readonly FeastDay[] =>
  calendar
    .filter(({ countries }) => countries === undefined || countries.includes(country))
    // A shift of up to a year either way leads into its neighbours.
    .flatMap((feast) =>
      [-1, 0, 1, 2].map((ahead) => ({
        day: feastDay(feast, year + ahead),
        key: `${feast.id}-${year + ahead}`,
      })),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

/** The feast that a run is about, by its key. */
export const findFeast = (key: string, calendar: readonly Feast[]): Feast | undefined =>
  calendar.find(({ id }) => key.startsWith(`${id}-`) && /^\d{4}$/.test(key.slice(id.length + 1)));

/** Its day in a year, as "2026-12-31". Plain arithmetic: it is asked at every event of every customer. */
export function feastDay({ on }: Feast, year: number): string {
  if (typeof on === 'string') {
    const [month = 1, day = 1] = on.split('-').map(Number);
    return sayDay(year, month, Math.min(day, daysInMonth(year, month)));
  }
  const { month, weekday, nth } = on;
  const first = 1 + ((weekday - weekdayOf(year, month, 1) + 7) % 7);
  if (nth !== 'last') return sayDay(year, month, first + (nth - 1) * 7);
  return sayDay(year, month, first + Math.floor((daysInMonth(year, month) - first) / 7) * 7);
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** 1 is Monday. */
const weekdayOf = (year: number, month: number, day: number): number =>
  ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;
const sayDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
