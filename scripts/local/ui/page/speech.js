import { nameShapes } from './name-shapes.js';
import { sayTimer } from './say-timer.js';

/**
 * How the page and its drawings speak one language: `words` is one of the word files beside this one. Texts have
 * places such as {n}; a text that is an object has a form for each plural of the language.
 */
export function makeSpeech(words) {
  const { language, texts, names } = words;
  const plurals = new Intl.PluralRules(language);
  const formats = new Map();
  /** By how states say them: "order placed". */
  const events = new Map(
    Object.entries(texts).flatMap(([key, said]) =>
      key.startsWith('event.') ? [[key.slice(6).replaceAll(/[.-]/g, ' '), said]] : [],
    ),
  );

  const say = (key, values = {}) => {
    const found = texts[key];
    if (found === undefined) return key;
    const text = typeof found === 'string' ? found : (found[plurals.select(values.n)] ?? found.other);
    return text.replaceAll(/\{(\w+)\}/g, (_, place) =>
      typeof values[place] === 'number' ? values[place].toLocaleString(language) : (values[place] ?? ''),
    );
  };

  /** The name of an event, scenario, message or state as a person reads it; the console's names are English. */
  const name = (text) => {
    if (text === undefined) return '';
    const known = names[text] ?? texts[`event.${text}`] ?? texts[`state.${text}`];
    if (known !== undefined) return known;
    const occasional = nameOccasion(text);
    if (occasional !== undefined) return occasional;
    for (const [pattern, write] of nameShapes) {
      const found = pattern.exec(text);
      if (found !== null) return write(found.slice(1), { say, name, time: length, events: sayEvents });
    }
    return text;
  };

  /** "Upgrade confirmed, after a reply": nothing when the words behind the comma are no occasion that is known. */
  const nameOccasion = (text) => {
    for (const pattern of occasions) {
      const [, step, words, rest] = pattern.exec(text) ?? [];
      if (words === undefined || names[words] === undefined) continue;
      const said = name(step + rest);
      return said.endsWith('?') ? `${said.slice(0, -1)}, ${names[words]}?` : `${said}, ${names[words]}`;
    }
    return undefined;
  };

  const length = (count, unit) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(count));

  /**
   * "message replied, call booked or answered": what has no subject has that of the one before. It stands as it is
   * when one of them is no event, and in the language of the states themselves.
   */
  const sayEvents = (text) => {
    if (language === 'en') return text;
    let subject = '';
    const said = text.split(/, | or /).map((one) => {
      const own = sayHappened(one);
      if (own !== undefined) [subject] = one.split(' ');
      return own ?? sayHappened(`${subject} ${one}`);
    });
    if (said.includes(undefined)) return text;
    const [last] = said.slice(-1);
    return said.length === 1 ? last : said.slice(0, -1).join(', ') + say('shape.or') + last;
  };

  const sayHappened = (text) => {
    const message = names[text.replace(/ answered$/, '')];
    return events.get(text.toLowerCase()) ?? (message && say('shape.answered', { message }));
  };

  const format = (zone, options) => {
    const key = zone + JSON.stringify(options);
    if (!formats.has(key)) formats.set(key, makeFormat(language, zone, options));
    return formats.get(key);
  };

  return {
    language,
    say,
    name,
    has: (key) => texts[key] !== undefined,
    /** "Sat 21 Nov 10:00" on the wall clock of a zone; in UTC when the zone is not known. */
    time: (at, zone = 'UTC', options = {}) =>
      format(zone, { ...clockFace, ...options })
        .format(new Date(at))
        .replace(',', ''),
    date: (at, zone = 'UTC', options = {}) => format(zone, options).format(new Date(at)),
    number: (value) => value.toLocaleString(language),
    channels: (channels, between = ' → ') =>
      channels.map((channel) => say(`channel.${channel}`)).join(between),
    trigger: ({ event, timer }) =>
      timer === undefined ? name(event) : sayTimer(timer, { say, name, time: length }),
    decision: (decision) => say(`decision.${decision}`),
    reason: (reason) => say(`reason.${reason}`),
  };
}

/** Before the time of a wait, before the question mark, or at the end. */
const occasions = [/^(.*), ([^,]+)(, at most \d+ \w+)$/, /^(.*), ([^,?]+)(\?)$/, /^(.*), ([^,?]+)()$/];

const clockFace = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

function makeFormat(language, zone, options) {
  const locale = language === 'en' ? 'en-GB' : language;
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', timeZoneName: 'short' });
  }
}
