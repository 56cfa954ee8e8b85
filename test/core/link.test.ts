import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, signLink, type UnsubscribeLink } from '../../functions/core/link.ts';
import { channels } from '../../statemachines/language/channels.ts';
import { holds } from './random.ts';

const key = 'a signing key of at least thirty-two bytes';
const now = new Date('2026-11-20T12:00:00.000Z');
const until = '2027-11-20T12:00:00.000Z';

const links: fc.Arbitrary<UnsubscribeLink> = fc.record({
  customer: fc.oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom('a"b', '[]', '__proto__', '.'),
  ),
  channel: fc.constantFrom(...channels),
  run: fc.string({ minLength: 1 }),
  until: fc.constant(until),
});
const letters = [...'ABCabcXYZxyz0189-_.=+/ %', 'é', '\u0000', '🦔'];

describe('an unsubscribe link', () => {
  it('says to the endpoint what it was signed for', () => {
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
    const token = signLink({ customer: 'customer-1', channel: 'email', run: 'run-1', until }, key);
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
    const token = signLink({ customer: 'customer-1', channel: 'email', run: 'run-1', until }, key);
    expect(readLink(token, key, new Date(until)).link).toBe('valid');
    expect(readLink(token, key, new Date(Date.parse(until) + 1))).toEqual({ link: 'expired' });
  });
});
