import { createHmac } from 'node:crypto';
import type { OlderContact, Profile } from '../records/records.ts';

export const contactKinds = ['email', 'phone'] as const;
export type ContactKind = (typeof contactKinds)[number];

const olderKept = 4; // a person who has more addresses than these writes to us from none of them
const olderIn = { email: 'moreEmails', phone: 'morePhones' } as const;

/** Stands for an address in keys of the store: the same for the same, and nobody without the key can find it out. */
export const contactKey = (signingKey: string, kind: ContactKind, address: string): string =>
  createHmac('sha256', signingKey).update(`contact\u0000${kind}\u0000${address}`).digest('base64url');

/** All addresses of one kind by which this customer is known: the main one first. */
export const listContacts = (profile: Profile, kind: ContactKind): readonly string[] => {
  const main = profile[kind];
  const others = (profile[olderIn[kind]] ?? []).map(({ address }) => address);
  return main === undefined ? others : [main, ...others];
};

/** The profile with these addresses beside its main one, newest first, as far as they are kept. */
export function keepContacts(
  profile: Profile,
  kind: ContactKind,
  told: readonly { readonly address: string | undefined; readonly at: string | undefined }[],
): Profile {
  const known = profile[olderIn[kind]] ?? [];
  const newest = new Map<string, OlderContact>();
  for (const { address, at = '' } of [...known, ...told])
    if (address !== undefined && address !== profile[kind] && at >= (newest.get(address)?.at ?? ''))
      newest.set(address, { address, at });
  if (newest.size === 0 && known.length === 0) return profile;
  const others = [...newest.values()].sort((a, b) =>
    a.at !== b.at ? (a.at < b.at ? 1 : -1) : a.address < b.address ? -1 : 1,
  );
  return { ...profile, [olderIn[kind]]: others.slice(0, olderKept) };
}
