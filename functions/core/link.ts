import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Channel, channels } from '../../statemachines/language/channels.ts';

/** What an unsubscribe link says: whose consent for which channel, and until when the link works. */
export interface UnsubscribeLink {
  readonly customer: string;
  readonly channel: Channel;
  readonly run: string;
  /** UTC, ISO 8601. */
  readonly until: string;
}

const signOf = (body: string, key: string): string =>
  createHmac('sha256', key).update(`link\u0000${body}`).digest('base64url');

/** A token for a URL path: what it says, and a signature over it. */
export function signLink({ customer, channel, run, until }: UnsubscribeLink, key: string): string {
  const body = Buffer.from(JSON.stringify([customer, channel, run, until])).toString('base64url');
  return `${body}.${signOf(body, key)}`;
}

export type ReadLink =
  | { readonly link: 'valid'; readonly says: UnsubscribeLink }
  | { readonly link: 'forged' | 'expired' };

/** Reads a token; anything that was not signed with this key is forged. */
export function readLink(token: string, key: string, now: Date): ReadLink {
  const [body = ''] = token.split('.');
  // Letter by letter: base64 would read the same bytes out of several texts.
  const given = Buffer.from(token);
  const right = Buffer.from(`${body}.${signOf(body, key)}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return { link: 'forged' };
  const [customer, channel, run, until]: unknown[] = JSON.parse(Buffer.from(body, 'base64url').toString());
  const known = channels.find((name) => name === channel);
  if (
    typeof customer !== 'string' ||
    typeof run !== 'string' ||
    typeof until !== 'string' ||
    known === undefined
  )
    return { link: 'forged' };
  return until < now.toISOString()
    ? { link: 'expired' }
    : { link: 'valid', says: { customer, channel: known, run, until } };
}
