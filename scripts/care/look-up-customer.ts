import { describeCustomer } from '../../functions/core/privacy/customer-export.ts';
import { isErased } from '../../functions/core/profile/erased.ts';
import { fingerprint } from '../../functions/core/records/fingerprint.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { AppEvent } from '../../functions/ports/world/bus.ts';
import { gatherCustomer } from '../../functions/tasks/profile/gather-customer.ts';

type Described = ReturnType<typeof describeCustomer>;

/** All that is kept of a customer, as one JSON text. Throws when nobody of that id is known. */
export async function exportText(customer: string, store: Store, now: Date): Promise<string> {
  return JSON.stringify(await lookUp(customer, store, now), null, 2);
}

/** Profile and timeline for a person at a terminal, newest first, each step with the page of its run. */
export async function showCustomer(customer: string, store: Store, now: Date): Promise<readonly string[]> {
  const { Customer, ...parts } = await lookUp(customer, store, now);
  return [`Customer ${Customer}`, ...sayFields(parts, '')];
}

/** The wish to be erased, as it goes through the door: the map itself does the erasing, with its own permissions. */
export async function askErasure(customer: string, store: Store, now: Date): Promise<AppEvent> {
  const { profile } = await store.know(customer, {});
  if (profile === undefined) throw nobody(customer);
  if (isErased(profile))
    throw new Error(`customer '${customer}' was erased at ${profile.erasedAt}; nothing is kept`);
  const at = now.toISOString();
  const id = `erase-${fingerprint(customer, at)}`;
  return { name: 'customer.erasure-requested', customer, id, at, properties: {} };
}

async function lookUp(customer: string, store: Store, now: Date): Promise<Described> {
  const kept = await gatherCustomer(customer, store);
  if (kept.profile === undefined && kept.timeline.length === 0) throw nobody(customer);
  return describeCustomer(kept.customer, kept, now);
}

const nobody = (customer: string): Error =>
  new Error(`no customer '${customer}': ids are those of your app, in the letters that it uses`);

/** One field a line; what is empty is left out, each record of a list starts with a dash. */
function sayFields(value: unknown, indent: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${indent}${String(value)}`];
  if (Array.isArray(value))
    return value.flatMap((one) => {
      const [first = '', ...rest] = sayFields(one, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  return Object.entries(value).flatMap(([name, field]) => {
    if (isEmpty(field)) return [];
    return typeof field === 'object'
      ? [`${indent}${name}:`, ...sayFields(field, `${indent}  `)]
      : [`${indent}${name}: ${String(field)}`];
  });
}

const isEmpty = (field: unknown): boolean =>
  field === undefined || (typeof field === 'object' && (field === null || Object.keys(field).length === 0));
