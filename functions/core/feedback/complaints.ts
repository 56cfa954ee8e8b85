import { spreadOf } from '../records/fingerprint.ts';
import { later } from '../time/moments.ts';

/** So many rows share one scenario's deliveries of a day: no row is written by all of them. */
export const deliveryShards = 10;
/** Days that count, today included: mailbox providers judge a sender by its last days too. */
export const complaintDays = 8;
const daySeconds = 24 * 3600;

/** Bulk-mail rules of Gmail, Yahoo and Outlook: under 0.1 %, never 0.3 %; of fewer letters a share says nothing. */
const leastDeliveries = 1000;
const warnsAbove = 0.001;
const pausesFrom = 0.003;

/** What became of a scenario's letters of late. */
export interface ComplaintFigures {
  readonly delivered: number;
  readonly complained: number;
  /** The last day (UTC) on which people were warned. */
  readonly warnedOn?: string;
}

/** The row that counts a delivery. */
export const shardOfDelivery = (event: string): number =>
  Math.floor(spreadOf(event, 'delivered') * deliveryShards);

/** The days (UTC) that count at a moment, newest first. */
export const countedDays = (now: Date): readonly string[] =>
  Array.from({ length: complaintDays }, (_, days) => later(now, -days * daySeconds).slice(0, 10));

export type ComplaintVerdict =
  | { readonly verdict: 'fine' }
  | { readonly verdict: 'warn' | 'pause'; readonly because: string };

/** Whether people are to be warned of a scenario, or the scenario is to be stopped. */
export function judgeComplaints({ delivered, complained }: ComplaintFigures): ComplaintVerdict {
  const rate = complained / delivered;
  if (delivered < leastDeliveries || rate <= warnsAbove) return { verdict: 'fine' };
  return {
    verdict: rate >= pausesFrom ? 'pause' : 'warn',
    because: `${complained} complaints about ${delivered} letters delivered in ${complaintDays} days: ${(rate * 100).toFixed(2)} %`,
  };
}
