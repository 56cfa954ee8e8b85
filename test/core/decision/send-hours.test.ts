import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { decide } from '../../../functions/core/decision/decision.ts';
import { hoursFor } from '../../../functions/core/decision/send-hours.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import { isWithinAll } from '../../../functions/core/time/local-hours.ts';
import type { SendOrder } from '../../../statemachines/language/tasks.ts';
import { markets, policy } from '../../../statemachines/policy.ts';

const russian = { ...policy, market: markets.russia };
const may = (order: Pick<SendOrder, 'kind' | 'rank' | 'notAtNight'>, at: string): boolean =>
  isWithinAll(new Date(`${at}:00.000Z`), 'UTC', hoursFor(order, russian));

const friday = '2026-11-20T';
const saturday = '2026-11-21T';

describe('a message may go', () => {
  it('outside quiet hours, which end later on Saturdays and Sundays', () => {
    for (const kind of ['marketing', 'requested'] as const) {
      expect(may({ kind }, `${friday}08:59`)).toBe(false);
      expect(may({ kind }, `${friday}09:00`)).toBe(true);
      expect(may({ kind }, `${friday}20:59`)).toBe(true);
      expect(may({ kind }, `${friday}21:00`)).toBe(false);
      expect(may({ kind }, `${saturday}09:59`)).toBe(false);
      expect(may({ kind }, `${saturday}10:00`)).toBe(true);
      expect(may({ kind }, '2026-11-22T09:59')).toBe(false);
      expect(may({ kind }, '2026-11-23T09:00')).toBe(true);
    }
  });

  it('at any hour when the customer would worry without it, unless it can wait for the morning', () => {
    expect(may({ kind: 'transactional' }, `${friday}03:00`)).toBe(true);
    expect(may({ kind: 'transactional', notAtNight: true }, `${friday}03:00`)).toBe(false);
    expect(may({ kind: 'transactional', notAtNight: true }, `${friday}09:00`)).toBe(true);
  });

  it('in the afternoon alone when its rank is one of the last', () => {
    expect(may({ kind: 'marketing', rank: 17 }, `${friday}14:59`)).toBe(true);
    expect(may({ kind: 'marketing', rank: 18 }, `${friday}14:59`)).toBe(false);
    expect(may({ kind: 'marketing', rank: 18 }, `${friday}15:00`)).toBe(true);
    expect(may({ kind: 'marketing', rank: 18 }, `${friday}19:00`)).toBe(false);
  });
});

describe('a transactional message that can wait', () => {
  it('waits for the morning after a good hour’s spread, and says so', () => {
    const decision = decide(
      {
        version: 1,
        scenario: {
          id: 'order-shipped',
          entry: { per: 'key', repeated: 'never again', longestSeconds: 3600 },
          exits: [],
          still: {},
        },
        step: 'shipped',
        message: 'order-shipped',
        kind: 'transactional',
        notAtNight: true,
        channels: ['email'],
        last: true,
      },
      {
        run: {
          id: 'event-1',
          at: `${friday}23:00:00.000Z`,
          name: 'order.shipped',
          customer: 'customer-1',
          key: 'order-1',
          facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
        },
        profile: { ...newProfile('customer-1'), email: 'ann@example.com', zone: 'UTC' },
        book: newBook('customer-1'),
        products: [],
        now: new Date(`${friday}23:00:05.000Z`),
        policy: russian,
        events,
      },
    );
    expect(decision).toMatchObject({ decision: 'wait', reason: 'quiet-hours' });
    if (decision.decision !== 'wait') return;
    expect(decision.until >= new Date(`${saturday}10:00:00.000Z`)).toBe(true);
    expect(decision.until < new Date(`${saturday}11:00:00.000Z`)).toBe(true);
    expect(decision.because).toMatch(/^quiet hours until 10:00: put off to 10:\d\d in UTC$/);
  });
});
