import type { Content } from '../../../functions/ports/delivery/content.ts';
import type { Rendered } from '../../../statemachines/language/view.ts';

/**
 * A replay asks whether a message can be written, not what it says. That depends on which fields there are, not
 * on their values: each message is written once for each set of fields, and a fault comes again each time.
 */
export function rememberWords(content: Content): Content {
  const written = new Map<string, Promise<Rendered>>();
  return (message, channel, wanted, viewIn) => {
    const key = `${message} ${channel} ${wanted} ${shapeOf(viewIn(wanted))}`;
    const known = written.get(key);
    if (known !== undefined) return known;
    const words = content(message, channel, wanted, viewIn);
    written.set(key, words);
    return words;
  };
}

/** The names of the fields that are there, lists by the shapes that occur in them. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].join('|')}]`;
  if (typeof value !== 'object' || value === null) return '';
  return `{${Object.entries(value)
    .map(([name, field]) => `${name}${shapeOf(field)}`)
    .join(',')}}`;
}
