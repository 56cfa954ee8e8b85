import { countedDays } from '../../core/feedback/complaints.ts';
import type { ComplaintCounts } from '../../ports/delivery/complaint-counts.ts';
import type { Clock } from '../../ports/world/clock.ts';

/** Counts in memory. Without a `clock` every day counts. */
export function makeComplaintCounts(clock?: Clock): ComplaintCounts {
  const delivered = new Map<string, Map<string, number>>();
  const complained = new Map<string, Map<string, string>>();
  const warned = new Map<string, string>();
  const of = <T>(all: Map<string, Map<string, T>>, scenario: string): Map<string, T> => {
    const known = all.get(scenario) ?? new Map<string, T>();
    all.set(scenario, known);
    return known;
  };
  return {
    async countDelivery({ scenario, day }) {
      const days = of(delivered, scenario);
      days.set(day, (days.get(day) ?? 0) + 1);
    },
    async saveComplaint({ scenario, at, event }) {
      of(complained, scenario).set(`${at}#${event}`, at.slice(0, 10));
    },
    async complaintFigures(scenario) {
      const days = clock && countedDays(clock.now());
      const counts = (day: string): boolean => days?.includes(day) ?? true;
      const warnedOn = warned.get(scenario);
      return {
        delivered: [...of(delivered, scenario)].reduce((sum, [day, n]) => (counts(day) ? sum + n : sum), 0),
        complained: [...of(complained, scenario).values()].filter(counts).length,
        ...(warnedOn === undefined ? {} : { warnedOn }),
      };
    },
    async saveWarned(scenario, day) {
      warned.set(scenario, day);
    },
  };
}
