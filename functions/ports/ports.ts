import type { Change } from '../../statemachines/language/announcement.ts';
import type { Channel, Language } from '../../statemachines/language/channels.ts';
import type { DoorTables } from '../../statemachines/language/door.ts';
import type { CustomerEvent, EventDeclarations } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Kind, StepOutcome, TriggerInput } from '../../statemachines/language/tasks.ts';
import type { Rendered, RenderedFor, View } from '../../statemachines/language/view.ts';
import type { CodeTally, ConfirmationCode } from '../core/consents/confirmation-code.ts';
import type { ComplaintFigures } from '../core/feedback/complaints.ts';
import type {
  ConsentRecord,
  Device,
  Due,
  Entry,
  Moment,
  Pauses,
  Product,
  Profile,
  Rejection,
  SendBook,
  StepRecord,
  Waiting,
} from '../core/records/records.ts';
import type { WebhookCall } from '../core/steps/action.ts';
import type { Ranked, Shelf, ShelfRow } from '../core/watchlist/recommendations.ts';
import type { Watched, Watcher } from '../core/watchlist/watch.ts';

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

/** A conditional write either happened or met a newer version; then read and decide again. */
export type Written = 'written' | 'conflict';

/** What is bought together, later, most and of late: shelves of products that orders are counted on. */
export interface Recommendations {
  /** The same (list, of, under) once, with what was said last. */
  saveShelfRows(rows: readonly ShelfRow[]): Promise<void>;
  /** A ranking for each shelf, at most `rankingHours` old. */
  rankings(shelves: readonly Shelf[]): Promise<readonly (readonly Ranked[])[]>;
}

/** Who is to hear of a product or a category (see `subjects` in core/watch.ts). Expired rows are left out. */
export interface Watchlist {
  /** As for the profile: conditional on the version before. */
  saveWatched(watched: Watched): Promise<Written>;
  /** The same (subject, customer) once; where the subject is a queue, the same (subject, since, customer). */
  saveWatchers(watchers: readonly Watcher[]): Promise<void>;
  removeWatchers(watchers: readonly Watcher[]): Promise<void>;
  /** A page of one shard of a subject, in a stable order; `next` leads to the following page. */
  watchers(subject: string, shard: number, from?: string): Promise<WatcherPage>;
  /** So many of a queue at most, in the order in which they asked; `next` leads to those behind them. */
  queued(subject: string, limit: number, from?: string): Promise<WatcherPage>;
}

export interface WatcherPage {
  readonly watchers: readonly Watcher[];
  /** Absent when there is nothing behind. */
  readonly next?: string;
}

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

/** Confirmation codes without their digits, and how many went out; nothing is kept longer than a day. */
export interface ConfirmationCodes {
  confirmation(customer: string, reference: string): Promise<ConfirmationCode | undefined>;
  /** As for the profile: conditional on the version before. */
  saveConfirmation(code: ConfirmationCode): Promise<Written>;
  /** Those that are known. */
  codeTallies(keys: readonly string[]): Promise<readonly CodeTally[]>;
  /** As for the profile. */
  saveCodeTally(tally: CodeTally): Promise<Written>;
}

/** Everything kept. All reads are strongly consistent and by key. */
export interface Store extends Recommendations, Watchlist, ConfirmationCodes, ComplaintCounts {
  /** One request: the profile, and what else is wanted of this customer. */
  know(customer: string, wanted: Wanted): Promise<Known>;
  /** Writes the profile as version `profile.version`, if the stored one is the version before (none for 1). */
  saveProfile(profile: Profile): Promise<Written>;
  /** As for the profile. */
  saveBook(book: SendBook): Promise<Written>;
  /** Writes the entry if the stored one is still held by `instead.run` and `instead.execution` (none when absent). */
  saveEntry(customer: string, entry: Entry, instead: Entry | undefined): Promise<Written>;
  /** Last step of recording: an event that is here has been handed on. */
  saveEvent(event: CustomerEvent): Promise<void>;
  /** Every part keeps its newest moment (see `mergeProduct`); answers the product as it stands then. */
  saveProduct(told: Product): Promise<Product>;
  /** Those that are known, in the order in which they are named. */
  products(ids: readonly string[]): Promise<readonly Product[]>;
  /** Takes a code for an owner; `conflict` when another owner has it. Repeats are harmless. */
  saveCode(
    code: string,
    owner: { readonly customer: string; readonly run: string; readonly step: string },
  ): Promise<Written>;
  /** Adds to the customer's timeline; the same (execution, step, at) once. */
  saveStep(customer: string, record: StepRecord): Promise<void>;
  saveRejection(rejection: Rejection): Promise<void>;
  /** The customer's timeline, newest first: at most `limit` events and steps. */
  timeline(customer: string, limit: number): Promise<readonly (CustomerEvent | StepRecord)[]>;
  /** Kept as long as the customer is; the same (event, channel, purpose) once. */
  saveConsent(customer: string, record: ConsentRecord): Promise<void>;
  /** Oldest first. */
  consents(customer: string): Promise<readonly ConsentRecord[]>;

  /** One for each (execution, step); a newer token takes the place of an older one. */
  saveWaiting(waiting: Waiting): Promise<void>;
  /** All of the customer's waiting Tasks whose time is not over. */
  waitings(customer: string): Promise<readonly Waiting[]>;
  /** Unless a newer token has taken its place. */
  removeWaiting(waiting: Waiting): Promise<void>;

