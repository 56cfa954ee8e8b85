import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Booking, SendBook, Waiting } from '../../../functions/core/records/records.ts';
import { applyFeedback, newBook, writeBooking } from '../../../functions/core/sendlog/send-book.ts';
import { answerWaiting } from '../../../functions/core/steps/waiting.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type {
  ListenOrder,
  RunState,
  ScenarioOrder,
  SendOrder,
} from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import { freeze } from '../freeze.ts';
import { contextIn } from '../shop-in.ts';

const customer = 'customer-1';
const at = (time: string): string => `2026-03-02T${time}:00.000Z`;
const scenario: ScenarioOrder = {
  id: 'review',
  entry: { per: 'key', repeated: 'never again', longestSeconds: 1_000_000 },
  exits: [{ event: 'order.cancelled', sameKey: true }],
  still: {},
};
const trigger: RunState = {
  id: 'event-1',
  at: at('10:00'),
  name: 'order.placed',
  customer,
  key: 'order-1',
  facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
};
const me = identifyRun('review', 'event-1');
const execution = 'execution-1';

/** An event as the door has accepted it. */
const happened = (
  name: CustomerEvent['name'],
  time: string,
  key: string,
  properties: object = {},
): CustomerEvent =>
  ({ id: `${name} ${time}`, name, at: at(time), customer, key, properties }) as CustomerEvent; // shaped by its name in each test

/** What a Task that waits answers to the last of these events, recorded one after the other. */
function answer(call: Waiting['call'], events: readonly CustomerEvent[], book: SendBook = newBook(customer)) {
  const told = events.at(-1);
  if (told === undefined) throw new Error('nothing happened');
  const profile = events.reduce(
    (known, event) => applyEvent(known, event, contextIn('USD')),
    newProfile(customer),
  );
  const noted = events.reduce(
    (known, event) => applyFeedback(known, event, new Date(event.at)) ?? known,
    book,
  );
  const waiting: Waiting = { customer, token: 'token', at: at('11:00'), call, until: at('23:00') };
  return answerWaiting(freeze(waiting), told, freeze(profile), freeze(noted), new Date(at('12:00')), policy);
}

describe('A wait for events', () => {
  const order: ListenOrder = {
    version: 1,
    scenario,
    step: 'wait-for-review',
    events: [
      { event: 'review.submitted', sameKey: true },
      { event: 'message.clicked', sameKey: true },
      { event: 'message.replied', sameKey: false },
    ],
    since: 'before',
    answers: {
      'review.submitted': {
        wait: { seconds: 3600, from: 'before', goodHour: false },
        plan: { step: 'thanks', rank: 9, channels: ['email'], purpose: 'service' },
        last: false,
      },
      'message.clicked': { last: false },
      'message.replied': { last: true },
    },
  };
  const step = {
    step: 'ask',
    go: 'on',
    decision: 'send',
    reason: 'delivered',
    because: '',
    at: at('11:00'),
  } as const;
  const listening = (
    more: Partial<ListenOrder> = {},
    run: RunState = { ...trigger, step },
  ): Waiting['call'] => ({
    task: 'listen',
    call: { order: { ...order, ...more }, run, execution },
  });
  const review = (time: string, key = 'order-1') =>
    happened('review.submitted', time, key, { orderId: key, rating: 5 });

  it('answers the event that came, with the wait and the message that follow it', () => {
    expect(answer(listening(), [review('11:30')])).toEqual({
      outcome: {
        step: 'wait-for-review',
        go: 'on',
        decision: 'check',
        reason: 'answered',
        because: `review submitted at ${at('11:30')}`,
        at: at('12:00'),
        answer: 'review.submitted',
        next: at('13:00'),
      },
      record: {
        run: me,
        execution,
        scenario: 'review',
        step: 'wait-for-review',
        at: at('12:00'),
        decision: 'check',
        reason: 'answered',
        because: `review submitted at ${at('11:30')}`,
      },
      plan: expect.objectContaining({ step: 'thanks', rank: 9, run: me, at: at('13:00') }),
    });
  });

  it('waits on for anything else, and for the same about another order', () => {
    expect(
      answer(listening(), [happened('product.viewed', '11:30', 'cup', { productId: 'cup' })]),
    ).toBeUndefined();
    expect(answer(listening(), [review('11:30', 'order-2')])).toBeUndefined();
    const reply = happened('message.replied', '11:30', 'customer', { channel: 'sms', text: 'YES' });
    expect(answer(listening(), [reply])?.outcome.answer).toBe('message.replied');
  });

  it('counts from the step before, or from the trigger, that moment included', () => {
    expect(answer(listening(), [review('10:59')])).toBeUndefined();
    expect(answer(listening(), [review('11:00')])?.outcome.answer).toBe('review.submitted');
    expect(answer(listening({ since: 'trigger' }), [review('10:00')])?.outcome.answer).toBe(
      'review.submitted',
    );
    expect(answer(listening({ since: 'trigger' }), [review('09:59')])).toBeUndefined();
    expect(answer(listening({}, trigger), [review('10:00')])?.outcome.answer).toBe('review.submitted');
  });

  it('never takes the event that started the run for the one that it waits for', () => {
    const waits = listening(
      { events: [{ event: 'order.placed', sameKey: false }], answers: { 'order.placed': { last: true } } },
      trigger,
    );
    const items = { orderId: 'order-1', currency: 'USD', total: 1, items: [] };
    const placed = { ...happened('order.placed', '10:00', 'order-1', items), id: trigger.id };
    expect(answer(waits, [placed])).toBeUndefined();
    expect(answer(waits, [placed, happened('order.placed', '11:00', 'order-2', items)])?.outcome.answer).toBe(
      'order.placed',
    );
  });

  it('answers after the event, so that the next wait for the same does not count it again', () => {
    const outcome = answer(listening(), [review('12:00')])?.outcome;
    expect(outcome?.at).toBe('2026-03-02T12:00:00.001Z');
    if (outcome === undefined) throw new Error('no answer');
    expect(answer(listening({}, { ...trigger, step: outcome }), [review('12:00')])).toBeUndefined();
    // An app's clock may be ahead.
    expect(answer(listening(), [review('12:05')])?.outcome.at).toBe('2026-03-02T12:05:00.001Z');
  });

  it('knows the clicks of its own run by the send book', () => {
    const sent: Booking = {
      run: me,
      scenario: 'review',
      step: 'ask',
      message: 'review-request',
      kind: 'marketing',
      channel: 'email',
      state: 'sent',
      at: at('11:00'),
      refused: [],
    };
    const book = writeBooking(newBook(customer), sent, new Date(at('11:00')));
    const click = (run: string) =>
      happened('message.clicked', '11:30', run, { run, step: 'ask', channel: 'email' });
    expect(answer(listening(), [click(me)], book)?.outcome.answer).toBe('message.clicked');
    expect(answer(listening(), [click('another')], book)).toBeUndefined();
  });

  it('leaves as soon as it is told that the run has ended', () => {
    const cancelled = happened('order.cancelled', '11:30', 'order-1', { orderId: 'order-1' });
    expect(answer(listening(), [cancelled])?.outcome).toMatchObject({ go: 'leave', reason: 'exit-happened' });
  });
});

