import type { Language } from '../language/channels.ts';
import { missingPhrases, type Phrases } from '../language/phrases.ts';
import type { Policy } from '../language/policy.ts';
import type { MessageId } from '../language/register.ts';
import type { Written } from '../language/words.ts';
import { listUnwritten } from './list-words.ts';

/** What has not been said in a language yet. */
export interface Missing {
  readonly messages: readonly MessageId[];
  /** What is said on the customer's pages and alike in all emails. */
  readonly phrases: readonly (keyof Phrases)[];
  /** The feasts of the calendar that have no name. */
  readonly feasts: readonly string[];
}

/** What a language lacks; the default language stands in for it until it is there. */
export const listMissing = (language: Language, policy: Policy, written: Written): Missing => ({
  messages: listUnwritten(language, written),
  phrases: missingPhrases(policy.languages[language]),
  feasts: policy.calendar.flatMap(({ id, name }) => (name[language] === undefined ? [id] : [])),
});

/** How much that is. */
export const countMissing = ({ messages, phrases, feasts }: Missing): number =>
  messages.length + phrases.length + feasts.length;
