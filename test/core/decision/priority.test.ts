import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { events } from '#map';
import type { Decision, Situation } from '../../../functions/core/decision/asked.ts';
import { decide } from '../../../functions/core/decision/decision.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, Pauses, Plan, Profile, SendBook } from '../../../functions/core/records/records.ts';
import { planAgain } from '../../../functions/core/runs/plan.ts';
import { newBook, writeBooking, writePlans } from '../../../functions/core/sendlog/send-book.ts';
import type { RunState, SendOrder, StepOutcome } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';
import { yieldTo } from './random-situations.ts';

const day = 86_400;
const zone = 'Europe/London';
const ann: Profile = {
  ...newProfile('customer-1'),
  email: 'ann@example.com',
  zone,
  consents: { email: { state: 'given', at: '2026-01-01T00:00:00.000Z', event: 'yes' } },
};
const friday = (time: string): Date => new Date(`2026-11-20T${time}:00.000Z`);

/** A message of a scenario that wants to go, and the run that asks for it. */
interface Wish {
  readonly order: SendOrder & { readonly rank: number };
  readonly run: RunState;
}
const wish = (scenario: string, rank: number, triggeredAt: string, more: Partial<SendOrder> = {}): Wish => ({
  order: {
    version: 1,
    scenario: {
      id: scenario,
      entry: { per: 'customer', repeated: 'never again', longestSeconds: 30 * day },
      exits: [{ event: 'order.placed', sameKey: false }],
      still: {},
    },
    step: 'message',
    message: `${scenario}-message`,
    kind: 'marketing',
    purpose: 'offers',
    channels: ['email'],
    postponeSeconds: 3 * day,
    last: true,
    ...more,
    rank,
  },
  run: {
    id: `event-of-${scenario}`,
    at: triggeredAt,
    name: 'page.viewed',
    customer: 'customer-1',
    key: 'customer',
    facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
  },
});
const planned = ({ order, run }: Wish, at: Date): readonly Plan[] => {
  const plan = planAgain(order, run, at);
  return plan === undefined ? [] : [plan];
};
const sent = ({ order, run }: Wish, at: Date): Booking => ({
  run: identifyRun(order.scenario.id, run.id),
  scenario: order.scenario.id,
  step: order.step,
  message: order.message,
  kind: order.kind,
  rank: order.rank,
  channel: 'email',
  state: 'sent',
  at: at.toISOString(),
  refused: [],
});
const ask = ({ order, run }: Wish, book: SendBook, now: Date, more: Partial<Situation> = {}): Decision =>
  decide(order, { run, profile: ann, book, products: [], now, policy, events, ...more });

const reminder = wish('abandoned-cart', 5, '2026-11-20T09:00:00.000Z');
const offer = wish('personal-offer', 15, '2026-11-20T08:00:00.000Z');
const cartAt = (time: string): SendBook =>
  writePlans(newBook('customer-1'), planned(reminder, friday(time)), friday('09:00'));

describe('the one marketing message of a day', () => {
  interface Contender {
    readonly rank: number;
    readonly triggeredMinutes: number;
    readonly plannedMinutes: number;
  }
  const contenders = fc.array(
    fc.record({
      rank: fc.integer({ min: 1, max: 24 }),
      triggeredMinutes: fc.constantFrom(0, 5, 5, 60),
      plannedMinutes: fc.nat(4 * 60),
    }),
    { minLength: 2, maxLength: 7 },
  );
  /** Plans are written and messages asked for, each in its order; the last ranks' hours have begun. */
  function contend(
    all: readonly Contender[],
    writing: readonly number[],
    asking: readonly number[],
  ): readonly string[] {
    const three = friday('15:00').getTime();
    const wishes = all.map(({ rank, triggeredMinutes, plannedMinutes }, index) => ({
      wish: wish(
        `scenario-${index}`,
        rank,
        new Date(three - triggeredMinutes * 60_000 - 2 * day * 1000).toISOString(),
      ),
      at: new Date(three + (plannedMinutes - 30) * 60_000),
    }));
    const inOrder = <T>(items: readonly T[], order: readonly number[]): readonly T[] =>
      [...items.entries()].sort(([a], [b]) => (order[a] ?? 0) - (order[b] ?? 0)).map(([, item]) => item);
    let book = newBook('customer-1');
    for (const { wish, at } of inOrder(wishes, writing))
      book = writePlans(book, planned(wish, at), friday('12:00'));
    const won: string[] = [];
    inOrder(wishes, asking).forEach(({ wish }, index) => {
      const now = new Date(three + index * 60_000);
      const decision = ask(wish, book, now);
      if (decision.decision === 'send') {
        won.push(wish.order.scenario.id);
        book = writeBooking(book, sent(wish, now), now);
      } else if (decision.decision === 'wait') {
        book = writePlans(book, planned(wish, decision.until), now);
      }
    });
    return won;
  }
  const orders = fc.tuple(
    fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
    fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
  );

  it('is the same whatever the order in which plans are written and messages asked for', () => {
    holds(
      fc.property(contenders, orders, (all, [writing, asking]) => {
        const best = all
          .map((one, index) => ({ ...one, id: `scenario-${index}` }))
          .sort(
            (a, b) => a.rank - b.rank || b.triggeredMinutes - a.triggeredMinutes || (a.id < b.id ? -1 : 1),
          );
        expect(contend(all, writing, asking)).toEqual([best[0]?.id]);
      }),
      { runs: 300 },
    );
  });
});

