import { describe, expect, it } from 'vitest';
import { days } from '../../../statemachines/language/durations.ts';
import { type Customer, type Story, story } from '../../story.ts';
import { cart } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

/** Known a month before her birthday on the 10th of April. */
const born = (birthday: string, customer: Customer = {}): Customer => ({
  name: 'Ann',
  attributes: { birthday },
  ...customer,
});
const march = { at: '2026-03-02T12:00', customer: born('1990-04-10') };
const greetings = ({ outbox }: Story) => outbox.filter(([, message]) => message.startsWith('birthday-'));
const balance = async ({ store }: Story): Promise<number> =>
  ((await store.know('customer-1', {})).profile?.points.lots ?? []).reduce((sum, { left }) => sum + left, 0);

describe('A birthday', () => {
  it('brings a gift a week before, and a greeting with the gift on the day', async () => {
    const ann = await story(march);
    await ann.until('2026-04-25T12:00');
    expect(greetings(ann)).toEqual([
      ['email', 'birthday-gift', 'Fri 3 Apr 10:40'],
      ['email', 'birthday-greeting-gift', 'Fri 10 Apr 10:00'],
    ]);
    expect(ann.trail('birthday')).toEqual([
      'Earn 300 points: act (done)',
      'Birthday gift: send (delivered)',
      'Wait until birthday',
      'Look: Points redeemed?: no',
      'Birthday greeting with the gift: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('is greeted without the gift by who has used it', async () => {
    const ann = await story(march);
    await ann.until('2026-04-06T12:00');
    await ann.emits('points.redeemed', { points: 300 });
    await ann.until('2026-04-11T12:00');
    expect(greetings(ann).map(([, message]) => message)).toEqual(['birthday-gift', 'birthday-greeting']);
    expectStoryboard(ann, { whole: true });
  });

  it('brings a gift that lasts through the week after it, and no longer', async () => {
    const ann = await story(march);
    await ann.until('2026-04-03T12:00');
    const { profile } = await ann.store.know('customer-1', {});
    expect(profile?.points.lots.map(({ expiresAt }) => expiresAt?.slice(0, 10))).toEqual(['2026-04-18']);
    expect(ann.deliveries[0]?.content).toMatchObject({ text: expect.stringContaining('17 April') });
  });

  it('comes every year', async () => {
    const ann = await story(march);
    await ann.until('2027-04-12T12:00');
    expect(greetings(ann).map(([, message, at]) => [message, at.slice(0, 10)])).toEqual([
      ['birthday-gift', 'Fri 3 Apr '],
      ['birthday-greeting-gift', 'Fri 10 Apr'],
      ['birthday-gift', 'Sat 3 Apr '],
      ['birthday-greeting-gift', 'Sat 10 Apr'],
    ]);
    expectStoryboard(ann);
  });

  it('whose year nobody knows is greeted all the same', async () => {
    const ann = await story({ ...march, customer: born('--04-10') });
    await ann.until('2026-04-12T12:00');
    expect(greetings(ann).map(([, , at]) => at.slice(0, 10))).toEqual(['Fri 3 Apr ', 'Fri 10 Apr']);
    expectStoryboard(ann);
  });

  it('on the 29th of February is greeted on the 28th in a common year', async () => {
    const ann = await story({ at: '2026-01-10T12:00', customer: born('1992-02-29') });
    await ann.until('2026-03-05T12:00');
    expect(greetings(ann).map(([, message, at]) => [message, at.slice(0, 10)])).toEqual([
      ['birthday-gift', 'Sat 21 Feb'],
      ['birthday-greeting-gift', 'Sat 28 Feb'],
    ]);
    expectStoryboard(ann);
  });

  it('on the 29th of February is greeted on that day in a leap year', async () => {
    const ann = await story({ at: '2028-01-10T12:00', customer: born('1992-02-29') });
    await ann.until('2028-03-05T12:00');
    expect(greetings(ann).map(([, message, at]) => [message, at.slice(0, 10)])).toEqual([
      ['birthday-gift', 'Tue 22 Feb'],
      ['birthday-greeting-gift', 'Tue 29 Feb'],
    ]);
    expectStoryboard(ann);
  });

  it('is greeted on the day of the customer in the far east', async () => {
    const ivan = await story({ ...march, customer: born('1990-04-10', { zone: 'Pacific/Auckland' }) });
    await ivan.until('2026-04-12T12:00');
    expect(greetings(ivan).map(([, message, at]) => [message, at.slice(0, 13)])).toEqual([
      ['birthday-gift', 'Fri 3 Apr 10:'],
      ['birthday-greeting-gift', 'Fri 10 Apr 10'],
    ]);
    expectStoryboard(ivan);
  });

  it('is greeted on the day of the customer in the far west', async () => {
    const jane = await story({ ...march, customer: born('1990-04-10', { zone: 'Pacific/Honolulu' }) });
    await jane.until('2026-04-12T12:00');
    expect(greetings(jane).map(([, message, at]) => [message, at.slice(0, 13)])).toEqual([
      ['birthday-gift', 'Fri 3 Apr 10:'],
      ['birthday-greeting-gift', 'Fri 10 Apr 10'],
    ]);
    expectStoryboard(jane);
  });

  it('is greeted by the clock of where the customer is by then', async () => {
    const ann = await story(march);
    await ann.until('2026-04-08T12:00');
    await ann.emits('customer.updated', { zone: 'America/New_York' });
    await ann.until('2026-04-11T12:00');
    // Planned for 10:00 in London, which is night in New York: put off to the morning there.
    expect(greetings(ann).map(([, message]) => message)).toEqual(['birthday-gift', 'birthday-greeting-gift']);
    expect(greetings(ann)[1]?.[2]).toMatch(/^Fri 10 Apr 14:/);
    expectStoryboard(ann);
  });

  it('is greeted by SMS who has no other way, without a gift letter before', async () => {
    const ann = await story({ ...march, customer: born('1990-04-10', { contacts: ['sms'] }) });
    await ann.until('2026-04-11T12:00');
    expect(greetings(ann)).toEqual([['sms', 'birthday-greeting-gift', 'Fri 10 Apr 10:00']]);
    expectStoryboard(ann);
  });

  it('is greeted in Russian', async () => {
    const olga = await story({
      ...march,
      customer: {
        name: 'Ольга',
        language: 'ru',
        zone: 'Europe/Moscow',
        attributes: { birthday: '1990-04-10' },
      },
    });
    await olga.until('2026-04-11T12:00');
    expect(greetings(olga)).toHaveLength(2);
    expectStoryboard(olga, { whole: true });
  });
});

describe('No gift comes', () => {
  it('for a birthday typed in today', async () => {
    const ann = await story({ at: '2026-04-03T09:00', customer: {} });
    await ann.emits('customer.updated', { attributes: { birthday: '1990-04-10' } });
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    expect(await balance(ann)).toBe(0);
    expectStoryboard(ann);
  });

  it('for a birthday typed in on the day itself; the next year it does', async () => {
    const ann = await story({ at: '2026-04-10T09:00', customer: {} });
    await ann.emits('customer.updated', { attributes: { birthday: '1990-04-10' } });
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    await ann.until('2027-04-11T12:00');
    expect(greetings(ann)).toHaveLength(2);
    expectStoryboard(ann);
  });

  it('twice when the date is changed after the gift', async () => {
    const ann = await story(march);
    await ann.until('2026-04-05T12:00');
    await ann.emits('customer.updated', { attributes: { birthday: '1990-05-20' } });
    await ann.until('2026-06-10T12:00');
    expect(greetings(ann).filter(([, message]) => message === 'birthday-gift')).toHaveLength(1);
    expect(await balance(ann)).toBe(300);
    expectStoryboard(ann);
  });

  it('twice when the date is changed twice', async () => {
    const ann = await story(march);
    await ann.until('2026-03-20T12:00');
    await ann.emits('customer.updated', { attributes: { birthday: '1990-05-20' } });
    await ann.until('2026-04-20T12:00');
    await ann.emits('customer.updated', { attributes: { birthday: '1990-06-10' } });
    await ann.until('2026-07-01T12:00');
    expect(greetings(ann).map(([, message, at]) => [message, at.slice(0, 10)])).toEqual([
      ['birthday-gift', 'Wed 3 Jun '],
      ['birthday-greeting-gift', 'Wed 10 Jun'],
    ]);
    expectStoryboard(ann);
  });

  it('again when an app says the same date every day', async () => {
    const ann = await story(march);
    for (let day = 0; day < 45; day++) {
      await ann.emits('customer.updated', { attributes: { birthday: '1990-04-10' } });
      await ann.after(days(1));
    }
    expect(greetings(ann).map(([, message]) => message)).toEqual(['birthday-gift', 'birthday-greeting-gift']);
    expect(await balance(ann)).toBe(300);
  });

  it('for a date that is no date', async () => {
    const ann = await story({ ...march, customer: born('tenth of April') });
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('to who can be written to by no channel: points that nobody tells of', async () => {
    const ann = await story({ ...march, customer: born('1990-04-10', { consents: [] }) });
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    expect(await balance(ann)).toBe(0);
    expect(ann.trail('birthday')).toEqual(['not started: cannot be written to with marketing']);
  });

  it('to staff', async () => {
    const ann = await story({ ...march, customer: born('1990-04-10', { traffic: 'staff' }) });
    await ann.until('2026-05-01T12:00');
    expect(ann.outbox).toEqual([]);
    expect(await balance(ann)).toBe(0);
  });
});

describe('A greeting is never late', () => {
  it('nor early: a date corrected after the gift is not greeted on the wrong day', async () => {
    const ann = await story(march);
    await ann.until('2026-04-05T12:00');
    await ann.emits('customer.updated', { attributes: { birthday: '1990-05-20' } });
    await ann.until('2026-04-12T12:00');
    expect(greetings(ann).map(([, message]) => message)).toEqual(['birthday-gift']);
  });

  it('it is dropped when the day is taken by another message already', async () => {
    const ann = await story(march);
    await ann.until('2026-04-10T06:30');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-04-20T12:00');
    const day = ann.outbox.filter(([, , at]) => at.startsWith('Fri 10 Apr'));
    expect(day).toHaveLength(1);
    expect(
      ann.outbox.filter(([, message, at]) => message.includes('greeting') && !at.startsWith('Fri 10')),
    ).toEqual([]);
    expectStoryboard(ann);
  });

  it('it waits for a pause until the evening, and is then dropped', async () => {
    const ann = await story(march);
    await ann.until('2026-04-09T12:00');
    await ann.pauses({ what: 'marketing' }, 'a wrong price in the feed');
    await ann.until('2026-04-13T12:00');
    await ann.resumes({ what: 'marketing' });
    await ann.until('2026-04-20T12:00');
    expect(greetings(ann).map(([, message]) => message)).toEqual(['birthday-gift']);
    expectStoryboard(ann);
  });

  it('it goes the same day when a pause ends at noon', async () => {
    const ann = await story(march);
    await ann.until('2026-04-09T12:00');
    await ann.pauses({ what: 'marketing' }, 'a wrong price in the feed');
    await ann.until('2026-04-10T12:00');
    await ann.resumes({ what: 'marketing' });
    await ann.until('2026-04-20T12:00');
    expect(greetings(ann).map(([, message, at]) => [message, at.slice(0, 10)])).toEqual([
      ['birthday-gift', 'Fri 3 Apr '],
      ['birthday-greeting-gift', 'Fri 10 Apr'],
    ]);
    expectStoryboard(ann);
  });
});
