import { describe, expect, it } from 'vitest';
import { findOverdue } from '../../../functions/core/profile/overdue.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Mark } from '../../../functions/core/records/records.ts';
import type { EventName } from '../../../statemachines/language/events.ts';

const mark = (event: EventName, day: number, expectedOn?: string, key = 'order-1'): Mark => ({
  event,
  key,
  moment: { at: `2026-03-0${day}T10:00:00.000Z`, id: `${event}-${day}` },
  ...(expectedOn === undefined ? {} : { said: { expectedOn } }),
});
const overdue = (marks: readonly Mark[], today = '2026-03-06'): string | undefined =>
  findOverdue({ ...newProfile('customer-1'), marks }, today);

describe('A delivery', () => {
  it('is overdue from the day after the one that was promised', () => {
    const shipped = [mark('order.shipped', 2, '2026-03-05')];
    expect(overdue(shipped, '2026-03-05')).toBeUndefined();
    expect(overdue(shipped, '2026-03-06')).toBe('2026-03-05');
  });

  it('is overdue no more when the promise was renewed, whichever was told first', () => {
    const marks = [mark('order.delivery-changed', 4, '2026-03-09'), mark('order.shipped', 2, '2026-03-05')];
    expect(overdue(marks)).toBeUndefined();
    expect(overdue(marks.toReversed())).toBeUndefined();
    expect(overdue(marks, '2026-03-10')).toBe('2026-03-09');
  });

  it.each([
    'order.delivered',
    'order.collected',
    'order.ready-for-pickup',
    'order.cancelled',
    'order.refunded',
  ] as const)('is not overdue after %s, even when that was told before the shipping', (ending) => {
    expect(overdue([mark(ending, 1), mark('order.shipped', 2, '2026-03-05')])).toBeUndefined();
  });

  it('of another order does not make up for it', () => {
    const other = mark('order.delivered', 3, undefined, 'order-2');
    expect(overdue([mark('order.shipped', 2, '2026-03-05'), other])).toBe('2026-03-05');
  });

  it('without a promise is never overdue, and one long past is no news', () => {
    expect(overdue([mark('order.shipped', 2)])).toBeUndefined();
    expect(overdue([mark('order.shipped', 2, '2026-03-05')], '2026-04-04')).toBe('2026-03-05');
    expect(overdue([mark('order.shipped', 2, '2026-03-05')], '2026-04-05')).toBeUndefined();
  });
});
