import { didYouMean } from '../language/did-you-mean.ts';
import type { EventDeclarations } from '../language/events.ts';
import type { Fail } from './scenario-fault.ts';

/** An event that can start, end or answer a run: one of the catalogue that happens to a customer. */
export function checkEvent(fail: Fail, where: string, name: string, events: EventDeclarations): void {
  const declaration = Object.hasOwn(events, name) ? events[name] : undefined;
  if (declaration === undefined)
    fail(where, `unknown event '${name}'${didYouMean(name, Object.keys(events))}`);
  if (declaration?.shopWide === true)
    fail(where, `'${name}' happens to a product and to no customer; it can start, end and answer nothing`);
  if (declaration?.about === 'timer')
    fail(
      where,
      `'${name}' is between the sweep and the rules; start with date(), inactivity() or daysAfter()`,
    );
}
