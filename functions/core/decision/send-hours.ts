import type { Policy } from '../../../statemachines/language/policy.ts';
import type { SendOrder } from '../../../statemachines/language/tasks.ts';
import { type HoursOf, outside } from '../time/local-hours.ts';

const saturday = 6;

/**
 * The hours in which a message may go: outside quiet hours, which end later at the weekend, and for the last ranks
 * in the afternoon. A transactional message keeps to none, unless it can wait for the morning.
 */
export const hoursFor =
  (order: Pick<SendOrder, 'kind' | 'rank' | 'notAtNight'>, policy: Policy): HoursOf =>
  (weekday) => {
    if (order.kind === 'transactional' && order.notAtNight === undefined) return [];
    const { quietHours, weekendQuietUntil } = policy.market;
    return [
      outside(quietHours),
      ...(weekendQuietUntil !== undefined && weekday >= saturday
        ? [[weekendQuietUntil, '00:00'] as const]
        : []),
      ...(keepsToAfternoon(order, policy) ? [policy.afternoon.hours] : []),
    ];
  };

/** So that what the customer did today claims the day's slot first. */
export const keepsToAfternoon = (
  { kind, rank }: Pick<SendOrder, 'kind' | 'rank'>,
  { afternoon }: Policy,
): boolean => kind === 'marketing' && rank !== undefined && rank >= afternoon.fromRank;
