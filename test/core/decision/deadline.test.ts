import { describe, expect, it } from 'vitest';
import { events } from '#map';
import type { Decision, Situation } from '../../../functions/core/decision/asked.ts';
import { decide } from '../../../functions/core/decision/decision.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { RunState, SendOrder, StepOutcome } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';

const customer = 'customer-1';
const triggered = '2026-11-20T10:00:00.000Z';
const order: SendOrder = {
  version: 1,
  scenario: {
    id: 'ready-for-pickup',
    entry: { per: 'key', repeated: 'latest wins', longestSeconds: 10 * 86_400 },
    exits: [],
    still: {},
  },
  step: 'pickup-reminder',
  message: 'pickup-reminder',
  kind: 'transactional',
  channels: ['email'],
  last: true,
};
const run: RunState = {
  id: 'event-1',
  at: triggered,
  name: 'order.ready-for-pickup',
  customer,
  key: 'order-1',
  facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
};
const ready = (storageUntil: string): CustomerEvent => ({
  id: 'event-1',
  name: 'order.ready-for-pickup',
  at: triggered,
  customer,
  key: 'order-1',
  properties: { orderId: 'order-1', place: 'Main Street', storageUntil },
});
const ask = (more: Partial<SendOrder>, situation: Partial<Situation>): Decision =>
  decide(
    { ...order, ...more },
    {
      run,
      profile: { ...newProfile(customer), email: 'ann@example.com', zone: 'America/New_York' },
      book: newBook(customer),
      products: [],
      now: new Date(triggered),
      policy,
      events,
      ...situation,
    },
  );

describe('a message that is not to be sent after a date on its event', () => {
  const askAt = (now: string, storageUntil: string, more: Partial<SendOrder> = {}) =>
    ask({ notAfter: 'storageUntil', ...more }, { event: ready(storageUntil), now: new Date(now) });

  it('goes up to that moment, whichever zone it is written in, and is skipped then', () => {
    expect(askAt('2026-11-25T16:30:00.000Z', '2026-11-25T18:30:00+02:00').decision).toBe('send');
    expect(askAt('2026-11-25T16:30:00.001Z', '2026-11-25T18:30:00+02:00')).toEqual({
      decision: 'skip',
      reason: 'too-late',
      because: 'not to be sent after 2026-11-25T16:30:00.000Z',
    });
  });

  it('goes to the end of a day where the customer is', () => {
    expect(askAt('2026-11-26T04:58:59.000Z', '2026-11-25').decision).toBe('send');
    expect(askAt('2026-11-26T05:00:00.000Z', '2026-11-25')).toMatchObject({ reason: 'too-late' });
  });

  it('keeps to the earlier of that date and its own time from the trigger', () => {
    const withinSeconds = 3 * 86_400;
    const late = '2026-11-24T12:00:00.000Z';
    expect(askAt(late, '2026-11-25').decision).toBe('send');
    expect(askAt(late, '2026-11-25', { withinSeconds })).toMatchObject({
      because: 'not to be sent after 2026-11-23T10:00:00.000Z',
    });
    expect(askAt(late, '2026-11-22T08:00:00Z', { withinSeconds })).toMatchObject({
      because: 'not to be sent after 2026-11-22T08:00:00.000Z',
    });
  });

  it('is not put off beyond it', () => {
    const night = '2026-11-21T03:00:00.000Z'; // ten in the evening in New York
    expect(askAt(night, '2026-11-21T15:00:00Z', { notAtNight: true }).decision).toBe('wait');
    expect(askAt(night, '2026-11-21T13:00:00Z', { notAtNight: true })).toMatchObject({
      decision: 'skip',
      reason: 'too-late',
    });
  });

  it('goes when the event does not say that date, or says none', () => {
    expect(ask({ notAfter: 'storageUntil' }, {}).decision).toBe('send');
    expect(askAt('2027-11-25T12:00:00.000Z', 'soon').decision).toBe('send');
  });
});

describe('a message behind a wait for a date', () => {
  const stepBefore: StepOutcome = {
    step: 'pickup-letter',
    go: 'on',
    decision: 'send',
    reason: 'delivered',
    because: 'handed over by email',
    at: triggered,
  };
  const behind = (step: Partial<StepOutcome>, more: Partial<SendOrder> = {}) =>
    ask(more, { run: { ...run, step: { ...stepBefore, ...step } } });

  it('is skipped when that date had passed before the wait began', () => {
    expect(behind({ next: '2026-11-19T10:00:00.000Z' })).toEqual({
      decision: 'skip',
      reason: 'too-late',
      because: 'its date, 2026-11-19T10:00:00.000Z, had passed before the wait began',
    });
    for (const kind of ['marketing', 'requested'] as const)
      expect(behind({ next: '2026-11-19T10:00:00.000Z' }, { kind })).toMatchObject({ reason: 'too-late' });
  });

  it('goes when the wait was over at once or later, or when there was none', () => {
    expect(behind({ next: triggered }).decision).toBe('send');
    expect(behind({ next: '2026-11-20T09:59:59.999Z', at: '2026-11-20T09:00:00.000Z' }).decision).toBe(
      'send',
    );
    expect(behind({}).decision).toBe('send');
  });

  it('is judged by that wait alone, and not by those of its own', () => {
    expect(behind({ step: order.step, next: '2026-11-19T10:00:00.000Z' }).decision).toBe('send');
  });

  it('leaves when its run is over, whatever the date', () => {
    const goal = { event: 'order.collected', sameKey: false } as const;
    const collected = { count: 1, last: { at: triggered, id: 'event-2' } };
    const step: StepOutcome = { ...stepBefore, next: '2026-11-19T10:00:00.000Z' };
    const profile = { ...newProfile(customer), counters: { 'order.collected': collected } };
    const scenario = { ...order.scenario, goal };
    expect(ask({ scenario }, { profile, run: { ...run, step } })).toMatchObject({ decision: 'leave' });
  });
});

describe('a message of a day of the year', () => {
  const profile = {
    ...newProfile(customer),
    email: 'ann@example.com',
    zone: 'America/New_York',
    attributes: { birthday: '1990-11-20' },
  };
  const askAt = (now: string, more: Partial<SendOrder> = {}) =>
    ask({ onDay: 'birthday', ...more }, { profile, now: new Date(now) });

  it('goes on that day of the customer’s clock alone', () => {
    expect(askAt('2026-11-20T05:00:00.000Z').decision).toBe('send');
    expect(askAt('2026-11-21T04:59:59.999Z').decision).toBe('send');
    for (const now of ['2026-11-20T04:59:59.999Z', '2026-11-21T05:00:00.000Z'])
      expect(askAt(now)).toEqual({
        decision: 'skip',
        reason: 'facts-changed',
        because: 'today is not the day of birthday in America/New_York',
      });
  });

  it('is not put off beyond it', () => {
    expect(askAt('2026-11-20T08:00:00.000Z', { notAtNight: true })).toMatchObject({ decision: 'wait' });
    expect(askAt('2026-11-21T02:00:00.000Z', { notAtNight: true })).toMatchObject({ reason: 'too-late' });
  });

  it('does not go where the day is not known', () => {
    expect(ask({ onDay: 'birthday' }, {})).toMatchObject({ reason: 'facts-changed' });
  });
});
