import type { Channel, Language } from '../statemachines/language/channels.ts';
import type { CustomerEvent } from '../statemachines/language/events.ts';
import type { TriggerInput } from '../statemachines/language/tasks.ts';
import type { Rendered, RenderedFor, View } from '../statemachines/language/view.ts';
import type {
  Device,
  Entry,
  Moment,
  Product,
  Profile,
  Rejection,
  SendBook,
  StepRecord,
} from './core/records.ts';

/** What one read brings; absent parts do not exist yet. */
export interface Known {
  readonly profile?: Profile;
  readonly book?: SendBook;
  readonly entry?: Entry;
  readonly event?: CustomerEvent;
  readonly products: readonly Product[];
}

export interface Wanted {
  readonly book?: true;
  readonly entry?: { readonly scenario: string; readonly key: string };
  readonly event?: Moment;
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
}

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
  readonly kind: 'transactional' | 'marketing';
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
    }
  | { readonly channel: 'sms'; readonly address: string; readonly content: RenderedFor<'sms'> }
);
export type DeliveryBy<C extends Channel> = Extract<Delivery, { channel: C }>;

/**
 * What the provider made of it. `refused`: not this address, try the next channel. `throttled`: nothing was
 * accepted, later. `down`: nothing was accepted, a fault of the provider. `unknown`: it may have been accepted.
 * Push goes to all devices of the customer: accepted when one of them accepts.
 */
export type Handover =
  | { readonly result: 'accepted'; readonly reference: string }
  | { readonly result: 'refused'; readonly because: string }
  | { readonly result: 'throttled'; readonly because: string }
  | { readonly result: 'down'; readonly because: string }
  | { readonly result: 'unknown'; readonly because: string };

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
