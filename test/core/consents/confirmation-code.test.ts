import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressAs,
  type CodeTally,
  type ConfirmationCode,
  codeKey,
  countCode,
  deriveDigits,
  renewCode,
  tryCode,
} from '../../../functions/core/consents/confirmation-code.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';

const { codes } = policy;
const key = 'a signing key of 32 bytes or more';
const now = new Date('2026-11-20T12:00:00.000Z');
const inSeconds = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const asked = { customer: 'ann', reference: 'sign-in-1', contact: 'contact-1' };
const code = renewCode(undefined, asked, now, codes);
const digits = deriveDigits(key, code, codes);
const wrong = digits === '000000' ? '111111' : '000000';

describe('the digits of a code', () => {
  it('are six, the same for the same code, and others for another', () => {
    expect(digits).toMatch(/^\d{6}$/);
    expect(deriveDigits(key, { ...code, tries: 3, version: 7, state: 'right' }, codes)).toBe(digits);
    const others: readonly Partial<ConfirmationCode>[] = [
      { customer: 'ben' },
      { reference: 'sign-in-2' },
      { contact: 'contact-2' },
      { issuedAt: inSeconds(1).toISOString() },
    ];
    for (const other of others) expect(deriveDigits(key, { ...code, ...other }, codes)).not.toBe(digits);
    expect(deriveDigits('another key', code, codes)).not.toBe(digits);
  });

  it('are each as likely as any other', () => {
    const many = 20_000;
    const counts = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
    for (let count = 0; count < many; count++)
      [...deriveDigits(key, { ...code, reference: `r-${count}` }, codes)].forEach((digit, place) => {
        const column = counts[place];
        if (column !== undefined) column[Number(digit)] = (column[Number(digit)] ?? 0) + 1;
      });
    for (const column of counts) {
      // Chi-squared with 9 degrees of freedom: 33.7 is passed once in ten thousand.
      const chi = column.reduce((sum, got) => sum + (got - many / 10) ** 2 / (many / 10), 0);
      expect(chi).toBeLessThan(33.7);
    }
  });

  it('stand in nothing that is kept', () => {
    expect(JSON.stringify(code)).not.toContain(digits);
  });
});

describe('a code that is asked for again', () => {
  it('is the same while it has a minute to live, for the same contact', () => {
    holds(
      fc.property(fc.integer({ min: 0, max: 1200 }), (seconds) => {
        const again = renewCode(code, asked, inSeconds(seconds), codes);
        expect(again === code).toBe(seconds <= 540);
        if (again !== code) expect(again).toMatchObject({ version: 2, tries: 0, state: 'live' });
      }),
      { runs: 200 },
    );
    expect(renewCode(code, { ...asked, contact: 'contact-2' }, inSeconds(1), codes).contact).toBe(
      'contact-2',
    );
    for (const state of ['confirmed', 'used up', 'right'] as const)
      expect(renewCode({ ...code, state }, asked, inSeconds(1), codes).issuedAt).toBe(
        inSeconds(1).toISOString(),
      );
  });
});

describe('an answer', () => {
  it('is heard five times at most, and right once', () => {
    holds(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (answers) => {
        let current = code;
        let [heard, right] = [0, 0];
        for (const isRight of answers) {
          const tried = tryCode(current, isRight ? digits : wrong, key, inSeconds(60), codes);
          if (!('code' in tried)) continue;
          heard++;
          if (tried.tried === 'right') right++;
          current = tried.code.state === 'right' ? { ...tried.code, state: 'confirmed' } : tried.code;
        }
        expect(heard).toBeLessThanOrEqual(5);
        expect(right).toBeLessThanOrEqual(1);
      }),
      { runs: 300 },
    );
  });

  it('comes too late after ten minutes', () => {
    expect(tryCode(code, digits, key, inSeconds(599), codes).tried).toBe('right');
    expect(tryCode(code, digits, key, inSeconds(600), codes).tried).toBe('expired');
    expect(tryCode(undefined, digits, key, now, codes).tried).toBe('unknown');
  });
});

describe('the tally of codes', () => {
  it('lets no more through than the limits allow, whenever they are asked for', () => {
    const waits = fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 60 });
    holds(
      fc.property(waits, (all) => {
        let tally: CodeTally = { key: 'k', version: 0, sent: [] };
        const sent: number[] = [];
        let seconds = 0;
        for (const [place, wait] of all.entries()) {
          seconds += wait;
          const counted = countCode(tally, `run-${place}`, inSeconds(seconds), codes);
          if ('because' in counted) continue;
          tally = counted.tally;
          sent.push(seconds);
        }
        for (const at of sent) {
          const within = (span: number): number => sent.filter((one) => one > at - span && one <= at).length;
          expect(within(60)).toBe(1);
          expect(within(3600)).toBeLessThanOrEqual(3);
          expect(within(86_400)).toBeLessThanOrEqual(10);
        }
        expect(tally.sent.length).toBeLessThanOrEqual(10);
      }),
      { runs: 200 },
    );
  });

  it('counts a run once, however often it is tried', () => {
    const first = countCode({ key: 'k', version: 0, sent: [] }, 'run-1', now, codes);
    if ('because' in first) throw new Error(first.because);
    expect(countCode(first.tally, 'run-1', inSeconds(1), codes)).toEqual({ tally: first.tally });
  });
});

describe('a message with a code', () => {
  const profile = {
    ...newProfile('ann'),
    email: 'ann@example.com',
    phone: '+442079460000',
    devices: [{ token: 'device-1', platform: 'ios' as const }],
  };

  it('has the address of the contact that is confirmed, and no other', () => {
    const request = {
      id: 'event-1',
      at: now.toISOString(),
      name: 'code.requested',
      customer: 'ann',
      key: 'sign-in-1',
      properties: { reference: 'sign-in-1', channel: 'sms', address: '+447400123456' },
    } as const;
    const { email, phone, devices } = addressAs(request, profile);
    expect([email, phone, devices]).toEqual([undefined, '+447400123456', []]);
    expect(addressAs(undefined, profile)).toBe(profile);
  });

  it('is counted by what nobody can tell the address from', () => {
    const stands = codeKey(key, 'sms', '+447400123456');
    expect(stands).not.toContain('447400123456');
    expect(stands).not.toBe(codeKey(key, 'network', '+447400123456'));
    expect(stands).not.toBe(codeKey('another key', 'sms', '+447400123456'));
  });
});
