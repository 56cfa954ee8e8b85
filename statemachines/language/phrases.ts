import type { Channel, Language } from './channels.ts';
import type { Purpose } from './purposes.ts';
import type { MessageAbout } from './subjects.ts';

/** All that is said to customers in one language beside the words of messages. */
export interface Phrases {
  /** The language, in itself. */
  readonly name: string;
  /** "point", "points": by the language's own plurals. */
  readonly points: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
  /** What a product is called where it must not be named, or where nobody has said its name. */
  readonly unnamedProduct: string;
  readonly callTime: CallTimePhrases;
  readonly mail: MailPhrases;
  readonly pages: PagePhrases;
}

/** When the company calls or answers. */
interface CallTimePhrases {
  readonly today: string;
  readonly tomorrow: string;
  /** From Monday. */
  readonly onDay: readonly string[];
  readonly by: string;
  readonly after: string;
  readonly soon: string;
}

/** What all emails say alike: Liquid, with the fields of `View`. */
export interface MailPhrases {
  readonly greeting: string;
  readonly total: string;
  /** For lines that are not shown. */
  readonly more: Readonly<Record<'cart' | 'order', string>>;
  readonly offer: {
    readonly label: string;
    readonly worth: string;
    readonly until: string;
    readonly minimum: string;
    readonly use: string;
  };
  readonly points: {
    readonly earned: { readonly label: string; readonly worth: string; readonly until: string };
    readonly balance: {
      readonly label: string;
      readonly worth: string;
      /** All of them end at once, or some before the others. */
      readonly until: string;
      readonly partUntil: string;
    };
    /** Marketing alone says what to do with them. */
    readonly use: string;
  };
  /** Read out, and written in plain text, for a number of stars. */
  readonly stars: string;
  /** Why the customer gets this: by the kind and, for transactional ones, by what they are about. */
  readonly why: {
    readonly marketing: string;
    readonly requested: string;
    readonly transactional: Readonly<Record<MessageAbout, string>>;
  };
  readonly unsubscribe: string;
  readonly preferences: string;
}

/** What the customer's own pages say, in one language. `brand` is the company's name. */
export interface PagePhrases {
  readonly unsubscribe: {
    readonly title: string;
    readonly question: Readonly<Record<Channel, string>>;
    readonly button: string;
    readonly done: string;
    readonly orders: string;
    readonly nothingKept: string;
    readonly toPreferences: string;
  };
  readonly preferences: {
    readonly title: string;
    readonly greeting: (name: string) => string;
    /** Part of every proof of consent. */
    readonly intro: (brand: string) => string;
    readonly orders: string;
    readonly channels: Readonly<Record<Channel, string>>;
    readonly purposes: Readonly<Record<Purpose, string>>;
    readonly allPurposes: string;
    readonly noAddress: string;
    readonly languageLegend: string;
    readonly button: string;
    readonly saved: string;
    readonly history: string;
    readonly noHistory: string;
    readonly yes: string;
    readonly no: string;
    readonly textShown: string;
    /** Forms and ways of withdrawal that this product writes itself; others are shown as they came. */
    readonly sources: Readonly<Record<string, string>>;
  };
  readonly confirm: {
    readonly title: string;
    readonly question: (address: string) => string;
    readonly button: string;
    readonly done: string;
    readonly already: string;
  };
  readonly request: {
    readonly title: string;
    readonly question: string;
    readonly button: string;
    readonly done: string;
  };
  readonly answer: {
    /** Above the buttons, when one of the letter's has led here: it counts when it is pressed, or, by script, with a touch. */
    readonly chosen: (answer: string) => string;
    readonly press: string;
    readonly touch: string;
    readonly known: (answer: string) => string;
    readonly done: (answer: string) => string;
    readonly change: string;
    readonly unknown: string;
  };
  readonly rating: {
    readonly question: string;
    /** By the number of stars, from 1. */
    readonly stars: readonly [string, string, string, string, string];
    readonly more: string;
  };
  readonly gone: {
    readonly title: string;
    readonly link: string;
    readonly address: string;
    readonly customer: string;
  };
  readonly toShop: (brand: string) => string;
}

/** The languages of a policy, with their phrases; the default one is the shop's. */
export interface Translations {
  readonly languages: Readonly<Record<Language, Partial<Phrases>>>;
  readonly shop: { readonly language: Language };
}

const groups: readonly (keyof Phrases)[] = ['name', 'points', 'unnamedProduct', 'callTime', 'mail', 'pages'];

/** What a language lacks. */
export const missingPhrases = (phrases: Partial<Phrases>): readonly (keyof Phrases)[] =>
  groups.filter((group) => phrases[group] === undefined);

const isWhole = (phrases: Partial<Phrases>): phrases is Phrases => missingPhrases(phrases).length === 0;

/** The policy's languages, by their codes. */
export const listLanguages = ({ languages }: Pick<Translations, 'languages'>): readonly Language[] =>
  Object.keys(languages) as Language[]; // the keys of a record by languages

/** The phrases of a language; those of the default language stand in for what it lacks. */
export function phrasesIn(language: Language, { languages, shop }: Translations): Phrases {
  const phrases = { ...languages[shop.language], ...languages[language] };
  if (!isWhole(phrases))
    throw new Error(
      `the default language '${shop.language}' lacks phrases: ${missingPhrases(phrases).join(', ')}`,
    );
  return phrases;
}
