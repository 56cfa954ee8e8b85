import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import type { Properties } from '../../../statemachines/language/events.ts';
import upgradeByYes from '../../../statemachines/scenarios/post-purchase/upgrade-by-yes.ts';
import { type Customer, type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [upgradeByYes];
const ann: Customer = { name: 'Ann' };
const monday = { at: '2026-03-02T12:00', customer: ann, scenarios };

const book = (guest: Story, more: Partial<Properties<'booking.confirmed'>> = {}) =>
  guest.emits('booking.confirmed', {
    bookingId: 'B-7',
    title: 'Garden room, 2 nights',
    startsAt: '2026-03-12T15:00:00Z',
    upgrade: true,
    upgradeTo: 'Garden suite with a terrace',
    ...more,
  });
const said = ({ outbox }: Story): readonly string[] =>
  outbox.map(([channel, message]) => `${channel} ${message}`);
/** Where the push leads, or a button of the email. */
const answerPage = ({ deliveries }: Story): string => {
  const last = deliveries.findLast((delivery) => delivery.channel !== 'sms');
  const link =
    last?.channel === 'push' ? last.open : /https:\S+\/answer\/[^\s"]+/.exec(last?.content.text ?? '')?.[0];
  if (link === undefined) throw new Error('no message has a page of answers');
  return link;
};
const contacts = (...channels: NonNullable<Customer['contacts']>) => ({
  ...monday,
  customer: { ...ann, contacts: channels, consents: channels },
});
const answersOf = ({ happenings }: Story): readonly string[] =>
  happenings.flatMap((happening) =>
    happening.what === 'event' && happening.event.name === 'question.answered'
      ? [`${happening.event.properties.answer} by ${happening.event.properties.how}`]
      : [],
  );

describe('An upgrade', () => {
  it('is offered an hour after the booking, and confirmed within a minute of a YES by SMS', async () => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(hours(2));
    expect(said(guest)).toEqual(['sms upgrade-offer']);
    await guest.replies('Да, спасибо!');
    await guest.after({ seconds: 20 });
    expect(guest.happenings.filter(({ what }) => what === 'call')).toMatchObject([
      { call: { hook: 'booking-system' }, answer: { result: 'accepted' } },
    ]);
    await guest.emits('booking.upgraded', { bookingId: 'B-7' });
    await guest.untilQuiet();
    expect(said(guest)).toEqual(['sms upgrade-offer', 'sms upgrade-confirmed']);
    expectStoryboard(guest);
  });

  it('is accepted by a button on the page that the push leads to; to look changes nothing', async () => {
    const guest = await story(contacts('push'));
    await book(guest);
    await guest.after(hours(2));
    const link = answerPage(guest);
    const page = await guest.visits(link);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Yes, upgrade my booking');
    expect(answersOf(guest)).toEqual([]);
    const done = await guest.visits(link, { answer: 'yes' });
    expect(done.html).toContain('Thank you');
    await guest.after({ seconds: 5 });
    await guest.emits('booking.upgraded', { bookingId: 'B-7' });
    await guest.untilQuiet();
    expect(said(guest)).toEqual(['push upgrade-offer', 'push upgrade-confirmed']);
    expect(answersOf(guest)).toEqual(['yes by link']);
    expectStoryboard(guest);
  });

  it('is accepted by the button in the letter, which shows what was chosen', async () => {
    const guest = await story(contacts('email'));
    await book(guest, { upgradePrice: 15, currency: 'USD' });
    await guest.after(hours(2));
    const link = answerPage(guest);
    expect((await guest.visits(link)).html).toContain('You have chosen “Yes, upgrade my booking”');
    await guest.visits(link, { answer: 'yes' });
    expect((await guest.visits(link)).html).toContain('So far your answer is “Yes, upgrade my booking”');
    await guest.after({ seconds: 5 });
    await guest.emits('booking.upgraded', { bookingId: 'B-7' });
    await guest.untilQuiet();
    expect(answersOf(guest)).toEqual(['yes by button']);
    expectStoryboard(guest, { whole: true });
  });

  it('is declined by a NO in any case, with thanks', async () => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(hours(2));
    await guest.replies('нет');
    await guest.untilQuiet();
    expect(said(guest)).toEqual(['sms upgrade-offer', 'sms upgrade-declined']);
    expectStoryboard(guest);
  });

  it('is asked for once by a YES that comes twice, and by SMS after the button', async () => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(hours(2));
    await guest.replies('YES');
    await guest.replies('Y');
    await guest.after({ seconds: 10 });
    await guest.replies('yes please');
    await guest.emits('booking.upgraded', { bookingId: 'B-7' });
    await guest.untilQuiet();
    expect(answersOf(guest)).toHaveLength(3);
    expect(guest.happenings.filter(({ what }) => what === 'call')).toHaveLength(1);
    expect(said(guest)).toEqual(['sms upgrade-offer', 'sms upgrade-confirmed']);
    expectStoryboard(guest);
  });

  it('that is taken by then is answered kindly', async () => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(hours(2));
    await guest.replies('yes');
    await guest.emits('booking.upgrade-refused', { bookingId: 'B-7' });
    await guest.untilQuiet();
    expect(said(guest)).toEqual(['sms upgrade-offer', 'sms upgrade-gone']);
    expectStoryboard(guest);
  });

  it('for which the YES comes after the deadline is answered kindly', async () => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(days(3));
    await guest.replies('Yes!');
    await guest.untilQuiet();
    expect(said(guest)).toEqual(['sms upgrade-offer', 'sms upgrade-gone']);
    expect(guest.happenings.some(({ what }) => what === 'call')).toBe(false);
    expectStoryboard(guest);
  });

  it('for which the YES comes when less than a day is left is answered kindly', async () => {
    const guest = await story(monday);
    await book(guest, { startsAt: '2026-03-04T10:00:00Z' });
    await guest.after(hours(30));
    await guest.replies('yes');
    await guest.untilQuiet();
    expect(said(guest)).toEqual(['sms upgrade-offer', 'sms upgrade-gone']);
  });

  it('is not offered when less than a day is left', async () => {
    const guest = await story(monday);
    await book(guest, { startsAt: '2026-03-03T09:00:00Z' });
    await guest.untilQuiet();
    expect(said(guest)).toEqual([]);
    expectStoryboard(guest);
  });

  it('is forgotten when the guest answers STOP: no SMS follows', async () => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(hours(2));
    await guest.replies('STOP');
    await guest.untilQuiet();
    expect(answersOf(guest)).toEqual([]);
    expect(said(guest)).toEqual(['sms upgrade-offer']);
    expectStoryboard(guest);
  });

  it('is put before a person when the guest answers in other words', async () => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(hours(2));
    await guest.replies('How big is the terrace?');
    await guest.after(hours(1));
    expect(guest.happenings.filter(({ what }) => what === 'alert')).toHaveLength(1);
    await guest.replies('Then yes');
    await guest.replies('Да!');
    await guest.after({ seconds: 5 });
    await guest.emits('booking.upgraded', { bookingId: 'B-7' });
    await guest.untilQuiet();
    expect(said(guest)).toEqual(['sms upgrade-offer', 'sms upgrade-confirmed']);
    expectStoryboard(guest);
  });

  it.each(['booking.cancelled', 'booking.changed'] as const)('ends with %s', async (name) => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(hours(2));
    const changed = { bookingId: 'B-7', title: 'Garden room, 2 nights', startsAt: '2026-03-13T15:00:00Z' };
    await guest.emits(name, changed);
    await guest.untilQuiet();
    expect(guest.trail('upgrade-by-yes').at(-1)).toBe('Left');
  });

  it('of another booking is not touched by the answer to this one', async () => {
    const guest = await story(contacts('push'));
    await book(guest);
    await guest.after(hours(2));
    const first = answerPage(guest);
    await book(guest, { bookingId: 'B-8', startsAt: '2026-04-12T15:00:00Z' });
    await guest.until('2026-03-03T20:00');
    expect(said(guest)).toEqual(['push upgrade-offer', 'push upgrade-offer']);
    await guest.visits(first, { answer: 'no' });
    await guest.after(minutes(1));
    expect(guest.runs.map(({ state }) => state.status)).toEqual(['succeeded', 'running']);
    await guest.untilQuiet();
    expect(said(guest).slice(2)).toEqual(['push upgrade-declined']);
  });

  it('that the booking system is silent about is put before a person, and confirmed when it speaks', async () => {
    const guest = await story(monday);
    await book(guest);
    await guest.after(hours(2));
    await guest.replies('yes');
    await guest.after(hours(1));
    expect(guest.happenings.filter(({ what }) => what === 'alert')).toHaveLength(1);
    await guest.emits('booking.upgraded', { bookingId: 'B-7' });
    await guest.untilQuiet();
    expect(said(guest)).toEqual(['sms upgrade-offer', 'sms upgrade-confirmed']);
  });
});
