import type { Language } from '../language/channels.ts';
import type { Policy } from '../language/policy.ts';
import type { AnyWords, WordsByLanguage } from '../language/words.ts';

/** The words of all messages, by their ids. */
export type AllWords = Readonly<Record<string, WordsByLanguage>>;

/** What a message says, and in which language it says it. */
export interface ChosenWords {
  readonly language: Language;
  readonly words: AnyWords;
}

/** The words in the wanted language, or in the default one where they are not written; nothing without either. */
export function chooseWords(
  written: AllWords,
  message: string,
  wanted: Language,
  { shop }: Policy,
): ChosenWords | undefined {
  const byLanguage = Object.hasOwn(written, message) ? written[message] : undefined;
  for (const language of [wanted, shop.language]) {
    const words = byLanguage?.[language];
    if (words !== undefined) return { language, words };
  }
  return undefined;
}
