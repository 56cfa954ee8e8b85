import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../functions/adapters/memory/backoff.ts';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, Profile } from '../../../functions/core/records/records.ts';
import { newBook, writeBooking } from '../../../functions/core/sendlog/send-book.ts';
import { answerQuestion } from '../../../functions/core/steps/answer.ts';
import { checkCondition } from '../../../functions/tasks/steps/check-condition.ts';
import { days } from '../../../statemachines/language/durations.ts';
import type { EventName } from '../../../statemachines/language/events.ts';
import {
  attribute,
  clicked,
  field,
  happened,
  hasOrders,
  hasPoints,
  hasSpent,
  isIn,
  type Question,
  wasSent,
} from '../../../statemachines/language/questions.ts';
import type { CheckOrder, RunState, StepOutcome } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const daysAgo = (n: number): string => new Date(now.getTime() - n * 86_400_000).toISOString();

const run: RunState = {
  id: 'event-1',
  at: daysAgo(2),
  name: 'customer.registered',
  customer: 'customer-1',
  key: 'customer',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
};
const scenario: CheckOrder['scenario'] = {
  id: 'welcome',
  entry: { per: 'customer', repeated: 'never again', longestSeconds: 86_400 },
  exits: [],
  still: {},
};
const stranger = newProfile('customer-1');
const answer = (question: Question, profile: Partial<Profile> = {}, book = newBook('customer-1')) =>
  answerQuestion({ ask: question, scenario }, run, { profile: { ...stranger, ...profile }, book, now });

it('of the times says which run under the entry’s key this is, from the first on', () => {
  const isRun = (atLeast: number, times?: number) =>
    answerQuestion(
      { ask: { ask: 'times', atLeast }, scenario },
      run,
      { profile: stranger, book: newBook('customer-1'), now },
      times,
    );
  expect([isRun(2), isRun(2, 1), isRun(2, 2), isRun(2, 3)]).toEqual(['no', 'no', 'yes', 'yes']);
});

const ordered = (at: string, count = 1): Partial<Profile> => ({
  counters: { 'order.placed': { count, last: { at, id: 'event-2' } } },
});
const sent = (at: string, more: Partial<Booking> = {}): Booking => ({
  run: 'run-1',
  scenario: 'welcome',
  step: 'welcome',
  message: 'welcome',
  kind: 'marketing',
  channel: 'email',
  state: 'sent',
  at,
  refused: [],
  ...more,
});
const bookOf = (...bookings: readonly Booking[]) => ({ ...newBook('customer-1'), bookings });

