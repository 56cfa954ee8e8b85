/**
 * An element with attributes and children. Texts stay texts, so nothing that a customer wrote becomes markup.
 * An attribute that is `true` stands without a value; `false` and `undefined` ones are left out, as are such children.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(attribute, value === true ? '' : value);
  made.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return made;
}

const formats = new Map();

/** "Sat 21 Nov 10:00" on the wall clock of a zone; in UTC when the browser does not know the zone. */
export function sayTime(at, zone = 'UTC', options = {}) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, makeFormat(zone, options));
  return formats.get(key).format(new Date(at)).replace(',', '');
}

function makeFormat(zone, options) {
  const parts = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...options,
  };
  try {
    return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC', timeZoneName: 'short' });
  }
}

/** The time as an element that machines can read too. */
export const timeElement = (at, zone) => element('time', { datetime: at }, sayTime(at, zone));
