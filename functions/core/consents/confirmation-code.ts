import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Profile } from '../records/records.ts';
import { later } from '../time/moments.ts';

/**
 * A confirmation code as it is kept: everything but its digits, which follow from the rest and the signing key. One
 * item for a customer and the app's reference, replaced under its version.
 */
export interface ConfirmationCode {
  readonly customer: string;
  readonly reference: string;
  readonly version: number;
  /** Stands for the contact that is being confirmed (see `codeKey`). */
  readonly contact: string;
  readonly issuedAt: string;
  readonly until: string;
  /** Wrong answers so far. */
  readonly tries: number;
  /** `right`: the digits were given, and the door is being told. */
  readonly state: 'live' | 'right' | 'confirmed' | 'used up';
}

/** Codes that went to one contact, or were asked for from one network, within a day. Replaced under its version. */
export interface CodeTally {
  /** See `codeKey`: no address. */
  readonly key: string;
  readonly version: number;
  /** Oldest first, each with the run that sent it. */
  readonly sent: readonly { readonly run: string; readonly at: string }[];
}

type CodePolicy = Policy['codes'];
type CodeRequest = Extract<CustomerEvent, { name: 'code.requested' }>;

const hour = 3600;
const day = 24 * hour;

/** Stands for what codes are counted by, in keys of the store: nobody without the signing key can find it out. */
export const codeKey = (
  signingKey: string,
  kind: CodeRequest['properties']['channel'] | 'network',
  what: string,
): string => createHmac('sha256', signingKey).update(`code\u0000${kind}\u0000${what}`).digest('base64url');

/**
 * The profile as it is for a message with a code: it goes to the contact that is being confirmed, and to no other
 * that the customer may have. For all else the profile as it is.
 */
export function addressAs(event: CustomerEvent | undefined, profile: Profile): Profile {
  if (event?.name !== 'code.requested') return profile;
  const { channel, address } = event.properties;
  const { email: _email, phone: _phone, ...rest } = profile;
  return { ...rest, devices: [], ...(channel === 'email' ? { email: address } : { phone: address }) };
}

/** Why no code goes to this address at all, if so: numbers of some countries are called for the money in it. */
export function findBarred({ properties }: CodeRequest, { countries }: CodePolicy): string | undefined {
  const { channel, country } = properties;
  if (channel === 'email' || (country !== undefined && countries.includes(country))) return undefined;
  return `codes by SMS go to ${countries.join(', ')}, not to ${country ?? 'an unknown country'}`;
}

/** The tally with this run's code in it; the same when it is there already; or why there are too many. */
export function countCode(
  tally: CodeTally,
  run: string,
  now: Date,
  { perHour, perDay, resendSeconds }: Pick<CodePolicy, 'perHour' | 'perDay'> & { resendSeconds?: number },
): { readonly tally: CodeTally } | { readonly because: string } {
  if (tally.sent.some((one) => one.run === run)) return { tally };
  const since = (seconds: number) => tally.sent.filter(({ at }) => at > later(now, -seconds));
  if (resendSeconds !== undefined && since(resendSeconds).length > 0)
    return { because: `the one before went less than ${resendSeconds} s ago` };
  if (since(hour).length >= perHour) return { because: `${perHour} codes went within an hour` };
  if (since(day).length >= perDay) return { because: `${perDay} codes went within a day` };
  const sent = [...since(day), { run, at: now.toISOString() }];
  return { tally: { ...tally, version: tally.version + 1, sent } };
}

/**
 * The code that a request is answered with: the one that went before, while it has a minute to live and is for the
 * same contact, or the next version with a new one.
 */
