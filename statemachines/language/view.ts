import type { Channel, Language } from './channels.ts';

/**
 * What a template may use. Money and dates arrive as text in the customer's language and zone, links arrive
 * tagged, so that a template only places words.
 */
export interface View {
  readonly language: Language;
  readonly brand: {
    readonly name: string;
    readonly url: string;
    readonly postalAddress: string;
    readonly email: string;
    readonly phone: string;
  };
  /** `name` is absent when it is not known or does not read as one: greet without it. */
  readonly customer: {
    readonly name?: string;
    /** The category bought most, as the shop calls it; absent when it does not read as words. Letters alone may say it. */
    readonly favourite?: string;
  };
  /** The feast that the run is about, as it stands after "Happy", or after «С». */
  readonly feast?: { readonly name: string };
  readonly cart?: Goods;
  /** Without its goods where the event that lists them never came. */
  readonly order?: Partial<Goods> & { readonly number: string; readonly delivery?: string };
  /** What an order's status says beside the order; each field only where the event has it. */
  readonly status?: {
    readonly carrier?: string;
    readonly expectedOn?: string;
    readonly why?: string;
    readonly place?: string;
    readonly openingHours?: string;
    readonly storageUntil?: string;
    readonly show?: string;
    readonly reservedUntil?: string;
    readonly amount?: string;
  };
  readonly lead?: {
    /** What was asked. */
    readonly topic?: string;
    /** When we call: "today by 18:00", "on Monday after 9:00". */
    readonly callAt: string;
    /** The number that we call, or called, from. */
    readonly number?: string;
    readonly caller?: string;
  };
  /** Absent when there are none. Numbers carry their noun: "300 points". Days are whole: "until" includes them. */
  readonly points?: {
    readonly balance: string;
    /** What the balance is worth. */
    readonly worth: string;
    /** What this run has earned the customer. */
    readonly earned?: { readonly points: string; readonly worth: string; readonly until: string };
    /** What is new and not told of yet; `for` is the app's word for what, when it is the same for all of them. */
    readonly added?: {
      readonly points: string;
      readonly worth: string;
      readonly until?: string;
      readonly for?: string;
    };
    /** What ends next. */
    readonly ending?: { readonly points: string; readonly worth: string; readonly until: string };
    /** All that ends within two weeks of that, the last of them on `until`; absent when it is no more. */
    readonly soon?: { readonly points: string; readonly worth: string; readonly until: string };
  };
  /** The product that the run is about. */
  readonly product?: ProductCard & {
    /** Its title where it may stand in a subject, a push or an SMS; absent for a sensitive product. */
    readonly named?: string;
    /** What the customer asked to be told. */
    readonly wants?: 'back' | 'cheaper';
    readonly variant?: string;
    /** What this customer saw, and how much less it is now. */
    readonly was?: string;
    readonly saved?: string;
    /** Only when few are left, and it is true. */
    readonly left?: number;
  };
  /** Products picked for the customer when the message goes; never empty where the step shows some. */
  readonly products?: readonly ProductCard[];
  readonly booking?: {
    readonly title: string;
    readonly startsAt: string;
    readonly upgradeTo?: string;
    /** Absent when the upgrade is free. */
    readonly upgradePrice?: string;
    /** Until when an answer counts. */
    readonly answerUntil?: string;
  };
  readonly subscription?: {
    readonly title: string;
    readonly plan: 'trial' | 'monthly' | 'yearly';
    readonly amount: string;
    readonly chargeOn: string;
    readonly account?: string;
  };
  readonly news?: { readonly title: string; readonly text: string; readonly image?: string };
  /** The loyalty programme: the card's number, and what past orders would have earned a member. */
  readonly loyalty?: {
    readonly number?: string;
    readonly missed?: { readonly points: string; readonly worth: string };
  };
  /** A confirmation code and how long it is valid: `{{ code.digits }}`, `{{ code.minutes }}`. */
  readonly code?: { readonly digits: string; readonly minutes: number };
  /** What a change of consents, or a reply, was about. */
  readonly email?: string;
  readonly offer?: {
    readonly code: string;
    readonly percent: number;
    /** Last moment, as date, time and zone. */
    readonly until: string;
    readonly minimum?: string;
  };
  readonly links: {
    /** Where the message's one button leads. */
    readonly open: string;
    /** Marketing email only: the signed page with the one-click withdrawal behind it. */
    readonly unsubscribe?: string;
    /** The customer's page of consents. */
    readonly preferences?: string;
    /** The page with the button that confirms the address. */
    readonly confirm?: string;
    /** An order's status: where to follow it, where to pay; a lead: where to choose a time. */
    readonly track?: string;
    readonly pay?: string;
    readonly book?: string;
    /** Where an order is reviewed, and one link for each number of stars, from 1 to 5. */
    readonly review?: string;
    readonly stars?: readonly string[];
    /** A message that asks: one signed page for each answer that it knows. */
    readonly answers?: Readonly<Record<string, string>>;
    readonly topUp?: string;
    readonly manage?: string;
  };
}

/** A product as a message shows it. */
export interface ProductCard {
  readonly title: string;
  readonly price?: string;
  readonly image?: string;
  readonly link: string;
}

export interface Goods {
  readonly items: readonly {
    readonly title: string;
    readonly variant?: string;
    readonly quantity: number;
    /** One unit. */
    readonly price: string;
    readonly total: string;
    readonly image?: string;
  }[];
  /** Lines beyond those in `items`; 0 when all are shown. */
  readonly more: number;
  readonly total: string;
}

/** A message as one channel carries it. */
export type Rendered =
  | { readonly channel: 'email'; readonly subject: string; readonly html: string; readonly text: string }
  | {
      readonly channel: 'push';
      readonly title: string;
      readonly text: string;
      /** Where a tap leads, when not to `links.open`. */
      readonly open?: string;
    }
  | { readonly channel: 'sms'; readonly text: string };

export type RenderedFor<C extends Channel> = Extract<Rendered, { channel: C }>;
