import type { CustomerEvent } from '../../statemachines/language/events.ts';
import { listConsents } from '../core/consents.ts';
import { contactKey } from '../core/contact.ts';
import { dueRows } from '../core/due.ts';
import { applyEvent } from '../core/profile.ts';
import type { Profile } from '../core/records.ts';
import type { RecordPorts } from './record-event.ts';

/**
 * Writes the profile after an event, and before it what is kept beside it: proofs of consent, rows of the due index,
 * new contacts. What a lost condition leaves of these does no harm: the sweep judges rows anew, and who looks up
 * a contact asks the profile.
 */
export async function keepProfile(
  before: Profile,
  event: CustomerEvent,
  { store, policy, clock, timers, signingKey }: RecordPorts,
): Promise<Profile | 'conflict'> {
  const applied = applyEvent(before, event, policy.shop.currency);
  const { rows, armed } = dueRows(before, applied, event, timers, policy, clock.now());
  const profile = { ...applied, armed };

  const { customer } = profile;
  const moved = (['email', 'phone'] as const).filter((kind) => before[kind] !== profile[kind]);
  const key = moved.length === 0 ? '' : await signingKey();
  const contactsOf = (whose: Profile): readonly string[] =>
    moved.flatMap((kind) => {
      const address = whose[kind];
      return address === undefined ? [] : contactKey(key, kind, address);
    });

  await Promise.all([
    ...listConsents(event).map((record) => store.saveConsent(customer, record)),
    ...rows.map((row) => store.saveDue(row)),
    ...contactsOf(profile).map((contact) => store.saveContact(contact, customer)),
  ]);
  if ((await store.saveProfile(profile)) === 'conflict') return 'conflict';
  // Only now: whoever was quicker may have kept the old address.
  await Promise.all(contactsOf(before).map((contact) => store.removeContact(contact, customer)));
  return profile;
}
