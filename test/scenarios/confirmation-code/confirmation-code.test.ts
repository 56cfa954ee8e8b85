import { describe, expect, it } from 'vitest';
import { minutes } from '../../../statemachines/language/durations.ts';
import { policy } from '../../../statemachines/policy.ts';
import confirmationCode from '../../../statemachines/scenarios/lead/confirmation-code.ts';
import { type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const seconds = (count: number) => ({ seconds: count });
/** Nothing else of the map starts from a code. */
const scenarios = [confirmationCode];
const night = { at: '2026-03-02T03:10', customer: { name: 'Ann' }, scenarios };
const phone = { reference: 'sign-in-1', channel: 'sms', address: '+44 7700 900555' } as const;
const email = { reference: 'sign-up-1', channel: 'email', address: 'New@Example.com' } as const;

/** The digits in the last message. */
function digitsOf({ deliveries }: Story): string {
  const { content } = deliveries.at(-1) ?? {};
  const text =
    content?.channel === 'sms' ? content.text : content?.channel === 'email' ? content.subject : '';
  const [digits] = /^\d{6}/.exec(text) ?? [];
  if (digits === undefined) throw new Error(`no code in '${text}'`);
  return digits;
}
const wrongFor = (digits: string): string => (digits === '000000' ? '000001' : '000000');
const addressesOf = ({ deliveries }: Story): readonly (readonly [string, unknown])[] =>
  deliveries.map((one) => [one.channel, one.channel === 'push' ? one.devices : one.address]);

describe('Who asks for a code', () => {
  it('gets it at once at any hour, at the number that is being confirmed and nowhere else', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', phone);
    await ann.after(seconds(20));
    expect(ann.outbox).toEqual([['sms', 'confirmation-code', 'Mon 2 Mar 03:10']]);
    expect(addressesOf(ann)).toEqual([['sms', '+447700900555']]);
    expect(await ann.confirms('sign-in-1', digitsOf(ann))).toEqual({
      status: 200,
      says: { outcome: 'confirmed' },
    });
    await ann.untilQuiet();
    expect(ann.trail('confirmation-code').slice(-2)).toEqual([
      'Wait for code confirmed, at most 10 minutes: code.confirmed',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('by email gets it by email, a visitor too', async () => {
    const ann = await story({ at: '2026-03-02T10:00', scenarios });
    await ann.emits('code.requested', email, { as: 'visitor-1' });
    await ann.after(seconds(20));
    expect(addressesOf(ann)).toEqual([['email', 'new@example.com']]);
    expect((await ann.confirms('sign-up-1', digitsOf(ann), { as: 'visitor-1' })).status).toBe(200);
    await ann.untilQuiet();
    expect((await ann.store.know('visitor-1', {})).profile?.email).toBeUndefined();
    expectStoryboard(ann, { whole: true });
  });

  it('reads Russian gets it in Russian, in one part of an SMS', async () => {
    const ann = await story({ ...night, customer: { language: 'ru' } });
    await ann.emits('code.requested', phone);
    await ann.after(seconds(20));
    const [sms] = ann.deliveries;
    expect(sms?.content.channel === 'sms' ? sms.content.text.length : 0).toBeLessThanOrEqual(70);
    await ann.untilQuiet();
    expectStoryboard(ann);
  });

  it('and does nothing finds it expired after ten minutes', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', phone);
    await ann.after(minutes(10));
    expect(await ann.confirms('sign-in-1', digitsOf(ann))).toEqual({
      status: 410,
      says: { outcome: 'expired' },
    });
    await ann.untilQuiet();
    expect(ann.trail('confirmation-code').at(-1)).toBe('Finished');
    expectStoryboard(ann);
  });

  it('and has refused all SMS gets it all the same: it was asked for', async () => {
    const ann = await story({ ...night, customer: { consents: [] } });
    await ann.emits('consent.withdrawn', { channel: 'sms', how: 'STOP' });
    await ann.emits('code.requested', phone);
    await ann.after(seconds(20));
    expect(ann.outbox).toHaveLength(1);
    await ann.untilQuiet();
    expectStoryboard(ann);
  });

  it('for an address that is suppressed gets none, by no other way either', async () => {
    const ann = await story(night);
    await ann.emits('address.suppressed', { channel: 'sms', address: '+447700900555', why: 'bounced' });
    await ann.emits('code.requested', phone);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('for a number of a country that is not on the list gets none', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', { ...phone, address: '+88213123456' });
    await ann.emits('code.requested', { ...phone, reference: 'sign-in-2', address: '+8801812345678' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('confirmation-code').filter((line) => line.includes('country-barred'))).toHaveLength(2);
    expectStoryboard(ann);
  });

  it('for no number at all is sent back by the door', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', { ...phone, address: 'call me' });
    await ann.emits('code.requested', { ...email, address: 'nobody' });
    await ann.untilQuiet();
    expect(ann.runs).toEqual([]);
    expectStoryboard(ann);
  });
});

describe('Who types digits in', () => {
  it('may be wrong five times, and not a sixth', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', phone);
    await ann.after(seconds(20));
    const digits = digitsOf(ann);
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await ann.confirms('sign-in-1', wrongFor(digits))).toEqual({
        status: 422,
        says: { outcome: 'wrong', triesLeft },
      });
    expect(await ann.confirms('sign-in-1', digits)).toEqual({ status: 410, says: { outcome: 'used up' } });
    await ann.untilQuiet();
    expect(ann.trail('confirmation-code').slice(-2)).toEqual([
      expect.stringContaining('leave (exit-happened)'),
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('is right once', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', phone);
    await ann.after(seconds(20));
    const digits = digitsOf(ann);
    expect((await ann.confirms('sign-in-1', wrongFor(digits))).status).toBe(422);
    expect((await ann.confirms('sign-in-1', ` ${digits.slice(0, 3)}-${digits.slice(3)}`)).status).toBe(200);
    expect(await ann.confirms('sign-in-1', digits)).toEqual({ status: 410, says: { outcome: 'used' } });
    expect(await ann.confirms('sign-in-1', wrongFor(digits))).toEqual({
      status: 410,
      says: { outcome: 'used' },
    });
    await ann.untilQuiet();
    expect(
      ann.happenings.filter((one) => one.what === 'event' && one.event.name === 'code.confirmed'),
    ).toHaveLength(1);
  });

  it('for a code that nobody asked for is told so', async () => {
    const ann = await story(night);
    expect(await ann.confirms('sign-in-9', '123456')).toEqual({ status: 410, says: { outcome: 'unknown' } });
    expect((await ann.confirms('sign-in-9', '')).status).toBe(400);
  });
});

describe('Who asks once more', () => {
  it('within a minute gets nothing new, after it the same code, which is not valid for longer', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', phone);
    await ann.after(seconds(30));
    const first = digitsOf(ann);
    await ann.emits('code.requested', phone);
    await ann.after(seconds(60));
    expect(ann.outbox).toHaveLength(1);
    await ann.emits('code.requested', phone);
    await ann.after(seconds(10));
    expect(ann.outbox).toHaveLength(2);
    expect(digitsOf(ann)).toBe(first);
    await ann.after(minutes(8));
    expect((await ann.confirms('sign-in-1', first)).status).toBe(200);
    await ann.untilQuiet();
    expectStoryboard(ann);
  });

  it('when it is over gets another', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', phone);
    await ann.after(minutes(10));
    const first = digitsOf(ann);
    await ann.emits('code.requested', phone);
    await ann.after(seconds(10));
    expect(digitsOf(ann)).not.toBe(first);
    expect((await ann.confirms('sign-in-1', first)).status).toBe(422);
    expect((await ann.confirms('sign-in-1', digitsOf(ann))).status).toBe(200);
    await ann.untilQuiet();
  });

  it('with the same reference for another number gets another code, and the first is dead', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', phone);
    await ann.after(minutes(2));
    const first = digitsOf(ann);
    await ann.emits('code.requested', { ...phone, address: '+447700900666' });
    await ann.after(seconds(10));
    expect(digitsOf(ann)).not.toBe(first);
    expect((await ann.confirms('sign-in-1', first)).status).toBe(422);
    await ann.untilQuiet();
  });

  it('gets three in an hour and ten in a day, whoever asks for the number', async () => {
    const ann = await story({ ...night, at: '2026-03-02T00:05' });
    for (let count = 0; count < 20; count++) {
      const reference = `sign-in-${count}`;
      await ann.emits('code.requested', { ...phone, reference }, { as: `visitor-${count}` });
      await ann.after(minutes(15));
    }
    // Five hours: three in each of the first three, and the tenth.
    expect(ann.outbox).toHaveLength(10);
    await ann.untilQuiet();
    expect(
      ann.trail('confirmation-code').filter((line) => line.includes('leave (too-many-codes)')),
    ).toHaveLength(10);
  });

  it('for ever new numbers from one network gets three in an hour', async () => {
    const ann = await story(night);
    for (let count = 0; count < 6; count++) {
      const address = `+44770090055${count}`;
      await ann.emits(
        'code.requested',
        { ...phone, address, reference: `r-${count}`, network: 'a-hash' },
        { as: `visitor-${count}` },
      );
      await ann.after(seconds(5));
    }
    expect(ann.outbox).toHaveLength(3);
    await ann.untilQuiet();
  });
});

describe('A code', () => {
  it('is waited for as long as it is valid', () => {
    expect(minutes(policy.codes.minutes)).toEqual(minutes(10));
  });

  it('goes nowhere when the customer is erased meanwhile', async () => {
    const ann = await story(night);
    await ann.emits('code.requested', phone);
    await ann.after(seconds(20));
    const digits = digitsOf(ann);
    await ann.after(minutes(1));
    await ann.erases();
    await ann.after(seconds(20));
    expect(await ann.confirms('sign-in-1', digits)).toEqual({ status: 410, says: { outcome: 'unknown' } });
    const kept = JSON.stringify(await ann.store.everything('customer-1'));
    expect(kept).not.toContain('900555');
    await ann.untilQuiet();
    expectStoryboard(ann);
  });
});