describe('the answer to a condition', () => {
  it('"has it happened in this run?" is yes from the trigger on', () => {
    expect(answer(happened('order.placed'))).toBe('no');
    expect(answer(happened('order.placed'), ordered(daysAgo(3)))).toBe('no');
    expect(answer(happened('order.placed'), ordered(daysAgo(2)))).toBe('yes');
    expect(answer(happened('order.placed'), ordered(daysAgo(1)))).toBe('yes');
  });

  it('"has it happened within 30 days?" looks back from now', () => {
    expect(answer(happened('order.placed', days(30)), ordered(daysAgo(30)))).toBe('yes');
    expect(answer(happened('order.placed', days(30)), ordered(daysAgo(30.01)))).toBe('no');
  });

  it('"at least two orders?" counts them', () => {
    expect(answer(hasOrders(2))).toBe('no');
    expect(answer(hasOrders(2), ordered(daysAgo(9), 1))).toBe('no');
    expect(answer(hasOrders(2), ordered(daysAgo(9), 2))).toBe('yes');
  });

  it('"was it sent within 7 days?" knows this message, and only what may have reached the customer', () => {
    const ask = (...bookings: readonly Booking[]) =>
      answer(wasSent('welcome', days(7)), {}, bookOf(...bookings));
    expect(ask(sent(daysAgo(7)))).toBe('yes');
    expect(ask(sent(daysAgo(7.01)))).toBe('no');
    expect(ask(sent(daysAgo(1), { message: 'cart-offer' }))).toBe('no');
    expect(ask(sent(daysAgo(1), { state: 'refused' }))).toBe('no');
    expect(ask(sent(daysAgo(1), { state: 'given-up' }))).toBe('yes');
  });

  it('"was it sent within 30 days?" is yes after 20 days, although the booking is gone by then', () => {
    const before = writeBooking(newBook('customer-1'), sent(daysAgo(20)), new Date(daysAgo(20)));
    const book = writeBooking(before, sent(daysAgo(1), { run: 'run-2', message: 'cart-offer' }), now);
    expect(answer(wasSent('welcome', days(30)), {}, book)).toBe('yes');
  });

  it('"was it clicked within 7 days?" knows the last click on this message', () => {
    const clickedOn = (at: string) => ({ ...newBook('customer-1'), lastClicked: { welcome: at } });
    expect(answer(clicked('welcome', days(7)), {}, clickedOn(daysAgo(7)))).toBe('yes');
    expect(answer(clicked('welcome', days(7)), {}, clickedOn(daysAgo(7.01)))).toBe('no');
    expect(answer(clicked('cart-offer', days(7)), {}, clickedOn(daysAgo(1)))).toBe('no');
  });

  it('"in the segment?" is yes for who entered and has not left', () => {
    const moment = { at: daysAgo(3), id: 'event-2' };
    const segments = { loyal: { in: true, moment }, lost: { in: false, moment } };
    expect(answer(isIn('loyal'), { segments })).toBe('yes');
    expect(answer(isIn('lost'), { segments })).toBe('no');
    expect(answer(isIn('constructor'), { segments })).toBe('no');
  });

  it('"has spent so much?" and "has so many points?" count what there is now', () => {
    expect(answer(hasSpent(100), { spent: 100 })).toBe('yes');
    expect(answer(hasSpent(100), { spent: 99.99 })).toBe('no');
    const lot = (event: string, left: number, endsInDays: number) => ({
      event,
      at: daysAgo(30),
      points: 500,
      left,
      expiresAt: daysAgo(-endsInDays),
    });
    const points = { lots: [lot('lot-1', 200, 10), lot('lot-2', 300, 40)], owed: [], applied: [] };
    expect(answer(hasPoints(500), { points })).toBe('yes');
    expect(answer(hasPoints(501), { points })).toBe('no');
    expect(answer(hasPoints(200, days(14)), { points })).toBe('yes');
    expect(answer(hasPoints(201, days(14)), { points })).toBe('no');
    expect(answer(hasPoints(1), {})).toBe('no');
  });

  describe('"which of these came?"', () => {
    const came = (since: 'trigger' | 'before', ...events: readonly EventName[]): Question => ({
      ask: 'came',
      events: events.map((event) => ({ event, sameKey: false })),
      since,
    });
    const happenedAt = (all: Partial<Record<EventName, string>>): Partial<Profile> => ({
      counters: Object.fromEntries(
        Object.entries(all).map(([event, at]) => [event, { count: 1, last: { at, id: `${event}-1` } }]),
      ),
    });

    it('is the first of those that came since the trigger, and none when none did', () => {
      const both = happenedAt({ 'order.placed': daysAgo(1), 'review.submitted': daysAgo(1.5) });
      expect(answer(came('trigger', 'order.placed', 'review.submitted'), both)).toBe('review.submitted');
      expect(answer(came('trigger', 'order.placed'), both)).toBe('order.placed');
      expect(answer(came('trigger', 'order.placed'), happenedAt({ 'order.placed': daysAgo(3) }))).toBe(
        'none',
      );
      expect(answer(came('trigger', 'order.placed'))).toBe('none');
    });

    it('since the step before counts from when that step was done', () => {
      const step: StepOutcome = {
        step: 'welcome',
        go: 'on',
        decision: 'send',
        reason: 'delivered',
        because: '',
        at: daysAgo(1),
      };
      const ask = (at: string) =>
        answerQuestion(
          { ask: came('before', 'order.placed'), scenario },
          { ...run, step },
          {
            profile: { ...stranger, ...happenedAt({ 'order.placed': at }) },
            book: newBook('customer-1'),
            now,
          },
        );
      expect(ask(daysAgo(1.5))).toBe('none');
      expect(ask(daysAgo(1))).toBe('order.placed');
    });

    it('knows clicks on this run’s own messages', () => {
      const question: Question = {
        ask: 'came',
        events: [{ event: 'message.clicked', sameKey: true }],
        since: 'trigger',
      };
      const own = { run: identifyRun('welcome', 'event-1'), feedback: { clicked: daysAgo(1) } };
      expect(answer(question, {}, bookOf(sent(daysAgo(1), own)))).toBe('message.clicked');
      expect(answer(question, {}, bookOf(sent(daysAgo(1), { ...own, run: 'run-2' })))).toBe('none');
    });
  });

  it('about a field or an attribute is its value, and "unknown", never "no", when there is none', () => {
    expect(answer(field('language'), { language: 'ru' })).toBe('ru');
    expect(answer(field('language'))).toBe('unknown');
    expect(answer(field('traffic'))).toBe('customer');
    expect(answer(attribute('size'), { attributes: { size: 'M' } })).toBe('M');
    expect(answer(attribute('newsletter'), { attributes: { newsletter: false } })).toBe('false');
    expect(answer(attribute('children'), { attributes: { children: 0 } })).toBe('0');
    expect(answer(attribute('size'))).toBe('unknown');
  });

  it('about an attribute that every object seems to have is "unknown" as well', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])
      expect(answer(attribute(name))).toBe('unknown');
  });

  it('is one word or text, for whatever attribute, and always the same', () => {
    const attributes = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
    holds(
      fc.property(attributes, fc.string(), (given, name) => {
        const said = answer(attribute(name), { attributes: given });
        expect(said).toBe(Object.hasOwn(given, name) ? String(given[name]) : 'unknown');
      }),
      { runs: 300 },
    );
  });

  it('to a question of a newer release is none: the run fails rather than go the wrong way', () => {
    // What a definition of a later release could ask of this function.
    const newer = { ask: 'weather' } as unknown as Question;
    expect(() => answer(newer)).toThrow('unknown question {"ask":"weather"}');
  });
});

describe('a condition', () => {
  const order: CheckOrder = {
    version: 1,
    scenario: {
      id: 'tested',
      entry: { per: 'customer', repeated: 'never again', longestSeconds: 86_400 },
      exits: [],
      still: {},
    },
    step: 'which-size',
    ask: attribute('size'),
    answers: { M: { last: false } },
    otherwise: { last: false, wait: { seconds: 3600, from: 'before', goodHour: false } },
  };
  const check = async (size: string) => {
    const store = makeMemoryStore();
    await store.saveProfile({ ...stranger, version: 1, attributes: { size } });
    return checkCondition(
      { order, run, execution: 'execution-1' },
      { store, clock: { now: () => now }, backoff: atOnce, policy },
    );
  };

  it('plans the wait of the way that its answer takes', async () => {
    expect(await check('M')).not.toHaveProperty('next');
    expect(await check('L')).toHaveProperty('next', '2026-11-20T13:00:00.000Z');
  });

  it('takes "otherwise" for an answer that every object seems to have', async () => {
    expect(await check('constructor')).toHaveProperty('next', '2026-11-20T13:00:00.000Z');
  });
});