describe('A message that has time to reach the customer', () => {
  const order: SendOrder = {
    version: 1,
    scenario,
    step: 'ask',
    message: 'review-request',
    kind: 'marketing',
    purpose: 'service',
    rank: 16,
    channels: ['email', 'push'],
    reach: { withinSeconds: 7200, by: 'clicked' },
    wait: { seconds: 3600, from: 'before', goodHour: false },
    last: false,
  };
  const waits: Waiting['call'] = { task: 'send', call: { order, run: trigger, execution } };
  const booking: Booking = {
    run: me,
    scenario: 'review',
    step: 'ask',
    message: 'review-request',
    kind: 'marketing',
    channel: 'email',
    state: 'sent',
    at: at('11:00'),
    refused: [],
  };
  const bookOf = (more: Partial<Booking> = {}): SendBook => ({
    ...newBook(customer),
    bookings: [{ ...booking, ...more }],
  });
  const told = (name: CustomerEvent['name'], run = me, more: object = {}) =>
    happened(name, '11:30', run, {
      run,
      step: 'ask',
      channel: 'email',
      address: 'ann@example.com',
      permanent: true,
      ...more,
    });

  it('is sent when the customer has clicked, and the wait is counted from the hand-over', () => {
    expect(answer(waits, [told('message.clicked')], bookOf())).toEqual({
      outcome: {
        step: 'ask',
        go: 'on',
        decision: 'send',
        reason: 'delivered',
        because: 'handed over by email',
        at: at('11:00'),
        next: at('12:00'),
        attempts: [{ channel: 'email', at: at('11:00'), outcome: 'sent' }],
      },
      record: expect.objectContaining({ decision: 'send', channel: 'email', at: at('11:00') }),
    });
  });

  it('waits on for less than a click, and for clicks on other messages', () => {
    expect(answer(waits, [told('message.delivered')], bookOf())).toBeUndefined();
    expect(answer(waits, [told('message.clicked', 'another')], bookOf())).toBeUndefined();
    expect(answer(waits, [told('message.clicked', me, { step: 'another' })], bookOf())).toBeUndefined();
  });

  it('is asked for again at once when it came back', () => {
    expect(answer(waits, [told('message.bounced')], bookOf())?.outcome).toMatchObject({
      go: 'wait',
      reason: 'not-reached',
      because: 'email: bounced; the next channel follows',
      next: at('12:00'),
    });
  });

  it.each([
    { what: 'has only claimed it', more: { state: 'claimed' } },
    {
      what: 'is about to try the next channel',
      more: {
        refused: [{ channel: 'email', at: at('11:20'), because: 'not clicked', handedOver: at('11:00') }],
      },
    },
  ] as const)('is left to the Task itself when that $what', ({ more }) => {
    expect(answer(waits, [told('message.clicked')], bookOf(more))).toBeUndefined();
  });
});
