import { didYouMean } from '../language/did-you-mean.ts';
import { eventNames, shopEvents } from '../language/events.ts';
import type { Fail } from './scenario-fault.ts';

const known: readonly string[] = eventNames;
const ofTheShop: readonly string[] = shopEvents;

/** An event that can start, end or answer a run: one of the catalogue that happens to a customer. */
export function checkEvent(fail: Fail, where: string, name: string): void {
  if (!known.includes(name)) fail(where, `unknown event '${name}'${didYouMean(name, known)}`);
  if (ofTheShop.includes(name))
    fail(where, `'${name}' happens to a product and to no customer; it can start, end and answer nothing`);
  if (name === 'scenario.due')
    fail(
      where,
      `'${name}' is between the sweep and the rules; start with date(), inactivity() or daysAfter()`,
    );
}
