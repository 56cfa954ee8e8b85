import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { listConsents } from '../../core/consents/consents.ts';
import { applyEvent } from '../../core/profile/apply-event.ts';
import { contactKey, contactsOf } from '../../core/profile/contact.ts';
import { joinProfiles } from '../../core/profile/identity.ts';
import type { Profile } from '../../core/records/records.ts';
import { dueRows } from '../../core/schedule/due.ts';
import { armSegments } from '../../core/segments/segments.ts';
import type { RecordPorts } from '../../ports/record-ports.ts';

/**
 * Writes the profile after an event, and before it what is kept beside it: proofs of consent, rows of the due index,
 * new contacts. What a lost condition leaves of these does no harm: the sweep judges rows anew, and who looks up
 * a contact asks the profile. `visitor` is one who has just joined the customer.
 */
export async function keepProfile(
  before: Profile,
  event: CustomerEvent,
  { store, policy, events, clock, timers, segments, signingKey }: RecordPorts,
  visitor?: Profile,
): Promise<Profile | 'conflict'> {
  const whole = visitor === undefined ? before : joinProfiles(before, visitor, events);
  const applied = applyEvent(whole, event, { ...policy.shop, events });
  const due = dueRows(before, applied, event, timers, policy, clock.now());
  const kept = armSegments({ ...applied, armed: due.armed }, segments, clock.now(), policy);
  const profile = { ...applied, armed: kept.armed };

  const { customer } = profile;
  const [had, has] = [contactsOf(before), contactsOf(profile)];
  const missing = (all: typeof has, among: typeof has) =>
    all.filter((one) => !among.some(({ kind, address }) => kind === one.kind && address === one.address));
  const [added, dropped] = [missing(has, had), missing(had, has)];
  const key = added.length + dropped.length === 0 ? '' : await signingKey();

  await Promise.all([
    ...listConsents(event, events).map((record) => store.saveConsent(customer, record)),
    ...[...due.rows, ...kept.rows].map((row) => store.saveDue(row)),
    ...added.map(({ kind, address }) => store.saveContact(contactKey(key, kind, address), customer)),
  ]);
  if ((await store.saveProfile(profile)) === 'conflict') return 'conflict';
  // Only now: whoever was quicker may have kept the old address.
  await Promise.all(
    dropped.map(({ kind, address }) => store.removeContact(contactKey(key, kind, address), customer)),
  );
  return profile;
}
