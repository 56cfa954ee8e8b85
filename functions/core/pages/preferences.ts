import { type Channel, channels, type Language } from '../../../statemachines/language/channels.ts';
import { listLanguages, phrasesIn } from '../../../statemachines/language/phrases.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { type Purpose, purposes } from '../../../statemachines/language/purposes.ts';
import { languageOf } from '../content/view.ts';
import type { ToldEvent } from '../feedback/feedback.ts';
import { consentFor, isAllowedUnasked } from '../profile/reach.ts';
import { fingerprint } from '../records/fingerprint.ts';
import type { ConsentRecord, Profile } from '../records/records.ts';

export type BoxKey = `${Channel}:${Purpose}`;

/** One box of the preference centre: a purpose on a channel. */
export interface Box {
  readonly key: BoxKey;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly ticked: boolean;
}

/** The preference centre as it is shown. Only channels that have an address of the customer are offered. */
export interface PreferenceForm {
  readonly language: Language;
  readonly boxes: readonly Box[];
  /** UTC; what changes later elsewhere is not undone by a page that was opened before. */
  readonly shownAt: string;
}

const hasAddress: Readonly<Record<Channel, (profile: Profile) => boolean>> = {
  email: ({ email }) => email !== undefined,
  push: ({ devices }) => devices.length > 0,
  sms: ({ phone }) => phone !== undefined,
};

/** The form for this customer. Where marketing may come without a yes, a box that was never touched is ticked. */
export function showPreferences(profile: Profile, now: Date, policy: Policy): PreferenceForm {
  return {
    language: languageOf(profile, policy),
    shownAt: now.toISOString(),
    boxes: channels
      .filter((channel) => hasAddress[channel](profile))
      .flatMap((channel) =>
        purposes.map((purpose): Box => {
          const consent = consentFor(channel, purpose, profile);
          const ticked =
            consent === undefined
              ? isAllowedUnasked(channel, profile, policy.market)
              : consent.state === 'given';
          return { key: `${channel}:${purpose}`, channel, purpose, ticked };
        }),
      ),
  };
}

/** The names of the form's fields; lists repeat their field. */
export const preferenceFields = {
  ticked: 'box',
  shownTicked: 'yes',
  shownUnticked: 'no',
  shownAt: 'shown',
  shownIn: 'page',
  language: 'language',
} as const;

export interface SavedPreferences {
  /** What changed, for the door; none when nothing did. */
  readonly events: readonly ToldEvent[];
  /** The form as the customer left it: the door has not told the profile yet. */
  readonly form: PreferenceForm;
  /** The changes as they will stand in the history. */
  readonly said: readonly ConsentRecord[];
}

/**
 * Reads a posted form (`application/x-www-form-urlencoded`). Only boxes that the customer touched, compared with what
 * was shown, are changes: a page that lay open for a week takes back nothing that was said elsewhere meanwhile.
 */
export function savePreferences(profile: Profile, body: string, now: Date, policy: Policy): SavedPreferences {
  const { customer } = profile;
  const at = now.toISOString();
  const today = showPreferences(profile, now, policy);
  const posted = new URLSearchParams(body);
  const has = (field: keyof typeof preferenceFields, key: BoxKey): boolean =>
    posted.getAll(preferenceFields[field]).includes(key);
  const readLanguage = (field: keyof typeof preferenceFields): Language | undefined =>
    listLanguages(policy).find((language) => language === posted.get(preferenceFields[field]));
  const shownAt = posted.get(preferenceFields.shownAt) ?? '';
  const shownIn = readLanguage('shownIn') ?? today.language;
  const language = readLanguage('language') ?? shownIn;

  const events: ToldEvent[] = [];
  const said: ConsentRecord[] = [];
  const boxes = today.boxes.map((box): Box => {
    const { key, channel, purpose } = box;
    const wasShown = has('shownTicked', key) || has('shownUnticked', key);
    const ticked = has('ticked', key);
    if (!wasShown) return box;
    if (ticked === has('shownTicked', key)) {
      const consent = consentFor(channel, purpose, profile);
      return consent !== undefined && consent.at > shownAt ? box : { ...box, ticked };
    }
    const state = ticked ? 'given' : 'withdrawn';
    // Each press is a change of its own: a repeated no is harmless, a no lost after a new yes is not.
    const id = `preferences-${fingerprint(customer, key, state, at)}`;
    const about = { channel, purpose };
    const how = 'preference centre';
    const proof = proofOf(profile, channel, purpose, shownIn, policy);
    events.push(
      ticked
        ? { name: 'consent.given', customer, id, at, properties: { ...about, proof } }
        : { name: 'consent.withdrawn', customer, id, at, properties: { ...about, how } },
    );
    said.push({ at, event: id, ...about, state, ...(ticked ? { proof } : { how }) });
    return { ...box, ticked };
  });
  if (language !== shownIn)
    events.push({
      name: 'customer.updated',
      customer,
      id: `preferences-${fingerprint(customer, 'language', language, at)}`,
      at,
      properties: { language },
    });
  return { events, said, form: { language, boxes, shownAt: at } };
}

/** What the customer read when ticking the box: the sentence on top, the channel, the purpose. */
function proofOf(
  profile: Profile,
  channel: Channel,
  purpose: Purpose,
  language: Language,
  policy: Policy,
): NonNullable<ConsentRecord['proof']> {
  const words = phrasesIn(language, policy).pages.preferences;
  const text = `${words.intro(policy.brand.name)} ${words.channels[channel]}: ${words.purposes[purpose]}`;
  const address = { email: profile.email, push: undefined, sms: profile.phone }[channel];
  return {
    text,
    // The same words have the same version, and others another one, without anybody keeping count.
    version: `${language}-${fingerprint(text)}`,
    form: 'preference centre',
    ...(address === undefined ? {} : { address }),
  };
}
