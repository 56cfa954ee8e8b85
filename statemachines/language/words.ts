import type { Language } from './channels.ts';
import type { AnyDetail, Detail } from './details.ts';
import type { MessageDefinition } from './message-definition.ts';
import type { MessageId, MessageOf } from './register.ts';

/** What letters may show. */
interface Shows {
  readonly goods: 'cart' | 'order';
  readonly products: 'order';
  readonly detail: AnyDetail;
  readonly offer: 'code';
  readonly points: 'earned' | 'balance';
  readonly stars: 'review';
  readonly picks: 'products';
  readonly answers: 'all';
  readonly link: 'links.topUp' | 'links.manage';
  readonly card: 'product' | 'news';
}

/** What the letter of one message may show, by its definition in the catalogue. */
interface ShowsOf<Definition extends MessageDefinition> {
  readonly goods: Extract<Definition['about'], 'cart' | 'order'>;
  readonly products: Extract<Definition['about'], 'order'>;
  readonly detail: Detail<Definition>;
  readonly offer: Definition extends { readonly offer: true } ? 'code' : never;
  readonly points: Definition extends { readonly points: string } ? 'earned' | 'balance' : never;
  readonly stars: Definition extends { readonly review: true } ? 'review' : never;
  readonly picks: Definition extends { readonly shows: infer S extends 'products' } ? S : never;
  readonly answers: Definition extends { readonly asks: readonly string[] } ? 'all' : never;
  readonly link: Definition extends { readonly about: 'subscription' }
    ? 'links.topUp' | 'links.manage'
    : Definition extends { readonly tells: 'product.requested' }
      ? 'links.manage'
      : never;
  readonly card:
    | Extract<Definition['about'], 'product'>
    | (Definition extends { readonly tells: 'news.offered' } ? 'news' : never);
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
  /** A page beside the one of the button; left out where there is none. */
  | { readonly link: S['link']; readonly title: string }
  /** The lines of the cart or order with their total. */
  | { readonly goods: S['goods'] }
  /** The first things bought, without prices. */
  | { readonly products: S['products'] }
  /** The personal code with its worth, end and conditions. */
  | { readonly offer: S['offer'] }
  /** Loyalty points with their worth and end: those that the run has earned, or all there are. */
  | { readonly points: S['points'] }
  /** The products that were picked, each with picture, price of today and a link of its own. */
  | { readonly picks: S['picks'] }
  /** The product that it is about with picture, price and, when it costs less, the price before; or the news' picture. */
  | { readonly card: S['card'] }
  /** Five stars to tap. */
  | { readonly stars: S['stars'] }
  /** A button for each answer, as the question's words call it. */
  | { readonly answers: S['answers'] };

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

/** A question as the customer's page asks it, and its answers as buttons say them. */
export interface QuestionWords<Answer extends string = string> {
  readonly title: string;
  readonly answers: Readonly<Record<Answer, string>> | 'as they are';
}

type AsksOf<Definition> = Definition extends { readonly asks: readonly (infer Answer extends string)[] }
  ? { readonly question: QuestionWords<Answer> }
  : unknown;

/** The words of one message in one language: every channel that its definition names, and no other. */
export type Words<M extends MessageId> = AsksOf<MessageOf<M>> & {
  readonly [C in MessageOf<M>['channels'][number]]: C extends 'email'
    ? EmailWords<ShowsOf<MessageOf<M>>>
    : C extends 'push'
      ? PushWords
      : SmsWords;
};

/** The words of any message. */
export interface AnyWords {
  readonly question?: QuestionWords;
  readonly email?: EmailWords;
  readonly push?: PushWords;
  readonly sms?: SmsWords;
}

/** The words of a message in every language in which it has been written. */
export type WordsByLanguage = Readonly<Partial<Record<Language, AnyWords>>>;

/** The words of all messages. In a language that a message lacks, the default language stands in. */
export type Written = Readonly<Record<MessageId, WordsByLanguage>>;
