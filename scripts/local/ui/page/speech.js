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
    for (const [pattern, write] of nameShapes) {
      const found = pattern.exec(text);
      if (found !== null) return write(found.slice(1), { say, name, time: length, events: sayEvents });
    }
    return text;
  };

  const length = (count, unit) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(count));

  /** "Order placed or Cart emptied"; as it stands when one of them is no event. */
  const sayEvents = (text) => {
    const said = text.split(' or ').map((one) => events.get(one.toLowerCase()));
    return said.includes(undefined) ? text : said.join(say('shape.or'));
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
