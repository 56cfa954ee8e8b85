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
  readonly customer: { readonly name?: string };
  readonly cart?: Goods;
  readonly order?: Goods & { readonly number: string; readonly delivery?: string };
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
  };
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
  | { readonly channel: 'push'; readonly title: string; readonly text: string }
  | { readonly channel: 'sms'; readonly text: string };

export type RenderedFor<C extends Channel> = Extract<Rendered, { channel: C }>;
