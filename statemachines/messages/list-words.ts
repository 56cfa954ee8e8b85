import { type Language, languages } from '../language/channels.ts';
import type { MessageId } from '../language/register.ts';
import type { AnyWords } from '../language/words.ts';
import { messages } from './index.ts';
import { written } from './written.ts';

export interface WrittenWords {
  readonly message: MessageId;
  readonly language: Language;
  readonly words: AnyWords;
}

const messageIds = Object.keys(messages) as readonly MessageId[]; // keyof a literal object: its keys are the ids

/** Every message in every language. */
export const listWords = (): readonly WrittenWords[] =>
  messageIds.flatMap((message) =>
    languages.map((language) => ({ message, language, words: written[message][language] })),
  );
