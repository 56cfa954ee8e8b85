import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import { markets, policy } from '../../../statemachines/policy.ts';
import { type Story, story } from '../../story.ts';
import { cart } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00', customer: { name: 'Ann' } };
const email = 'ann@example.com';
/** Marketing by email waits for the button. */
const doubleOptIn = { ...policy, market: { ...markets.eu, doubleOptIn: ['email'] } } as const;

/** The link to the button in the last letter. */
function linkOf({ deliveries }: Story): string {
  const link = deliveries
    .map(({ content }) =>
      content.channel === 'email' ? /https:\S+\/confirm\/\S+/.exec(content.text)?.[0] : undefined,
    )
    .findLast((found) => found !== undefined);
  if (link === undefined) throw new Error('no letter with a link to confirm has been sent yet');
  return link;
}

describe('Who is asked to confirm an address', () => {
  it('and does nothing gets three letters in a day, and no more', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(days(10));
    expect(ann.outbox).toEqual([
      ['email', 'confirm-email', 'Mon 2 Mar 10:00'],
      ['email', 'confirm-email-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'confirm-email-last', 'Tue 3 Mar 10:00'],
    ]);
    expect(ann.trail('confirm-email').at(-1)).toBe('Finished');
    expectStoryboard(ann, { whole: true });
  });

  it('in the night gets the first letter at once and the others by day', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T23:30' });
    await ann.emits('email.confirmation-requested', { email });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message, at]) => [message, at.slice(0, 10)])).toEqual([
      ['confirm-email', 'Mon 2 Mar '],
      ['confirm-email-reminder', 'Tue 3 Mar '],
      ['confirm-email-last', 'Wed 4 Mar '],
    ]);
    expect(ann.outbox.slice(1).every(([, , at]) => /(09|1\d):\d\d$/.test(at))).toBe(true);
    expectStoryboard(ann);
  });

  it('and presses the button hears no more of it', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(hours(1));
    expect((await ann.visits(linkOf(ann), {})).status).toBe(200);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'confirm-email', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('confirm-email').slice(-2)).toEqual([
      'Reminder to confirm the email: leave (goal-reached)',
      'Left',
    ]);
    expect((await ann.store.know('customer-1', {})).profile?.confirmedEmail).toBe(email);
    expectStoryboard(ann);
  });

  it('has not confirmed it by looking at the page: scanners follow links', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(minutes(1));
    const page = await ann.visits(linkOf(ann));
    expect(page.html).toContain('<button>');
    await ann.untilQuiet();
    expect((await ann.store.know('customer-1', {})).profile?.confirmedEmail).toBeUndefined();
    expect(ann.outbox).toHaveLength(3);
    expectStoryboard(ann);
  });

  it('may press the button twice, in two letters', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(minutes(1));
    const first = linkOf(ann);
    await ann.after(hours(4));
    await ann.visits(linkOf(ann), {});
    expect((await ann.visits(first, {})).status).toBe(200);
    await ann.untilQuiet();
    expect(
      ann.happenings.filter((one) => one.what === 'event' && one.event.name === 'email.confirmed'),
    ).toHaveLength(1);
    expect(ann.outbox).toHaveLength(2);
    expectStoryboard(ann);
  });

  it('finds the link over after three days', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(minutes(1));
    const first = linkOf(ann);
    await ann.after(hours(72));
    const page = await ann.visits(first, {});
    expect(page.status).toBe(410);
    expect((await ann.store.know('customer-1', {})).profile?.confirmedEmail).toBeUndefined();
    expectStoryboard(ann);
  });

  it('may do so however little else is welcome', async () => {
    const ann = await story({ ...monday, customer: { consents: [] } });
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'preference centre' });
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(minutes(1));
    expect(ann.outbox).toEqual([['email', 'confirm-email', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });

  it('is left alone when the letter bounces: the app asks for another address', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(minutes(1));
    await ann.hears('message.bounced');
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'confirm-email', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });

  it('is left alone when the app knows that the address is dead', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(minutes(1));
    await ann.emits('address.suppressed', { channel: 'email', address: email, why: 'bounced' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'confirm-email', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('confirm-email').slice(-1)).toEqual(['Left']);
    expectStoryboard(ann);
  });
});

describe('Who changes the address meanwhile', () => {
  const other = 'ann@other.example';

  it('and is asked to confirm the new one hears no more of the old, whose button is dead', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(hours(1));
    const old = linkOf(ann);
    await ann.emits('customer.updated', { email: other });
    await ann.emits('email.confirmation-requested', { email: other });
    await ann.after(minutes(1));
    expect((await ann.visits(old, {})).status).toBe(410);
    expect((await ann.visits(linkOf(ann), {})).status).toBe(200);
    await ann.untilQuiet();
    expect((await ann.store.know('customer-1', {})).profile?.confirmedEmail).toBe(other);
    expect(ann.deliveries.map((one) => one.channel === 'email' && one.address)).toEqual([email, other]);
    expectStoryboard(ann);
  });

  it('gets no reminder that names the old one at the new one', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(hours(1));
    await ann.emits('customer.updated', { email: other });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'confirm-email', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });

  it('asks again for the same address: the letters begin anew and both buttons work', async () => {
    const ann = await story(monday);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(hours(2));
    const first = linkOf(ann);
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(hours(2));
    expect((await ann.visits(first, {})).status).toBe(200);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'confirm-email', 'Mon 2 Mar 10:00'],
      ['email', 'confirm-email', 'Mon 2 Mar 12:00'],
    ]);
    expectStoryboard(ann);
  });
});

describe('Where a yes by email counts only once it is confirmed', () => {
  const told = { at: '2026-03-02T10:00', customer: {}, policy: doubleOptIn };

  it('a cart reminder comes by email after the button, and not after a look', async () => {
    const ann = await story({ ...told, customer: { contacts: ['email'] } });
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(minutes(1));
    await ann.visits(linkOf(ann));
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-03T12:00');
    expect(ann.trail('abandoned-cart')).toEqual(['not started: cannot be written to with marketing']);
    await ann.visits(linkOf(ann), {});
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.until('2026-03-03T20:00');
    expect(ann.outbox.filter(([, message]) => message.startsWith('cart'))).toEqual([
      ['email', 'cart-reminder', 'Tue 3 Mar 15:00'],
    ]);
    expectStoryboard(ann);
  });

  it('a cart reminder comes by push meanwhile', async () => {
    const ann = await story(told);
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([['push', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expectStoryboard(ann);
  });

  it('a changed address has to be confirmed again', async () => {
    const ann = await story({ ...told, customer: { contacts: ['email'] } });
    await ann.emits('email.confirmation-requested', { email });
    await ann.after(minutes(1));
    await ann.visits(linkOf(ann), {});
    await ann.after(hours(2));
    await ann.emits('customer.updated', { email: 'ann@other.example' });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox.filter(([, message]) => message.startsWith('cart'))).toEqual([]);
    expectStoryboard(ann);
  });
});
