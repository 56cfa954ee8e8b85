import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { complaintDays } from '../../functions/core/feedback/complaints.ts';
import type { ComplaintCounts } from '../../functions/ports/delivery/complaint-counts.ts';

const noon = Date.parse('2026-11-20T12:00:00.000Z');
const day = 24 * 3600 * 1000;

/** What every adapter of the port does. `open` is given the clock by which days count. */
export function describeComplaintCounts(
  adapter: string,
  open: (clock: { now: () => Date }) => ComplaintCounts,
): void {
  describe(`Complaint counts, ${adapter}`, () => {
    let now = noon;
    let counts: ComplaintCounts;
    let scenario: string;
    beforeEach(() => {
      now = noon;
      counts = open({ now: () => new Date(now) });
      scenario = `scenario-${randomUUID()}`;
    });
    const deliver = async (times: number, on = new Date(now).toISOString().slice(0, 10)): Promise<void> => {
      for (let n = 0; n < times; n++) await counts.countDelivery({ scenario, day: on, shard: n % 10 });
    };

    test('are none at first', async () => {
      expect(await counts.complaintFigures(scenario)).toEqual({ delivered: 0, complained: 0 });
    });

    test('add up deliveries of all shards and days, and those that come at once', async () => {
      await Promise.all([deliver(12), deliver(7), deliver(5, '2026-11-19')]);
      expect(await counts.complaintFigures(scenario)).toEqual({ delivered: 24, complained: 0 });
    });

    test('count a complaint once, however often it is told', async () => {
      const at = new Date(now).toISOString();
      for (const event of ['complaint-1', 'complaint-2', 'complaint-1'])
        await counts.saveComplaint({ scenario, at, event });
      expect(await counts.complaintFigures(scenario)).toMatchObject({ complained: 2 });
    });

    test('are those of one scenario', async () => {
      await deliver(3);
      await counts.saveComplaint({ scenario, at: new Date(now).toISOString(), event: 'complaint-1' });
      expect(await counts.complaintFigures(`${scenario}-2`)).toEqual({ delivered: 0, complained: 0 });
    });

    test(`are those of ${complaintDays} days`, async () => {
      await deliver(3);
      await counts.saveComplaint({ scenario, at: new Date(now).toISOString(), event: 'complaint-1' });
      now = noon + (complaintDays - 1) * day;
      expect(await counts.complaintFigures(scenario)).toEqual({ delivered: 3, complained: 1 });
      now = noon + complaintDays * day;
      expect(await counts.complaintFigures(scenario)).toEqual({ delivered: 0, complained: 0 });
    });

    test('remember the last day of a warning', async () => {
      await counts.saveWarned(scenario, '2026-11-19');
      await counts.saveWarned(scenario, '2026-11-20');
      expect(await counts.complaintFigures(scenario)).toMatchObject({ warnedOn: '2026-11-20' });
    });
  });
}