describe('a message of a lower rank', () => {
  it('is put off to the next good hour of the next day, by whom it was outranked and until when', () => {
    const decision = ask(offer, cartAt('12:00'), friday('10:00'));
    expect(decision).toMatchObject({ decision: 'wait', reason: 'outranked', rival: 'abandoned-cart' });
    if (decision.decision !== 'wait') return;
    expect(decision.until >= new Date('2026-11-21T10:00:00.000Z')).toBe(true);
    expect(decision.until < new Date('2026-11-21T11:00:00.000Z')).toBe(true);
    expect(decision.because).toMatch(
      /^outranked by abandoned-cart \(rank 5\): put off to 21 Nov 10:\d\d in Europe\/London$/,
    );
  });

  it('goes on the next day as early as its time allows when the good hour would be too late', () => {
    const short = wish('personal-offer', 15, offer.run.at, { postponeSeconds: day });
    expect(ask(short, cartAt('12:00'), friday('09:30'))).toMatchObject({
      decision: 'wait',
      until: new Date('2026-11-21T09:30:00.000Z'),
    });
  });

  it('is put off by a day of its own hours: the night in which it was first asked for counts for nothing', () => {
    const short = wish('personal-offer', 15, offer.run.at, { postponeSeconds: day });
    const saturday = (time: string) => new Date(`2026-11-21T${time}:00.000Z`);
    const book = writePlans(newBook('customer-1'), planned(reminder, saturday('12:00')), friday('09:00'));
    const askedFirst = (since: string) => {
      const step: StepOutcome = {
        step: short.order.step,
        go: 'wait',
        decision: 'wait',
        reason: 'quiet-hours',
        because: '',
        at: since,
        next: saturday('09:00').toISOString(),
        since,
      };
      return ask({ ...short, run: { ...short.run, step } }, book, saturday('09:00'));
    };
    expect(askedFirst('2026-11-20T20:00:00.000Z')).toMatchObject({
      decision: 'wait',
      until: new Date('2026-11-22T09:00:00.000Z'),
    });
    expect(askedFirst('2026-11-20T19:59:00.000Z')).toMatchObject({ decision: 'skip', reason: 'outranked' });
  });

  it('is dropped when it must not be put off to another day', () => {
    const { postponeSeconds: _none, ...order } = offer.order;
    const decision = ask({ ...offer, order }, cartAt('12:00'), friday('10:00'));
    expect(decision).toMatchObject({ decision: 'skip', reason: 'outranked' });
    expect(decision).toHaveProperty(
      'because',
      expect.stringMatching(/^outranked by abandoned-cart \(rank 5\): dropped/),
    );
  });

  it('goes when the plan is for another day, by the hours in which that message may go', () => {
    expect(ask(offer, cartAt('12:00'), friday('10:00')).decision).toBe('wait');
    const tomorrow = planned(reminder, new Date('2026-11-21T10:00:00.000Z'));
    expect(
      ask(offer, writePlans(newBook('customer-1'), tomorrow, friday('09:00')), friday('10:00')).decision,
    ).toBe('send');
    // Quiet hours have begun by then: it goes tomorrow.
    expect(ask(offer, cartAt('21:00'), friday('10:00')).decision).toBe('send');
  });

  it('goes when the plan cannot come true: its run has ended, no channel reaches the customer, it is paused', () => {
    const now = friday('10:00');
    const book = cartAt('12:00');
    const ordered: Profile = {
      ...ann,
      counters: { 'order.placed': { count: 1, last: { at: '2026-11-20T09:30:00.000Z', id: 'order-1' } } },
    };
    const { exits: _exits, ...rest } = offer.order.scenario;
    const unending = { ...offer, order: { ...offer.order, scenario: { ...rest, exits: [] } } };
    expect(ask(unending, book, now).decision).toBe('wait');
    expect(ask(unending, book, now, { profile: ordered }).decision).toBe('send');

    const bySms = wish('abandoned-cart', 5, reminder.run.at, { channels: ['sms'] });
    const unreachable = writePlans(newBook('customer-1'), planned(bySms, friday('12:00')), now);
    expect(ask(offer, unreachable, now).decision).toBe('send');

    const why = { since: '2026-11-20T08:00:00.000Z', why: 'wrong price' };
    const pauses: Pauses = { version: 1, scenarios: { 'abandoned-cart': why }, messages: {} };
    expect(ask(offer, book, now, { pauses }).decision).toBe('send');
  });

  it('goes an hour or two after the other should have asked and did not', () => {
    expect(ask(offer, cartAt('12:00'), friday('13:59')).decision).toBe('wait');
    expect(ask(offer, cartAt('12:00'), friday('14:00')).decision).toBe('send');
  });

  it('of two equal ranks is that of the later trigger, then that of the later name', () => {
    const second = wish('abandoned-cart', 15, '2026-11-20T09:00:00.000Z');
    const first = wish('abandoned-cart', 15, '2026-11-20T07:00:00.000Z');
    const bookOf = (rival: Wish) =>
      writePlans(newBook('customer-1'), planned(rival, friday('12:00')), friday('09:00'));
    expect(ask(offer, bookOf(second), friday('10:00')).decision).toBe('send');
    expect(ask(offer, bookOf(first), friday('10:00')).decision).toBe('wait');
    const sameMoment = wish('abandoned-cart', 15, offer.run.at);
    expect(ask(offer, bookOf(sameMoment), friday('10:00')).decision).toBe('wait');
    const laterName = wish('welcome', 15, offer.run.at);
    expect(ask(offer, bookOf(laterName), friday('10:00')).decision).toBe('send');
  });

  it('is not outranked by what its own run plans', () => {
    const next = wish('personal-offer', 1, offer.run.at, { step: 'next-message' });
    const book = writePlans(newBook('customer-1'), planned(next, friday('12:00')), friday('09:00'));
    expect(ask(offer, book, friday('10:00')).decision).toBe('send');
  });

  it('waits for the afternoon when it is one of the last', () => {
    const last = wish('news', 23, offer.run.at);
    const decision = ask(last, newBook('customer-1'), friday('10:00'));
    expect(decision).toMatchObject({ decision: 'wait', reason: 'afternoon-window' });
    if (decision.decision !== 'wait') return;
    expect(decision.until >= friday('15:00') && decision.until < friday('16:00')).toBe(true);
    expect(decision.because).toMatch(
      /^rank 23 goes from 15:00 to 19:00: put off to 20 Nov 15:\d\d in Europe\/London$/,
    );
    expect(ask(last, newBook('customer-1'), friday('15:00')).decision).toBe('send');
    expect(ask(last, newBook('customer-1'), friday('19:00'))).toMatchObject({ reason: 'afternoon-window' });
  });
});

