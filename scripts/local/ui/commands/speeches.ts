import { map } from '#map';
import { sayEvent } from '../../../../statemachines/language/questions.ts';
import { makeSpeech, type Speech, type Words } from '../page/speech.js';
import en from '../page/words.en.json' with { type: 'json' };
import ru from '../page/words.ru.json' with { type: 'json' };

/** The languages of the page, which are not those of the customers. */
export const pageLanguages = ['en', 'ru'] as const;
type PageLanguage = (typeof pageLanguages)[number];

/** The page's words, and what events are called, as their declarations say. */
export const pageWords: Readonly<Record<PageLanguage, Words>> = {
  en: withEvents(en, 'en'),
  ru: withEvents(ru, 'ru'),
};

function withEvents(words: Words, language: PageLanguage): Words {
  const called = Object.entries(map.events).map(([name, { title }]) => [
    `event.${name}`,
    title?.[language] ?? title?.en ?? sayEvent(name),
  ]);
  return { ...words, texts: { ...words.texts, ...Object.fromEntries(called) } };
}

const speeches: Readonly<Record<PageLanguage, Speech>> = {
  en: makeSpeech(pageWords.en),
  ru: makeSpeech(pageWords.ru),
};

/** How drawings speak a language; English when it is none of ours. */
export const speechOf = (language: string | null): Speech =>
  speeches[pageLanguages.find((known) => known === language) ?? 'en'];
