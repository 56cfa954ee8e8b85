import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Entry, Moment, Pauses, Product, Profile, SendBook } from '../../core/records/records.ts';
import type { Watched } from '../../core/watchlist/watch.ts';

/** What is known of a customer, in one request. Strongly consistent and by key, as all reads are. */
export interface CustomerReads {
  /** One request: the profile, and what else is wanted of this customer. */
  know(customer: string, wanted: Wanted): Promise<Known>;
}

/** What one read brings; absent parts do not exist yet. */
export interface Known {
  readonly profile?: Profile;
  readonly book?: SendBook;
  readonly entry?: Entry;
  readonly event?: CustomerEvent;
  /** The event that lists the goods, when it is another. */
  readonly goods?: CustomerEvent;
  readonly pauses?: Pauses;
  readonly watched?: Watched;
  readonly products: readonly Product[];
}

export interface Wanted {
  readonly book?: true;
  readonly entry?: { readonly scenario: string; readonly key: string };
  readonly event?: Moment;
  readonly goods?: Moment;
  readonly pauses?: true;
  readonly watched?: true;
  readonly products?: readonly string[];
}
