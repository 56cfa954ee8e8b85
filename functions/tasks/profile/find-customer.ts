import type { TaskCall } from '../../../statemachines/language/tasks.ts';
import { isJoining } from '../../core/profile/identity.ts';
import type { Profile } from '../../core/records/records.ts';
import type { CustomerReads, Known, Wanted } from '../../ports/customer/customer-reads.ts';
import { storeBusy } from '../faults.ts';

/** Whom an id stands for by now. */
export interface Found {
  readonly customer: string;
  /** Of the customer; an event that was kept under a visitor's id is brought from there. */
  readonly known: Known;
  /** The visitors who were passed on the way, the one who was asked for first. */
  readonly passed: readonly Profile[];
}

/**
 * Finds whom an id stands for: a visitor who has joined leads to the customer, at the price of one more read.
 * Should some lead to each other in a circle, the first of them by name is the customer.
 */
export async function findCustomer(id: string, wanted: Wanted, store: CustomerReads): Promise<Found> {
  const passed: Profile[] = [];
  let customer = id;
  let known = await store.know(customer, wanted);
  for (;;) {
    const { profile } = known;
    if (profile?.joinedTo === undefined) return { customer, known, passed };
    const ids = passed.map((visitor) => visitor.customer);
    const circle = [...ids.slice(ids.indexOf(profile.joinedTo)), customer];
    if (ids.includes(profile.joinedTo) && customer === circle.toSorted()[0]) {
      const { joinedTo: _none, ...root } = profile;
      return { customer, known: { ...known, profile: root }, passed };
    }
    passed.push(profile);
    customer = profile.joinedTo;
    const { event, goods } = known;
    const next = await store.know(customer, wanted);
    known = { ...next, ...(event && { event }), ...(goods && { goods }) };
  }
}

/**
 * What a Task knows of its run's customer, with the call as it is to be answered: a visitor who has joined is that
 * customer, and so is the run. Throws `StoreBusy` while the visitor is joining.
 */
export async function knowCustomer<Order>(
  call: TaskCall<Order>,
  wanted: Wanted,
  store: CustomerReads,
): Promise<{ readonly known: Known; readonly call: TaskCall<Order> }> {
  const { run } = call;
  const { customer, known, passed } = await findCustomer(run.customer, wanted, store);
  if (customer === run.customer) return { known, call };
  if (passed.some(isJoining)) throw storeBusy('a visitor who joins');
  return { known, call: { ...call, run: { ...run, customer } } };
}
