import type { Products } from './catalogue/products.ts';
import type { Recommendations } from './catalogue/recommendations.ts';
import type { Watchlist } from './catalogue/watchlist.ts';
import type { ConfirmationCodes } from './codes/confirmation-codes.ts';
import type { OfferCodes } from './codes/offer-codes.ts';
import type { ConsentProofs } from './customer/consents.ts';
import type { Contacts } from './customer/contacts.ts';
import type { CustomerReads } from './customer/customer-reads.ts';
import type { PrivacyRecords } from './customer/privacy-records.ts';
import type { Profiles } from './customer/profiles.ts';
import type { Timeline } from './customer/timeline.ts';
import type { ComplaintCounts } from './delivery/complaint-counts.ts';
import type { DueDates } from './runs/due-dates.ts';
import type { Entries } from './runs/entries.ts';
import type { PauseControl } from './runs/pauses.ts';
import type { SendLogs } from './runs/send-logs.ts';
import type { Waitings } from './runs/waitings.ts';

/** Everything kept: what adapters implement as one. Tasks ask for the ports they use. */
export interface Store
  extends CustomerReads,
    Profiles,
    Contacts,
    Timeline,
    ConsentProofs,
    PrivacyRecords,
    Entries,
    Waitings,
    SendLogs,
    DueDates,
    PauseControl,
    Products,
    Recommendations,
    Watchlist,
    OfferCodes,
    ConfirmationCodes,
    ComplaintCounts {}
