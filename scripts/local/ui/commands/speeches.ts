import { map } from '#map';
import { type Language, languages } from '../../../../statemachines/language/channels.ts';
import { sayEvent } from '../../../../statemachines/language/questions.ts';
import { makeSpeech, type Speech, type Words } from '../page/speech.js';
import en from '../page/words.en.json' with { type: 'json' };
import ru from '../page/words.ru.json' with { type: 'json' };

/** The page's words, and what events are called, as their declarations say. */
export const pageWords: Readonly<Record<Language, Words>> = {
  en: withEvents(en, 'en'),
  ru: withEvents(ru, 'ru'),
};

function withEvents(words: Words, language: Language): Words {
  const called = Object.entries(map.events).map(([name, { title }]) => [
    `event.${name}`,
    title?.[language] ?? title?.en ?? sayEvent(name),
  ]);
  return { ...words, texts: { ...words.texts, ...Object.fromEntries(called) } };
}

const speeches: Readonly<Record<Language, Speech>> = {
  en: makeSpeech(pageWords.en),
  ru: makeSpeech(pageWords.ru),
};

/** How drawings speak a language; English when it is none of ours. */
export const speechOf = (language: string | null): Speech =>
  speeches[languages.find((known) => known === language) ?? 'en'];
