import type { MessageId, MessageOf } from './catalogue.ts';

/**
 * A piece of an email. The HTML and the plain text are both made from it, so they never say different things.
 * All strings are Liquid and may use the fields of `View`.
 */
export type Block<G extends 'cart' | 'order' = 'cart' | 'order', O extends 'code' = 'code'> =
  | { readonly paragraph: string }
  | { readonly subtitle: string }
  | { readonly points: readonly Point[] }
  /** What stands before the order's delivery; left out when that is not known. */
  | { readonly delivery: G extends 'order' ? string : never }
  /** The lines of the cart or order with their total. */
  | { readonly goods: G }
  /** The personal code with its worth, end and conditions. */
  | { readonly offer: O };

export type Point = readonly [title: string, text: string];

export interface EmailWords<G extends 'cart' | 'order' = 'cart' | 'order', O extends 'code' = 'code'> {
  readonly subject: string;
  /** What the inbox shows behind the subject. */
  readonly preheader: string;
  readonly title: string;
  /** Between the greeting and the button. */
  readonly body: readonly Block<G, O>[];
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
    ? EmailWords<
        Extract<MessageOf<M>['about'], 'cart' | 'order'>,
        MessageOf<M> extends { offer: true } ? 'code' : never
      >
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
