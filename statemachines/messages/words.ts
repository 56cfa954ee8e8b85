import type { MessageDefinition, MessageId, MessageOf } from './catalogue.ts';
import type { AnyDetail, Detail } from './details.ts';

/** What letters may show. */
interface Shows {
  readonly goods: 'cart' | 'order';
  readonly products: 'order';
  readonly detail: AnyDetail;
  readonly offer: 'code';
  readonly points: 'earned' | 'balance';
  readonly stars: 'review';
}

/** What the letter of one message may show, by its definition in the catalogue. */
interface ShowsOf<Definition extends MessageDefinition> {
  readonly goods: Extract<Definition['about'], 'cart' | 'order'>;
  readonly products: Extract<Definition['about'], 'order'>;
  readonly detail: Detail<Definition>;
  readonly offer: Definition extends { readonly offer: true } ? 'code' : never;
  readonly points: Definition extends { readonly points: string } ? 'earned' | 'balance' : never;
  readonly stars: Definition extends { readonly review: true } ? 'review' : never;
}

/**
 * A piece of an email. The HTML and the plain text are both made from it, so they never say different things.
 * All strings are Liquid and may use the fields of `View`. What shows goods of an order, a detail or points is
 * left out where they are not known.
 */
export type Block<S extends Readonly<Record<keyof Shows, unknown>> = Shows> =
  | { readonly paragraph: string }
  | { readonly subtitle: string }
  | { readonly list: readonly ListItem[] }
  /** A field under a heading. */
  | { readonly detail: S['detail']; readonly title: string }
  /** The lines of the cart or order with their total. */
  | { readonly goods: S['goods'] }
  /** The first things bought, without prices. */
  | { readonly products: S['products'] }
  /** The personal code with its worth, end and conditions. */
  | { readonly offer: S['offer'] }
  /** Loyalty points with their worth and end: those that the run has earned, or all there are. */
  | { readonly points: S['points'] }
  /** Five stars to tap. */
  | { readonly stars: S['stars'] };

export type ListItem = readonly [title: string, text: string];

export interface EmailWords<S extends Readonly<Record<keyof Shows, unknown>> = Shows> {
  readonly subject: string;
  /** What the inbox shows behind the subject. */
  readonly preheader: string;
  readonly title: string;
  /** Between the greeting and the button. */
  readonly body: readonly Block<S>[];
  /** What the one button says. */
  readonly button: string;
  /** Below the button. */
  readonly after: string;
}

export interface PushWords {
  readonly title: string;
  readonly text: string;
}

export interface SmsWords {
  readonly text: string;
}

/** The words of one message in one language: every channel of the catalogue, and no other. */
export type Words<M extends MessageId> = {
  readonly [C in MessageOf<M>['channels'][number]]: C extends 'email'
    ? EmailWords<ShowsOf<MessageOf<M>>>
    : C extends 'push'
      ? PushWords
      : SmsWords;
};

/** The words of any message. */
export interface AnyWords {
  readonly email?: EmailWords;
  readonly push?: PushWords;
  readonly sms?: SmsWords;
}
