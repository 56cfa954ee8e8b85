import type { Policy } from '../../../statemachines/language/policy.ts';
import type { ScorePart } from '../../../statemachines/language/segments.ts';
import type { Profile } from '../records/records.ts';

const daySeconds = 24 * 3600;

/** How lately, how often or how much a customer buys: 1 to 5, 5 being the best; who never bought has 1. */
export function scoreOf(part: ScorePart, profile: Profile, now: Date, { scores }: Policy): number {
  const orders = profile.counters['order.placed'];
  if (orders === undefined) return 1;
  switch (part) {
    case 'recency': {
      const days = Math.floor((now.getTime() - Date.parse(orders.last.at)) / (daySeconds * 1000));
      return 1 + scores.recencyDays.filter((atMost) => days <= atMost).length;
    }
    case 'frequency':
      return 1 + scores.orders.filter((atLeast) => orders.count >= atLeast).length;
    case 'money':
      return 1 + scores.spent.filter((atLeast) => profile.spent >= atLeast).length;
  }
}
