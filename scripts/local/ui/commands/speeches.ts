import { type Language, languages } from '../../../../statemachines/language/channels.ts';
import { makeSpeech, type Speech } from '../page/speech.js';
import en from '../page/words.en.json' with { type: 'json' };
import ru from '../page/words.ru.json' with { type: 'json' };

const speeches: Readonly<Record<Language, Speech>> = { en: makeSpeech(en), ru: makeSpeech(ru) };

/** How drawings speak a language; English when it is none of ours. */
export const speechOf = (language: string | null): Speech =>
  speeches[languages.find((known) => known === language) ?? 'en'];
