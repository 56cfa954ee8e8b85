import { describe, expect, it } from 'vitest';
import mailLayout from '#mail-layout';
import { messages, policy } from '#map';
import { written } from '#map/written';
import { languageOf } from '../../functions/core/content/view.ts';
import { newProfile } from '../../functions/core/profile/profile.ts';
import { printMissing } from '../../scripts/map/print-missing.ts';
import type { Language } from '../../statemachines/language/channels.ts';
import { phrasesIn } from '../../statemachines/language/phrases.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Written } from '../../statemachines/language/words.ts';
import { listMissing } from '../../statemachines/rendering/list-missing.ts';
import { showQuestion } from '../../statemachines/rendering/questions.ts';
import { makeRenderer } from '../../statemachines/rendering/render.ts';
import { sampleView } from '../../statemachines/rendering/sample-view.ts';

/** The map before its Russian was written: of the page's and the mails' phrases only those of points. */
const young: Policy = {
  ...policy,
  languages: { ...policy.languages, ru: { points: policy.languages.ru.points ?? { other: '' } } },
  calendar: policy.calendar.map((feast) => ({ ...feast, name: { en: feast.name.en ?? '' } })),
};
const youngWords: Written = {
  ...written,
  'cart-reminder': { en: written['cart-reminder'].en ?? {} },
  'still-interested': { en: written['still-interested'].en ?? {} },
};

describe('What a language lacks', () => {
  it('is said in the default one, the customer’s data with it', () => {
    const { render } = makeRenderer({ messages, policy: young }, youngWords, mailLayout);
    const asked: string[] = [];
    const rendered = render('cart-reminder', 'push', 'ru', (language) => {
      asked.push(language);
      return sampleView('cart-reminder', language, 'push');
    });
    const english = render('cart-reminder', 'push', 'en', (language) =>
      sampleView('cart-reminder', language, 'push'),
    );
    expect(rendered).toEqual(english);
    expect(asked).toEqual(['en']);
  });

  it('does not touch what is written', () => {
    const { render } = makeRenderer({ messages, policy: young }, youngWords, mailLayout);
    const rendered = render('order-paid', 'push', 'ru', (language) =>
      sampleView('order-paid', language, 'push'),
    );
    expect(JSON.stringify(rendered)).toMatch(/[а-я]/);
  });

  it('is asked in the default one on the customer’s page', () => {
    const ask = (message: string, language: Language) =>
      showQuestion({ messages, policy: young }, youngWords, message, language);
    expect(ask('still-interested', 'ru')).toEqual(ask('still-interested', 'en'));
    expect(ask('service-survey', 'ru')?.title).toMatch(/[а-я]/);
    expect(ask('cart-reminder', 'en')).toBeUndefined();
    expect(ask('long-retired', 'en')).toBeUndefined();
  });

  it('is a group of phrases at a time', () => {
    const { points, pages } = phrasesIn('ru', young);
    expect(points.few).toBe('балла');
    expect(pages).toBe(phrasesIn('en', young).pages);
  });

  it('is nothing that the default language may lack', () => {
    const without: Policy = { ...policy, languages: { ...policy.languages, en: {} } };
    expect(() => phrasesIn('en', without)).toThrow("the default language 'en' lacks phrases: name, points");
  });

  it('is listed with the files to write it in', () => {
    const missing = listMissing('ru', young, youngWords);
    expect(missing.messages).toEqual(['cart-reminder', 'still-interested']);
    expect(printMissing('ru', missing, 'en')).toEqual([
      'statemachines/messages/cart-reminder/ru.ts',
      'statemachines/messages/still-interested/ru.ts',
      ...['name', 'unnamedProduct', 'callTime', 'mail', 'pages'].map(
        (group) => `statemachines/phrases/ru.ts: ${group}`,
      ),
      ...policy.calendar.map(({ id }) => `statemachines/policy.ts: the name of the feast '${id}'`),
      '',
      '10 to be written in ru; until then customers read them in en',
    ]);
    expect(printMissing('ru', listMissing('ru', policy, written), 'en')).toEqual([
      'nothing is missing in ru',
    ]);
  });
});

describe('A customer', () => {
  it.each([
    ['ru', 'ru'],
    ['de', 'en'],
    ['constructor', 'en'],
    [undefined, 'en'],
  ])('whose language is %s is written in %s', (language, expected) => {
    const profile = newProfile('c-1');
    expect(languageOf(language === undefined ? profile : { ...profile, language }, policy)).toBe(expected);
  });
});
