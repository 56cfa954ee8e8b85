import type { ComplaintFigures } from '../../core/feedback/complaints.ts';

/** What became of the letters of each scenario in the last days, by scenario and not by customer. */
export interface ComplaintCounts {
  /** Adds one; `shard` keeps a busy scenario from writing one row. */
  countDelivery(delivery: {
    readonly scenario: string;
    readonly day: string;
    readonly shard: number;
  }): Promise<void>;
  /** The same (scenario, at, event) once. */
  saveComplaint(complaint: {
    readonly scenario: string;
    readonly at: string;
    readonly event: string;
  }): Promise<void>;
  complaintFigures(scenario: string): Promise<ComplaintFigures>;
  /** People were warned on this day. */
  saveWarned(scenario: string, day: string): Promise<void>;
}
