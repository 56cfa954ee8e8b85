import {
  type CustomerEvent,
  isRemembered,
  remembered,
  rememberedBy,
} from '../../../statemachines/language/events.ts';
import type { Said } from '../../../statemachines/language/facts.ts';

const longestRemembered = 128; // as an id; a moment with more digits than that is none

/** What of an event is remembered; nothing when it says none of it. */
export function sayRemembered(event: CustomerEvent): Said | undefined {
  const properties: Readonly<Record<string, unknown>> = event.properties;
  const said = (isRemembered(event.name) ? remembered[event.name] : []).flatMap((name) => {
    const value = properties[name];
    return (typeof value === 'string' && value.length <= longestRemembered) ||
      typeof value === 'number' ||
      typeof value === 'boolean'
      ? [[name, value] as const]
      : [];
  });
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** By what the newest moments of an event are kept apart, beside its subject; nothing when they are not. */
export function keyRemembered(event: CustomerEvent): string | undefined {
  if (!isRememberedBy(event.name)) return undefined;
  const properties: Readonly<Record<string, unknown>> = event.properties;
  return rememberedBy[event.name].map((name) => properties[name] ?? '').join(' ');
}

const isRememberedBy = (name: string): name is keyof typeof rememberedBy => Object.hasOwn(rememberedBy, name);
