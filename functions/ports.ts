import type { Channel, Language } from '../statemachines/language/channels.ts';
import type { CustomerEvent } from '../statemachines/language/events.ts';
import type { Kind, StepOutcome, TriggerInput } from '../statemachines/language/tasks.ts';
import type { Rendered, RenderedFor, View } from '../statemachines/language/view.ts';
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
} from './core/records.ts';

/** What one read brings; absent parts do not exist yet. */
export interface Known {
  readonly profile?: Profile;
  readonly book?: SendBook;
  readonly entry?: Entry;
  readonly event?: CustomerEvent;
  /** The event that lists the goods, when it is another. */
  readonly goods?: CustomerEvent;
  readonly pauses?: Pauses;
  readonly products: readonly Product[];
}

export interface Wanted {
  readonly book?: true;
  readonly entry?: { readonly scenario: string; readonly key: string };
  readonly event?: Moment;
  readonly goods?: Moment;
  readonly pauses?: true;
  readonly products?: readonly string[];
}

/** A conditional write either happened or met a newer version; then read and decide again. */
export type Written = 'written' | 'conflict';

/** Everything kept. All reads are strongly consistent and by key. */
export interface Store {
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
  /** Price and stock each keep their newest moment. */
  saveProduct(product: Product): Promise<void>;
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
  /** Deletes all rows of the customer but the profile's, and the codes handed out; repeats are harmless. */
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
  readonly timeline: readonly (CustomerEvent | StepRecord)[];
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

/** Keeps an export where only its reader finds it; answers where. */
export type Exports = (customer: string, text: string) => Promise<string>;

/** What goes back on the bus: `triggers` start runs (source `triggermap`), `events` go through the door like any app's. */
export interface Bus {
  putTriggers(triggers: readonly TriggerInput[]): Promise<void>;
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

/** The key that signs links and derives codes; 32 bytes or more, from the secret store. */
export type SigningKey = () => Promise<string>;
