import type { EventDeclaration } from '../../../statemachines/language/event.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Said } from '../../../statemachines/language/facts.ts';

const longestRetained = 128; // as an id; a moment with more digits than that is none

/** The retained properties of an event; nothing when it has none of them. */
export function pickRetained(
  { properties }: CustomerEvent,
  { retained }: EventDeclaration,
): Said | undefined {
  const all: Readonly<Record<string, unknown>> = properties;
  const picked = retained.flatMap((name) => {
    const value = all[name];
    return (typeof value === 'string' && value.length <= longestRetained) ||
      typeof value === 'number' ||
      typeof value === 'boolean'
      ? [[name, value] as const]
      : [];
  });
  return picked.length === 0 ? undefined : Object.fromEntries(picked);
}

/** By what the newest moments of an event are kept apart, beside its subject; nothing when they are not. */
export function keyRetained(
  { properties }: CustomerEvent,
  { retainedBy }: EventDeclaration,
): string | undefined {
  const all: Readonly<Record<string, unknown>> = properties;
  return retainedBy.length === 0 ? undefined : retainedBy.map((name) => all[name] ?? '').join(' ');
}
