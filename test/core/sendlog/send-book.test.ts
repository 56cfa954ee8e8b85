import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../functions/core/records/bytes.ts';
import type { Booking, Feedback, SendBook } from '../../../functions/core/records/records.ts';
import {
  applyFeedback,
  bookingsBytes,
  newBook,
  writeBooking,
} from '../../../functions/core/sendlog/send-book.ts';
import type { Channel } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';

const noon = new Date('2026-11-20T12:00:00.000Z');
const at = (minutes: number): string => new Date(noon.getTime() + minutes * 60_000).toISOString();

const letter: Booking = {
  run: 'run-1',
  scenario: 'welcome',
  step: 'welcome',
  message: 'welcome-letter',
  kind: 'marketing',
  channel: 'email',
  state: 'sent',
  at: noon.toISOString(),
  refused: [],
};
const book = writeBooking(newBook('customer-1'), letter, noon);

/** What a provider, or the site behind a link, tells of the letter. */
const told = (
  feedback: Feedback,
  minutes: number,
  { step = 'welcome', channel = 'email' }: { step?: string; channel?: Channel } = {},
): CustomerEvent => ({
  id: `${feedback}-${minutes}`,
  name: `message.${feedback}`,
  at: at(minutes),
  customer: 'customer-1',
  key: 'run-1',
  properties: { run: 'run-1', step, channel, address: 'ann@example.com', permanent: true },
});
const tell = (from: SendBook, ...events: readonly CustomerEvent[]): SendBook =>
  events.reduce((book, event) => applyFeedback(freeze(book), event, noon) ?? book, from);
const feedbackOf = (from: SendBook) => from.bookings.find(({ step }) => step === 'welcome')?.feedback;

describe('what becomes of a message', () => {
  it('is kept with its booking, when it was first told, in whatever order it is told', () => {
    const events = [told('delivered', 1), told('opened', 3), told('opened', 2), told('clicked', 4)];
    const wanted = { delivered: at(1), opened: at(2), clicked: at(4) };
    expect(feedbackOf(tell(book, ...events))).toEqual(wanted);
    expect(feedbackOf(tell(book, ...events.reverse()))).toEqual(wanted);
  });

  it('is a new version of the book once, and nothing when it is told again', () => {
    const once = tell(book, told('delivered', 1));
    expect(once.version).toBe(book.version + 1);
    expect(applyFeedback(once, told('delivered', 1), noon)).toBeUndefined();
    expect(applyFeedback(once, told('delivered', 5), noon)).toBeUndefined();
  });

  it('of an unknown message, or what is told of something else, is nothing', () => {
    expect(applyFeedback(book, told('delivered', 1, { step: 'other' }), noon)).toBeUndefined();
    const other: CustomerEvent = {
      id: 'page-1',
      name: 'page.viewed',
      at: at(1),
      customer: 'customer-1',
      key: 'customer',
      properties: { path: '/', run: 'run-1', step: 'welcome' },
    };
    expect(applyFeedback(book, other, noon)).toBeUndefined();
  });

  it('remembers when each message was last clicked, beyond its booking', () => {
    const clicked = tell(book, told('clicked', 9), told('clicked', 4));
    expect(clicked.lastClicked).toEqual({ 'welcome-letter': at(9) });
    expect(feedbackOf(clicked)).toEqual({ clicked: at(4) });
    const again = applyFeedback(clicked, told('clicked', 10), noon);
    expect(again?.lastClicked).toEqual({ 'welcome-letter': at(10) });
  });

  it('is no failure of the channel that was tried next, but may be word that it arrived after all', () => {
    const next = writeBooking(book, { ...letter, channel: 'push' }, noon);
    expect(applyFeedback(next, told('bounced', 1), noon)).toBeUndefined();
    expect(feedbackOf(tell(next, told('delivered', 1)))).toEqual({ delivered: at(1) });
    expect(feedbackOf(tell(next, told('rejected', 1, { channel: 'push' })))).toEqual({ rejected: at(1) });
  });

  it('is kept when it is told before the hand-over’s answer is written, and not for another channel', () => {
    const claimed = writeBooking(newBook('customer-1'), { ...letter, state: 'claimed' }, noon);
    const delivered = tell(claimed, told('delivered', 1));
    expect(feedbackOf(writeBooking(delivered, letter, noon))).toEqual({ delivered: at(1) });
    expect(feedbackOf(writeBooking(delivered, { ...letter, channel: 'push' }, noon))).toBeUndefined();
  });
});

describe('a book of more messages than anybody can bear', () => {
  const states = ['sent', 'refused', 'released', 'given-up', 'withheld', 'claimed'] as const;
  const kinds = ['marketing', 'transactional', 'requested'] as const;
  const many = fc.array(
    fc.record({
      state: fc.constantFrom(...states.slice(0, -1)),
      kind: fc.constantFrom(...kinds),
      isLong: fc.boolean(),
      hasOffer: fc.nat(40).map((one) => one === 0),
    }),
    { minLength: 300, maxLength: 700 },
  );
  type Made = typeof many extends fc.Arbitrary<(infer One)[]> ? One : never;
  const bookingsOf = (all: readonly Made[]): readonly Booking[] =>
    all.map(({ state, kind, isLong, hasOffer }, place) => ({
      ...letter,
      run: `run-${place}`,
      state,
      kind,
      at: at(place - 10_000),
      ...(isLong
        ? { subject: '字'.repeat(128), shown: Array.from({ length: 12 }, () => '字'.repeat(128)) }
        : {}),
      ...(hasOffer ? { offer: { code: `CODE${place}`, percent: 10, until: at(10_000) } } : {}),
    }));
  const claim: Booking = { ...letter, run: 'under-way', state: 'claimed', at: at(-20_000) };
  const refused: Booking = { ...letter, run: 'newest', state: 'refused' };

  it('stays within its bytes, and loses the least harmful first', () => {
    holds(
      fc.property(many, (all) => {
        const before = [claim, ...bookingsOf(all)];
        const after = writeBooking({ ...newBook('customer-1'), bookings: before }, refused, noon).bookings;
        expect(bytesOf(after)).toBeLessThanOrEqual(bookingsBytes);
        const lost = before.filter((booking) => !after.includes(booking));
        // What is under way, and what was just written.
        expect(after).toContain(claim);
        expect(after.at(-1)).toEqual(refused);
        // Nothing that holds its slot before all that gave it back, nothing that caps count before what none does.
        const gaveBack = (one: Booking) => one.state === 'refused' || one.state === 'released';
        const kept = after.slice(1, -1);
        if (lost.some((one) => !gaveBack(one))) expect(kept.filter(gaveBack)).toEqual([]);
        if (lost.some((one) => !gaveBack(one) && one.kind !== 'transactional'))
          expect(kept.filter((one) => one.kind === 'transactional' && one.offer === undefined)).toEqual([]);
        // Of the same kind the newest stay.
        for (const kind of kinds) {
          const alike = (one: Booking) => !gaveBack(one) && one.kind === kind && one.offer === undefined;
          const newestLost = lost
            .filter(alike)
            .map((one) => one.at)
            .sort()
            .at(-1);
          if (newestLost !== undefined)
            for (const one of kept.filter(alike)) expect(one.at > newestLost).toBe(true);
        }
      }),
      { runs: 20 },
    );
  });
});
