import type { Language } from '../../../statemachines/language/channels.ts';
import { phrasesIn } from '../../../statemachines/language/phrases.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';

/** Making a format takes some hundred times longer than using it. */
function remember<F>(make: (language: Language, what: string) => F): (language: Language, what: string) => F {
  const made = new Map<string, F>();
  return (language, what) => {
    const key = `${language} ${what}`;
    const known = made.get(key) ?? make(language, what);
    made.set(key, known);
    return known;
  };
}

/** Days and months in British order. */
const locale = (language: Language): string => (language === 'en' ? 'en-GB' : language);

const moneyFormat = remember(
  (language, currency) =>
    new Intl.NumberFormat(language, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }),
);
/** "€1,234.50"; whole amounts without cents. */
export const sayMoney = (amount: number, currency: string, language: Language): string =>
  moneyFormat(language, currency).format(amount);

const pluralRules = remember((language) => new Intl.PluralRules(language));
const numberFormat = remember((language) => new Intl.NumberFormat(language));
/** "300 points", "21 балл". */
export function sayPoints(points: number, language: Language, policy: Policy): string {
  const nouns = phrasesIn(language, policy).points;
  const noun = nouns[pluralRules(language, '').select(points)] ?? nouns.other;
  return `${numberFormat(language, '').format(points)} ${noun}`;
}

const momentFormat = remember(
  (language, timeZone) =>
    new Intl.DateTimeFormat(locale(language), {
      timeZone,
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    }),
);
/** "24 November at 18:00", by the clock of the zone. */
export const sayMoment = (at: string, zone: string, language: Language): string =>
  momentFormat(language, zone).format(new Date(at));

const deadlineFormat = remember(
  (language, timeZone) =>
    new Intl.DateTimeFormat(locale(language), {
      timeZone,
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
);
/** "24 November at 18:00 GMT+3": date, time and zone. */
export const sayDeadline = (at: string, zone: string, language: Language): string =>
  deadlineFormat(language, zone).format(new Date(at));

const dayFormat = remember(
  (language, timeZone) =>
    new Intl.DateTimeFormat(locale(language), { timeZone, day: 'numeric', month: 'long' }),
);
const weekdayFormat = remember(
  (language, timeZone) =>
    new Intl.DateTimeFormat(locale(language), { timeZone, weekday: 'long', day: 'numeric', month: 'long' }),
);
/** A calendar day, as "Tuesday 24 November" or, short, "24 November". */
export const sayDay = (day: string, length: 'long' | 'short', language: Language): string =>
  (length === 'long' ? weekdayFormat : dayFormat)(language, 'UTC').format(new Date(day));

const farAheadSeconds = 300 * 24 * 3600; // a day and a month alone would be taken for this year's
const yearFormat = remember(
  (language, timeZone) =>
    new Intl.DateTimeFormat(locale(language), { timeZone, day: 'numeric', month: 'long', year: 'numeric' }),
);
/**
 * The last whole day before a moment, "18 February"; with its year when that is far ahead. Who reads "until" takes
 * the day for included, so a day that ends in the middle is not promised.
 */
export function sayLastDay(until: string, now: Date, zone: string, language: Language): string {
  const end = new Date(until);
  const minutes = minutesFormat(language, zone).formatToParts(end.getTime() + 1000);
  const part = (type: 'hour' | 'minute' | 'second'): number =>
    Number(minutes.find((each) => each.type === type)?.value);
  const sinceMidnight = (part('hour') * 60 + part('minute')) * 60 + part('second');
  const lastDay = new Date(end.getTime() - sinceMidnight * 1000 - 1000);
  const isFar = end.getTime() - now.getTime() > farAheadSeconds * 1000;
  return (isFar ? yearFormat : dayFormat)(language, zone).format(lastDay);
}
const minutesFormat = remember(
  (_, timeZone) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
);