export function renewCode(
  known: ConfirmationCode | undefined,
  asked: Pick<ConfirmationCode, 'customer' | 'reference' | 'contact'>,
  now: Date,
  { minutes }: CodePolicy,
): ConfirmationCode {
  if (known?.state === 'live' && known.contact === asked.contact && known.until >= later(now, 60))
    return known;
  const { customer, reference, contact } = asked;
  return {
    customer,
    reference,
    contact,
    version: (known?.version ?? 0) + 1,
    issuedAt: now.toISOString(),
    until: later(now, minutes * 60),
    tries: 0,
    state: 'live',
  };
}

/** For how many whole minutes a code is still valid. */
export const minutesLeft = ({ until }: ConfirmationCode, now: Date): number =>
  Math.floor((Date.parse(until) - now.getTime()) / 60_000);

/** The digits of a code: always the same for it, each as likely as any other, not to be guessed without the key. */
export function deriveDigits(
  signingKey: string,
  { customer, reference, contact, issuedAt }: ConfirmationCode,
  { digits }: CodePolicy,
): string {
  const many = 10 ** digits;
  const fair = Math.floor(2 ** 32 / many) * many; // numbers above would make the lower digits likelier
  for (let round = 0; ; round++) {
    const bytes = createHmac('sha256', signingKey)
      .update(['digits', customer, reference, contact, issuedAt, `${round}`].join('\u0000'))
      .digest();
    for (let place = 0; place < bytes.length; place += 4) {
      const number = bytes.readUInt32BE(place);
      if (number < fair) return String(number % many).padStart(digits, '0');
    }
  }
}

/** What an app asks to be checked, from its JSON; nothing when it is none. Digits may come in groups. */
export function readAnswer(
  body: string,
): { readonly customer: string; readonly reference: string; readonly digits: string } | undefined {
  const read = readJson(body);
  const { customer, reference, code }: Readonly<Record<string, unknown>> =
    typeof read === 'object' ? { ...read } : {};
  if (!isId(customer) || !isId(reference) || !isId(code)) return undefined;
  return { customer, reference, digits: code.replaceAll(/[\s-]/g, '') };
}

const isId = (given: unknown): given is string =>
  typeof given === 'string' && given !== '' && given.length <= 128;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What becomes of an answer to a code; `code` is its next version, where one is to be written first. */
export type Tried =
  | { readonly tried: 'right'; readonly code: ConfirmationCode }
  | { readonly tried: 'wrong'; readonly code: ConfirmationCode; readonly triesLeft: number }
  | { readonly tried: 'expired' | 'used' | 'used up' | 'unknown' };

/** Judges the digits that somebody gave. As long to compare whichever digit is wrong. */
export function tryCode(
  code: ConfirmationCode | undefined,
  given: string,
  signingKey: string,
  now: Date,
  policy: CodePolicy,
): Tried {
  if (code === undefined) return { tried: 'unknown' };
  if (code.state === 'used up') return { tried: 'used up' };
  if (code.state === 'confirmed') return { tried: 'used' };
  if (code.until <= now.toISOString()) return { tried: 'expired' };
  const next = { ...code, version: code.version + 1 };
  const [mine, theirs] = [deriveDigits(signingKey, code, policy), given].map((text) =>
    createHmac('sha256', signingKey).update(text).digest(),
  );
  if (mine !== undefined && theirs !== undefined && timingSafeEqual(mine, theirs))
    return { tried: 'right', code: { ...next, state: 'right' } };
  if (code.state === 'right') return { tried: 'used' };
  const tries = code.tries + 1;
  return {
    tried: 'wrong',
    triesLeft: policy.tries - tries,
    code: { ...next, tries, state: tries < policy.tries ? 'live' : 'used up' },
  };
}

/** What stands for the contact that a request is about. */
export const contactOf = ({ properties }: CodeRequest, signingKey: string): string =>
  codeKey(signingKey, properties.channel, properties.address);

/** By what else its codes are counted. */
export const networkOf = ({ properties }: CodeRequest, signingKey: string): string | undefined =>
  properties.network === undefined ? undefined : codeKey(signingKey, 'network', properties.network);
