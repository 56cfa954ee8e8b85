import type { TriggerInput } from '../../../statemachines/language/tasks.ts';
import { describeCustomer } from '../../core/privacy/customer-export.ts';
import { contactKey, contactsOf } from '../../core/profile/contact.ts';
import { isErased } from '../../core/profile/erased.ts';
import { newProfile } from '../../core/profile/profile.ts';
import type { Profile } from '../../core/records/records.ts';
import type { Contacts } from '../../ports/customer/contacts.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { PrivacyRecords } from '../../ports/customer/privacy-records.ts';
import type { Profiles } from '../../ports/customer/profiles.ts';
import type { Runs } from '../../ports/runs/answers.ts';
import type { Waitings } from '../../ports/runs/waitings.ts';
import type { Backoff, Clock } from '../../ports/world/clock.ts';
import type { Exports } from '../../ports/world/exports.ts';
import type { SigningKey } from '../../ports/world/signing-key.ts';
import { notYetRecorded } from '../faults.ts';
import { gatherCustomer, listVisitors } from '../profile/gather-customer.ts';
import { retryConflict } from '../retry-conflict.ts';
import { leaveUnknown } from '../runs/conclude-step.ts';

export interface CarePorts {
  readonly store: CustomerReads & Profiles & Contacts & Waitings & PrivacyRecords;
  readonly runs: Runs;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly signingKey: SigningKey;
  readonly exports: Exports;
}

/** What was done for the customer. */
export type CareOutcome =
  | { readonly outcome: 'erased' }
  /** Erased already, and begun anew since: what is there now was not meant. */
  | { readonly outcome: 'erased before' }
  | { readonly outcome: 'exported'; readonly where: string }
  /** The trigger is none of these. */
  | { readonly outcome: 'not ours' };

/**
 * Answers what a customer, or the app for them, has asked for: to be erased, or to get what is kept. Throws
 * `StoreBusy` when the door is not done with the request yet; then the call is repeated.
 */
export async function careFor(trigger: TriggerInput, ports: CarePorts): Promise<CareOutcome> {
  const { customer, at, id } = trigger;
  switch (trigger.name) {
    case 'customer.erasure-requested': {
      const known = await ports.store.know(customer, { event: { at, id } });
      const erasedAt = known.profile?.erasedAt;
      const wasHeeded = erasedAt !== undefined && erasedAt >= at;
      // The door writes the event last: erased before that, the customer would keep one row.
      if (!wasHeeded && known.profile !== undefined && known.event === undefined) throw notYetRecorded(id);
      return eraseCustomer(customer, ports, at);
    }
    case 'customer.export-requested':
      return exportCustomer(customer, ports);
    default:
      return { outcome: 'not ours' };
  }
}

/**
 * Erases a customer; `askedAt` (UTC) is when that was asked for, by default now. Killed anywhere it can be repeated,
 * and a repeat that comes late leaves alone who has come back since. The order matters: first the contacts, while the
 * profile still tells them; then the profile, under its version, so that no write under way brings anything back; then
 * waiting Tasks are let go, while their tokens are there; then all other rows. Visitors who turned out to be this
 * customer go before, while the profile still tells of them.
 */
export async function eraseCustomer(
  customer: string,
  ports: CarePorts,
  askedAt = ports.clock.now().toISOString(),
): Promise<CareOutcome> {
  const { store, clock } = ports;
  const blank = await blankProfile(customer, ports, askedAt);
  if (blank === 'begun anew' && !(await hasOlder(customer, store, askedAt)))
    return { outcome: 'erased before' };
  for (const waiting of await store.waitings(customer)) {
    await ports.runs.answer(waiting.token, leaveUnknown(waiting.call.call.order.step, clock.now()));
    await store.removeWaiting(waiting);
  }
  await store.erase(customer);
  return { outcome: 'erased' };
}

/** Replaces the profile by one of which nothing is known but when it was erased. */
async function blankProfile(
  customer: string,
  ports: CarePorts,
  askedAt: string,
): Promise<'blank' | 'begun anew'> {
  const { store, clock, backoff } = ports;
  return retryConflict<'blank' | 'begun anew'>('profile', backoff, async () => {
    const { profile } = await store.know(customer, {});
    if (profile === undefined) return 'blank';
    if (profile.erasedAt !== undefined && profile.erasedAt >= askedAt)
      return isErased(profile) ? 'blank' : 'begun anew';
    for (const visitor of await listVisitors(profile, store)) await eraseCustomer(visitor, ports, askedAt);
    await removeContacts(profile, ports);
    const now = clock.now().toISOString();
    const blank: Profile = {
      ...newProfile(customer),
      version: profile.version + 1,
      // An app's clock may be ahead of ours: the request itself belongs to what is erased.
      erasedAt: now > askedAt ? now : askedAt,
    };
    return (await store.saveProfile(blank)) === 'written' ? 'blank' : 'conflict';
  });
}

async function removeContacts(profile: Profile, { store, signingKey }: CarePorts): Promise<void> {
  const key = await signingKey();
  for (const { kind, address } of contactsOf(profile))
    await store.removeContact(contactKey(key, kind, address), profile.customer);
}

/** Whether an erasure was killed half-way: what is older than it is still there. */
async function hasOlder(
  customer: string,
  store: CustomerReads & Profiles & Contacts & Waitings & PrivacyRecords,
  askedAt: string,
): Promise<boolean> {
  const { timeline, consents, entries } = await store.everything(customer);
  return (
    [...timeline, ...consents].some(({ at }) => at <= askedAt) ||
    entries.some(({ enteredAt }) => enteredAt <= askedAt)
  );
}

/** Keeps everything that is known of a customer, as a person can read it, where only its reader finds it. */
export async function exportCustomer(
  customer: string,
  { store, clock, exports }: CarePorts,
): Promise<CareOutcome> {
  const kept = await gatherCustomer(customer, store);
  const text = JSON.stringify(describeCustomer(kept.customer, kept, clock.now()), null, 2);
  return { outcome: 'exported', where: await exports(customer, `${text}\n`) };
}