describe('a scenario of the same family that goes first', () => {
  const yielding = (then: 'skip' | 'leave', to = 'abandoned-cart', wish = offer): Wish => {
    const { scenario, ...order } = wish.order;
    return { ...wish, order: { ...order, scenario: { ...scenario, yields: yieldTo(to, then) } } };
  };

  it('makes the message be skipped, or the run end, while it has a message planned for whatever day', () => {
    const days = writePlans(
      newBook('customer-1'),
      planned(reminder, new Date('2026-11-25T12:00:00Z')),
      friday('09:00'),
    );
    expect(ask(yielding('skip'), days, friday('10:00'))).toEqual({
      decision: 'skip',
      reason: 'family-first',
      because: 'abandoned-cart goes first: it has a message planned for 2026-11-25T12:00:00.000Z',
      rival: 'abandoned-cart',
    });
    expect(ask(yielding('leave'), days, friday('10:00')).decision).toBe('leave');
  });

  it('does so for its time after it has written, and not longer', () => {
    const wrote = friday('10:00');
    const book = writeBooking(newBook('customer-1'), sent(reminder, wrote), wrote);
    const asked = (seconds: number) =>
      ask(yielding('skip'), book, new Date(wrote.getTime() + seconds * 1000));
    expect(asked(7 * day - 1)).toEqual({
      decision: 'skip',
      reason: 'family-first',
      because: 'abandoned-cart goes first: it wrote on 2026-11-20T10:00:00.000Z',
      rival: 'abandoned-cart',
    });
    expect(asked(7 * day).decision).toBe('send');
  });

  it('makes a message be skipped only for one of a higher rank, and a run end for any', () => {
    const news = wish('abandoned-cart', 16, reminder.run.at);
    const tomorrow = planned(news, new Date('2026-11-21T12:00:00Z'));
    const plans = writePlans(newBook('customer-1'), tomorrow, friday('09:00'));
    const wrote = writeBooking(newBook('customer-1'), sent(news, friday('09:00')), friday('09:00'));
    const days = (book: SendBook, then: 'skip' | 'leave') =>
      ask(yielding(then), book, new Date('2026-11-23T10:00:00Z')).decision;
    expect(ask(yielding('skip'), plans, friday('10:00')).decision).toBe('send');
    expect(ask(yielding('leave'), plans, friday('10:00')).decision).toBe('leave');
    expect(days(wrote, 'skip')).toBe('send');
    expect(days(wrote, 'leave')).toBe('leave');
  });

  it('is passed over by one of its own rank, and had the highest where its booking does not say which', () => {
    const { rank: _rank, ...unranked } = sent(reminder, friday('09:00'));
    const equal = { ...unranked, rank: offer.order.rank };
    const asked = (booking: Booking) =>
      ask(
        yielding('skip'),
        writeBooking(newBook('customer-1'), booking, friday('09:00')),
        new Date('2026-11-23T10:00:00Z'),
      ).decision;
    expect(asked(equal)).toBe('send');
    expect(asked(unranked)).toBe('skip');
  });

  it('makes way for nobody who makes way for it: of the two one always goes, that of the higher rank', () => {
    const ranks = fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { minLength: 2, maxLength: 2 });
    const cases = fc.record({ ranks, firstAsks: fc.constantFrom(0, 1), plans: fc.subarray([0, 1]) });
    holds(
      fc.property(cases, ({ ranks: [one = 0, other = 0], firstAsks, plans }) => {
        const pair = [
          yielding('skip', 'b', wish('a', one, reminder.run.at)),
          yielding('skip', 'a', wish('b', other, reminder.run.at)),
        ];
        const inTime = pair
          .filter((_, index) => plans.includes(index))
          .flatMap((a) => planned(a, friday('12:00')));
        let book = writePlans(newBook('customer-1'), inTime, friday('09:00'));
        const asking = firstAsks === 0 ? pair : pair.toReversed();
        const went = asking.flatMap((wish, index) => {
          const now = new Date(friday('12:00').getTime() + index * 60_000);
          if (ask(wish, book, now).decision !== 'send') return [];
          book = writeBooking(book, sent(wish, now), now);
          return [wish.order.rank];
        });
        expect(went).toHaveLength(1);
        if (plans.length === 2) expect(went).toEqual([Math.min(one, other)]);
      }),
      { runs: 200 },
    );
  });

  it('is of no concern to a message that the customer would worry without', () => {
    const plain = yielding('skip');
    const order: SendOrder = { ...plain.order, kind: 'transactional' };
    expect(
      decide(order, {
        run: plain.run,
        profile: ann,
        book: cartAt('12:00'),
        products: [],
        now: friday('10:00'),
        policy,
        events,
      }).decision,
    ).toBe('send');
  });
});

describe('a message whose rank is better than that of the plans', () => {
  it('goes, and what it has outrun is capped for the day', () => {
    const book = writePlans(newBook('customer-1'), planned(offer, friday('12:00')), friday('09:00'));
    expect(ask(reminder, book, friday('11:00')).decision).toBe('send');
    const gone = writeBooking(book, sent(reminder, friday('11:00')), friday('11:00'));
    expect(ask(offer, gone, friday('12:00'))).toMatchObject({ decision: 'wait', reason: 'daily-cap' });
  });

  it('gives its slot back when the provider refuses it', () => {
    const book = writeBooking(
      cartAt('12:00'),
      { ...sent(reminder, friday('12:00')), state: 'refused' },
      friday('12:00'),
    );
    expect(ask(offer, book, friday('12:01')).decision).toBe('send');
  });
});
