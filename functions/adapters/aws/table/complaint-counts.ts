import { complaintDays, countedDays, deliveryShards } from '../../../core/feedback/complaints.ts';
import type { ComplaintCounts } from '../../../ports/delivery/complaint-counts.ts';
import type { Clock } from '../../../ports/world/clock.ts';
import { complaintKey, complaintRange, deliveredKey, nameKey, warnedKey } from './keys.ts';
import { expireAfter, type Rows, readBody } from './rows.ts';

/** A year of complaints is nobody's business here; a day over the window is left out by its key. */
const keptDays = complaintDays + 2;

/**
 * Deliveries as sums in rows of one day and shard each, complaints as a row each: those are few, and each must count
 * once.
 */
export function makeComplaintCounts(rows: Rows, clock: Clock): ComplaintCounts {
  return {
    countDelivery: ({ scenario, day, shard }) =>
      rows.add(deliveredKey(scenario, day, shard), 'count', expireAfter(keptDays, day)),
    saveComplaint: ({ scenario, at, event }) =>
      rows.put(complaintKey(scenario, at, event), event, expireAfter(keptDays, at)),

    async complaintFigures(scenario) {
      const days = countedDays(clock.now());
      const shards = days.flatMap((day) =>
        Array.from({ length: deliveryShards }, (_, shard) => deliveredKey(scenario, day, shard)),
      );
      const [found, complaints] = await Promise.all([
        rows.read([...shards, warnedKey(scenario)]),
        rows.query(complaintRange(scenario, days.at(-1) ?? '')),
      ]);
      const warned = found.get(nameKey(warnedKey(scenario)));
      return {
        delivered: shards.reduce((sum, key) => sum + (found.get(nameKey(key))?.count ?? 0), 0),
        complained: complaints.length,
        ...(warned === undefined ? {} : { warnedOn: readBody<string>(warned) }),
      };
    },
    saveWarned: (scenario, day) => rows.put(warnedKey(scenario), day, expireAfter(keptDays, day)),
  };
}
