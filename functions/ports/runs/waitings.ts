import type { Waiting } from '../../core/records/records.ts';

/** Tasks that wait with a token. */
export interface Waitings {
  /** One for each (execution, step); a newer token takes the place of an older one. */
  saveWaiting(waiting: Waiting): Promise<void>;
  /** All of the customer's waiting Tasks whose time is not over. */
  waitings(customer: string): Promise<readonly Waiting[]>;
  /** Unless a newer token has taken its place. */
  removeWaiting(waiting: Waiting): Promise<void>;
}
