import type { DoorTables } from '../../statemachines/language/door.ts';
import type { EventDeclarations } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Products } from './catalogue/products.ts';
import type { Recommendations } from './catalogue/recommendations.ts';
import type { Watchlist } from './catalogue/watchlist.ts';
import type { ConsentProofs } from './customer/consents.ts';
import type { Contacts } from './customer/contacts.ts';
import type { CustomerReads } from './customer/customer-reads.ts';
import type { Profiles } from './customer/profiles.ts';
import type { Timeline } from './customer/timeline.ts';
import type { Runs } from './runs/answers.ts';
import type { DueDates } from './runs/due-dates.ts';
import type { Entries } from './runs/entries.ts';
import type { SendLogs } from './runs/send-logs.ts';
import type { Waitings } from './runs/waitings.ts';
import type { Bus } from './world/bus.ts';
import type { Backoff, Clock } from './world/clock.ts';
import type { SigningKey } from './world/signing-key.ts';

/** Where an event ends up, beside the bus and the Tasks that wait for it. */
export type RecordStore = CustomerReads &
  Profiles &
  Contacts &
  Timeline &
  ConsentProofs &
  SendLogs &
  Entries &
  Waitings &
  DueDates &
  Products &
  Recommendations &
  Watchlist;

/** What ingest needs: where events end up, and what it must know of the map. */
export interface RecordPorts extends DoorTables {
  readonly store: RecordStore;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly policy: Policy;
  readonly events: EventDeclarations;
  readonly runs: Runs;
  readonly signingKey: SigningKey;
}
