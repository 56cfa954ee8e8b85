import type { EventName } from '../../../statemachines/language/events.ts';
import type { Mark, Profile } from '../records/records.ts';
import { isNewer, later } from '../time/moments.ts';

/** What promises a day, and what says that the goods are there or will not come. */
const promises: readonly EventName[] = ['order.shipped', 'order.delivery-changed'];
const endings: readonly EventName[] = [
  'order.ready-for-pickup',
  'order.delivered',
  'order.collected',
  'order.cancelled',
  'order.refunded',
];
/** A shop whose carrier tells of no deliveries would otherwise be silent for good. */
const believedForDays = 30;

/** The day that was promised for an order which has not come, the newest of several; `today` is the customer's. */
export function findOverdue({ marks }: Profile, today: string): string | undefined {
  const oldest = later(`${today}T00:00:00Z`, -believedForDays * 24 * 3600).slice(0, 10);
  const newest = new Map<string, Mark>();
  for (const mark of marks)
    if (promises.includes(mark.event) && mark.said?.expectedOn !== undefined) {
      const known = newest.get(mark.key);
      if (isNewer(mark.moment, known?.moment)) newest.set(mark.key, mark);
    }
  return [...newest.values()]
    .filter(({ key }) => !marks.some((mark) => mark.key === key && endings.includes(mark.event)))
    .map(({ said }) => String(said?.expectedOn))
    .filter((day) => day < today && day >= oldest)
    .sort()
    .at(-1);
}
