import type { Language } from '../language/channels.ts';
import type { TriggerMap } from '../language/map.ts';
import { listLanguages } from '../language/phrases.ts';
import type { MessageId } from '../language/register.ts';
import type { AnyWords, Written } from '../language/words.ts';

export interface WrittenWords {
  readonly message: MessageId;
  readonly language: Language;
  readonly words: AnyWords;
}

/** Every message in every language in which it has been written. */
export const listWords = (
  { policy }: Pick<TriggerMap, 'policy'>,
  written: Written,
): readonly WrittenWords[] =>
  listIds(written).flatMap((message) =>
    listLanguages(policy).flatMap((language) => {
      const words = written[message][language];
      return words === undefined ? [] : [{ message, language, words }];
    }),
  );

/** Every message that a language lacks. */
export const listUnwritten = (language: Language, written: Written): readonly MessageId[] =>
  listIds(written).filter((message) => written[message][language] === undefined);

const listIds = (written: Written): readonly MessageId[] => Object.keys(written) as MessageId[]; // the keys of a record by ids
