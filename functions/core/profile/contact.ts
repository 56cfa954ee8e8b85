import { createHmac } from 'node:crypto';
import { takeWithin } from '../records/bytes.ts';
import type { ContactField, Contacts, OlderContact } from '../records/records.ts';
import { momentOf } from '../time/moments.ts';
import { listNewer, pick, setAt } from './newest-fields.ts';
import type { ProfilePart } from './part.ts';
import { toldOfPerson } from './person.ts';

export const contactKinds = ['email', 'phone'] as const;
export type ContactKind = (typeof contactKinds)[number];

const olderKept = 4; // a person who has more addresses than these writes to us from none of them
const devicesKept = 10; // as many as an event may name
const devicesBytes = 16_000; // ten tokens of the greatest length
const olderIn = { email: 'moreEmails', phone: 'morePhones' } as const;

const contactFields: readonly ContactField[] = ['email', 'phone', 'devices', 'confirmedEmail'];

/** Where the customer is written to: of each kind what was told last, and the addresses of before beside it. */
export const contactsPart: ProfilePart<Contacts> = {
  fields: [...contactFields, 'moreEmails', 'morePhones', 'contactsAt'],
  initial: { devices: [], contactsAt: {} },
  evolve(own, event, { events }) {
    const { at } = event;
    // Whose address it is by now is asked when it counts: it may be told before the address itself.
    if (event.name === 'email.confirmed')
      return takeNewer(own, { confirmedEmail: event.properties.email }, { confirmedEmail: momentOf(event) });
    const told = toldOfPerson(event, events);
    if (told === undefined) return own;
    const taken = takeNewer(
      own,
      pick(told, ['email', 'phone', 'devices']),
      setAt(['email', 'phone', 'devices'], told, event),
    );
    return contactKinds.reduce<Contacts>(
      (kept, kind) =>
        keepOlder(kept, kind, [
          { address: own[kind], at: own.contactsAt[kind]?.at },
          { address: told[kind], at },
        ]),
      taken,
    );
  },
  merge(own, anonymous) {
    const taken = takeNewer(own, anonymous, anonymous.contactsAt);
    const [first, second] =
      taken.contactsAt.devices === own.contactsAt.devices ? [own, anonymous] : [anonymous, own];
    const others = second.devices.filter(({ token }) => !first.devices.some((one) => one.token === token));
    return contactKinds.reduce<Contacts>(
      (kept, kind) =>
        keepOlder(kept, kind, [
          { address: own[kind], at: own.contactsAt[kind]?.at },
          { address: anonymous[kind], at: anonymous.contactsAt[kind]?.at },
          ...(anonymous[olderIn[kind]] ?? []),
        ]),
      { ...taken, devices: [...first.devices, ...others] },
    );
  },
  limit: ({ devices, moreEmails, morePhones, ...own }) => ({
    ...own,
    devices: takeWithin(devices.slice(0, devicesKept), devicesBytes),
    ...(moreEmails && { moreEmails: moreEmails.slice(0, olderKept) }),
    ...(morePhones && { morePhones: morePhones.slice(0, olderKept) }),
  }),
  bytes: devicesBytes + 6_000,
};

function takeNewer(own: Contacts, told: Partial<Contacts>, at: Contacts['contactsAt']): Contacts {
  const newer = listNewer(contactFields, at, own.contactsAt);
  return newer.length === 0
    ? own
    : { ...own, ...pick(told, newer), contactsAt: { ...own.contactsAt, ...pick(at, newer) } };
}

/** With these addresses beside the main one, newest first. */
function keepOlder(
  own: Contacts,
  kind: ContactKind,
  told: readonly { readonly address: string | undefined; readonly at: string | undefined }[],
): Contacts {
  const known = own[olderIn[kind]] ?? [];
  const newest = new Map<string, OlderContact>();
  for (const { address, at = '' } of [...known, ...told])
    if (address !== undefined && address !== own[kind] && at >= (newest.get(address)?.at ?? ''))
      newest.set(address, { address, at });
  if (newest.size === 0 && known.length === 0) return own;
  const others = [...newest.values()].sort((a, b) =>
    a.at !== b.at ? (a.at < b.at ? 1 : -1) : a.address < b.address ? -1 : 1,
  );
  return { ...own, [olderIn[kind]]: others };
}

/** All addresses of one kind by which this customer is known: the main one first. */
export const listContacts = (contacts: Contacts, kind: ContactKind): readonly string[] => {
  const main = contacts[kind];
  const others = (contacts[olderIn[kind]] ?? []).map(({ address }) => address);
  return main === undefined ? others : [main, ...others];
};

/** All addresses, of both kinds. */
export const contactsOf = (contacts: Contacts) =>
  contactKinds.flatMap((kind) => listContacts(contacts, kind).map((address) => ({ kind, address })));

/** Stands for an address in keys of the store: the same for the same, and nobody without the key can find it out. */
export const contactKey = (signingKey: string, kind: ContactKind, address: string): string =>
  createHmac('sha256', signingKey).update(`contact\u0000${kind}\u0000${address}`).digest('base64url');
