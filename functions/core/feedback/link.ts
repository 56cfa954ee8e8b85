import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Channel, channels } from '../../../statemachines/language/channels.ts';

/** What a link to one of the customer's pages says: whose page, from which run, and until when the link works. */
export type CustomerLink = {
  readonly customer: string;
  readonly run: string;
  /** UTC, ISO 8601. */
  readonly until: string;
} & (
  | { readonly page: 'unsubscribe'; readonly channel: Channel }
  | { readonly page: 'preferences' }
  /** `address` is the `fingerprint` of the address that the letter with the link went to. */
  | { readonly page: 'confirm'; readonly address: string }
  /** The message that asks, and the answer whose button it was; without one all answers are alike. */
  | { readonly page: 'answer'; readonly question: string; readonly answer?: string }
  /** A number of stars, from 1 to 5, for an order. */
  | { readonly page: 'rating'; readonly order: string; readonly stars: number }
  /** A request to be told of a product. */
  | { readonly page: 'request'; readonly product: string }
);

const signOf = (body: string, key: string): string =>
  createHmac('sha256', key).update(`link\u0000${body}`).digest('base64url');

/** A token for a URL path: what it says, and a signature over it. */
export function signLink(link: CustomerLink, key: string): string {
  const parts = [link.page, link.customer, link.run, link.until, aboutOf(link)];
  const body = Buffer.from(JSON.stringify(parts)).toString('base64url');
  return `${body}.${signOf(body, key)}`;
}

function aboutOf(link: CustomerLink): string {
  switch (link.page) {
    case 'unsubscribe':
      return link.channel;
    case 'preferences':
      return '';
    case 'confirm':
      return link.address;
    case 'answer':
      return `${link.question} ${link.answer ?? ''}`;
    case 'rating':
      return `${link.stars} ${link.order}`;
    case 'request':
      return link.product;
  }
}

export type ReadLink =
  | { readonly link: 'valid'; readonly says: CustomerLink }
  | { readonly link: 'forged' | 'expired' };

/** Reads a token; anything that was not signed with this key is forged. */
export function readLink(token: string, key: string, now: Date): ReadLink {
  const [body = ''] = token.split('.');
  // Letter by letter: base64 would read the same bytes out of several texts.
  const given = Buffer.from(token);
  const right = Buffer.from(`${body}.${signOf(body, key)}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return { link: 'forged' };
  const says = readBody(JSON.parse(Buffer.from(body, 'base64url').toString()));
  if (says === undefined) return { link: 'forged' };
  return says.until < now.toISOString() ? { link: 'expired' } : { link: 'valid', says };
}

function readBody(body: unknown): CustomerLink | undefined {
  if (!Array.isArray(body) || !body.every((part) => typeof part === 'string')) return undefined;
  // Letters of the first release stay in mailboxes for a year: their links name customer, channel, run, end.
  const [page, customer, run, until, about] =
    body.length === 4 ? ['unsubscribe', body[0], body[2], body[3], body[1]] : body;
  if (customer === undefined || run === undefined || until === undefined || about === undefined)
    return undefined;
  const common = { customer, run, until };
  switch (page) {
    case 'unsubscribe': {
      const channel = channels.find((name) => name === about);
      return channel && { page, ...common, channel };
    }
    case 'preferences':
      return { page, ...common };
    case 'confirm':
      return { page, ...common, address: about };
    case 'answer': {
      const [question = '', answer = ''] = about.split(' ');
      return { page, ...common, question, ...(answer === '' ? {} : { answer }) };
    }
    case 'rating': {
      const [stars = ''] = about.split(' ', 1);
      return { page, ...common, order: about.slice(stars.length + 1), stars: Number(stars) };
    }
    case 'request':
      return { page, ...common, product: about };
    default:
      return undefined;
  }
}
