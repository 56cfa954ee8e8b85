import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CustomerLink, readLink, signLink } from '../../../functions/core/feedback/link.ts';
import { channels } from '../../../statemachines/language/channels.ts';
import { holds } from '../random.ts';

const key = 'a signing key of at least thirty-two bytes';
const now = new Date('2026-11-20T12:00:00.000Z');
const until = '2027-11-20T12:00:00.000Z';

const common = {
  customer: fc.oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom('a"b', '[]', '__proto__', '.'),
  ),
  run: fc.string(),
  until: fc.constant(until),
};
const links: fc.Arbitrary<CustomerLink> = fc.oneof(
  fc.record({ ...common, page: fc.constant('unsubscribe' as const), channel: fc.constantFrom(...channels) }),
  fc.record({ ...common, page: fc.constant('preferences' as const) }),
  fc.record({ ...common, page: fc.constant('confirm' as const), address: fc.string({ minLength: 1 }) }),
  fc.record({
    ...common,
    page: fc.constant('answer' as const),
    question: fc.constantFrom('service-survey', 'upgrade-offer'),
    answer: fc.constantFrom('yes', '10'),
  }),
  fc.record({
    ...common,
    page: fc.constant('rating' as const),
    order: fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('A 1', ' ', '5 5')),
    stars: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ ...common, page: fc.constant('request' as const), product: fc.string({ minLength: 1 }) }),
);
const letters = [...'ABCabcXYZxyz0189-_.=+/ %', 'é', '\u0000', '🦔'];
const unsubscribe = {
  page: 'unsubscribe',
  customer: 'customer-1',
  channel: 'email',
  run: 'run-1',
  until,
} as const;

const signBody = (content: unknown): string => {
  const body = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${body}.${createHmac('sha256', key).update(`link\u0000${body}`).digest('base64url')}`;
};

describe('a link to a page of the customer', () => {
  it('says to the page what it was signed for', () => {
    holds(
      fc.property(links, (says) => {
        const token = signLink(says, key);
        expect(token).toMatch(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);
        expect(readLink(token, key, now)).toEqual({ link: 'valid', says });
      }),
      { runs: 300 },
    );
  });

  it('is refused when any letter of it is changed, added or taken away', () => {
    const changes = fc.record({
      says: links,
      where: fc.double({ min: 0, max: 1, noNaN: true }),
      letter: fc.constantFrom(...letters),
      change: fc.constantFrom('replace', 'insert', 'remove', 'append'),
    });
    holds(
      fc.property(changes, ({ says, where, letter, change }) => {
        const token = signLink(says, key);
        const place = Math.min(token.length - 1, Math.floor(where * token.length));
        const [start, rest] = [token.slice(0, place), token.slice(place)];
        const changed = {
          replace: start + letter + rest.slice(1),
          insert: start + letter + rest,
          remove: start + rest.slice(1),
          append: token + letter,
        }[change];
        if (changed !== token) expect(readLink(changed, key, now)).toEqual({ link: 'forged' });
      }),
      { runs: 2000 },
    );
  });

  it('is refused when its last letter is one that decodes to the same bytes', () => {
    const token = signLink(unsubscribe, key);
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    const accepted = others.filter(
      (letter) => readLink(token.slice(0, -1) + letter, key, now).link === 'valid',
    );
    expect(accepted).toEqual([token.slice(-1)]);
  });

  it('is refused when it was signed with another key', () => {
    holds(
      fc.property(links, fc.string({ minLength: 1 }), (says, other) => {
        if (other !== key) expect(readLink(signLink(says, other), key, now)).toEqual({ link: 'forged' });
      }),
      { runs: 100 },
    );
  });

  it('that is no link at all is refused, whatever it is', () => {
    holds(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (token) => {
        expect(readLink(token, key, now)).toEqual({ link: 'forged' });
      }),
      { runs: 500 },
    );
    for (const token of ['', '.', '..', '.a', 'a.', 'W10.W10'])
      expect(readLink(token, key, now).link).toBe('forged');
  });

  it('works until its last moment and not after it', () => {
    holds(
      fc.property(links, (says) => {
        const token = signLink(says, key);
        expect(readLink(token, key, new Date(until)).link).toBe('valid');
        expect(readLink(token, key, new Date(Date.parse(until) + 1))).toEqual({ link: 'expired' });
      }),
      { runs: 100 },
    );
  });

  it('that stands in a letter of the first release still unsubscribes', () => {
    const token = signBody(['customer-1', 'email', 'run-1', until]);
    expect(readLink(token, key, now)).toEqual({ link: 'valid', says: unsubscribe });
  });

  it('speaks of a page, a channel and a customer that there are, or is refused', () => {
    for (const content of [
      {},
      'unsubscribe',
      [],
      ['unsubscribe', 'customer-1', 'run-1'],
      ['unsubscribe', 'customer-1', 'run-1', until, 'pigeon'],
      ['erase', 'customer-1', 'run-1', until, ''],
      ['preferences', 1, 'run-1', until, ''],
    ])
      expect(readLink(signBody(content), key, now)).toEqual({ link: 'forged' });
  });
});