  /** The same (day, scenario, customer, key) once. */
  saveDue(due: Due): Promise<void>;
  /** A page of one shard of one day, in a stable order; `next` leads to the following page. */
  dues(day: string, shard: number, from?: string): Promise<DuePage>;
  removeDue(due: Due): Promise<void>;
  /** The last day that was swept to its end; none before the first sweep. */
  sweptDay(): Promise<string | undefined>;
  saveSweptDay(day: string): Promise<void>;

  /** A contact (see `contactKey`: no address) leads to every customer who has it. */
  saveContact(contact: string, customer: string): Promise<void>;
  removeContact(contact: string, customer: string): Promise<void>;
  customersOf(contact: string): Promise<readonly string[]>;

  pauses(): Promise<Pauses | undefined>;
  /** Conditional on the version before, as a profile is. */
  savePauses(pauses: Pauses): Promise<Written>;

  /** Everything kept of a customer, for the customer; tokens stay here. */
  everything(customer: string): Promise<Everything>;
  /** Deletes all rows of the customer but the profile's, the codes handed out and what is watched; repeats are harmless. */
  erase(customer: string): Promise<void>;
}

export interface DuePage {
  readonly dues: readonly Due[];
  readonly next?: string;
}

export interface Everything {
  readonly profile?: Profile;
  readonly book?: SendBook;
  readonly consents: readonly ConsentRecord[];
  readonly entries: readonly Entry[];
  readonly codes: readonly ConfirmationCode[];
  readonly timeline: readonly (CustomerEvent | StepRecord)[];
  readonly watched?: Watched;
}

/** Runs whose Task waits with a token. */
export interface Runs {
  /** `gone`: the Task waits no more (answered, timed out, or its run is over). */
  answer(token: string, outcome: StepOutcome): Promise<'answered' | 'gone'>;
}

/** Tells a person of the company. No personal data: the run's link leads to the customer. Not all is about a run. */
export type Alerts = (alert: {
  readonly scenario?: string;
  readonly run?: string;
  readonly execution?: string;
  readonly text: string;
}) => Promise<void>;

/**
 * Calls an address of the policy, once. `down`: no answer, or one that promises better luck later (5xx, 408, 425,
 * 429). `refused`: trying again would change nothing.
 */
export type Webhooks = (call: WebhookCall) => Promise<WebhookAnswer>;
export type WebhookAnswer =
  | { readonly result: 'accepted' }
  | { readonly result: 'refused' | 'down'; readonly because: string };

/** Keeps an export where only its reader finds it; answers where. */
export type Exports = (customer: string, text: string) => Promise<string>;

/**
 * What goes back on the bus: `triggers` start runs, or an announcement of a change (source `triggermap`); `events` go
 * through the door like any app's.
 */
export interface Bus {
  putTriggers(triggers: readonly (TriggerInput | Change)[]): Promise<void>;
  putEvents(events: readonly AppEvent[]): Promise<void>;
}

/** An event as an app puts it on the bus. */
export interface AppEvent {
  readonly name: string;
  readonly customer: string;
  readonly id: string;
  readonly at: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One message for one customer on one channel. Tags lead back to the run; they carry no personal data. */
export type Delivery = {
  readonly kind: Kind;
  /** The customer's id goes along, so that what becomes of the message finds its way back. */
  readonly customer: string;
  readonly tags: {
    readonly scenario: string;
    readonly step: string;
    readonly message: string;
    readonly run: string;
  };
} & (
  | {
      readonly channel: 'email';
      readonly address: string;
      readonly content: RenderedFor<'email'>;
      /** Marketing: target of the one-click header. */
      readonly unsubscribe?: string;
    }
  | {
      readonly channel: 'push';
      readonly devices: readonly Device[];
      readonly content: RenderedFor<'push'>;
      /** Where a tap leads. */
      readonly open: string;
      /** A device that is off takes it for so long; by default as long as messages of its kind mostly stay true. */
      readonly trueForSeconds?: number;
    }
  | { readonly channel: 'sms'; readonly address: string; readonly content: RenderedFor<'sms'> }
);
export type DeliveryBy<C extends Channel> = Extract<Delivery, { channel: C }>;

/** Push: devices that will never take a message again, beside whatever became of this one. */
interface DeadDevices {
  readonly dead?: readonly string[];
}

/**
 * What the provider made of it. `refused`: not this address, try the next channel. `throttled`: nothing was
 * accepted, later. `down`: nothing was accepted, a fault of the provider. `unknown`: it may have been accepted.
 * Push goes to all devices of the customer: accepted when one of them accepts.
 */
export type Handover = DeadDevices &
  (
    | { readonly result: 'accepted'; readonly reference: string }
    | { readonly result: 'refused'; readonly because: string }
    | { readonly result: 'throttled'; readonly because: string }
    | { readonly result: 'down'; readonly because: string }
    | { readonly result: 'unknown'; readonly because: string }
  );

export type Channels = { readonly [C in Channel]: (delivery: DeliveryBy<C>) => Promise<Handover> };

/** Words for a message; throws `ContentFault` when a field is missing or a template is broken. */
export type Content = (
  message: string,
  channel: Channel,
  language: Language,
  view: View,
) => Promise<Rendered>;

export interface Clock {
  now(): Date;
}

/**
 * Lets a random part of so many milliseconds pass before something is tried again, so that those who met do not meet
 * again. In virtual time it is over at once, or takes real time in which the clock stands still.
 */
export type Backoff = (longest: number) => Promise<void>;

/** The key that signs links and derives codes; 32 bytes or more, from the secret store. */
export type SigningKey = () => Promise<string>;

/** What ingest needs: where events end up, and what it must know of the map. */
export interface RecordPorts extends DoorTables {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly policy: Policy;
  readonly events: EventDeclarations;
  readonly runs: Runs;
  readonly signingKey: SigningKey;
}
