import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventAreas } from '#map';
import { readGolden } from '../../../scripts/local/engine/machine.ts';
import { speechOf } from '../../../scripts/local/ui/commands/speeches.ts';
import en from '../../../scripts/local/ui/page/words.en.json' with { type: 'json' };
import ru from '../../../scripts/local/ui/page/words.ru.json' with { type: 'json' };
import { stepsIn } from '../../../statemachines/compile/steps-in.ts';
import { listNames } from '../../../statemachines/language/events.ts';
import { reasons } from '../../../statemachines/language/reasons.ts';
import { scenarios } from '../../../statemachines/scenarios/index.ts';

type Texts = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
const [english, russian]: readonly [Texts, Texts] = [en.texts, ru.texts];
const placesIn = (text: Texts[string] | undefined): readonly string[] =>
  [...new Set(JSON.stringify(text ?? '').match(/\{\w+\}/g) ?? [])].sort();

describe('The page’s words', () => {
  test('are the same in both languages, with the same places', () => {
    expect(Object.keys(russian)).toEqual(Object.keys(english));
    for (const key of Object.keys(english))
      expect([key, placesIn(russian[key])]).toEqual([key, placesIn(english[key])]);
  });

  test('have every plural that the language has', () => {
    for (const [texts, language] of [
      [english, 'en'],
      [russian, 'ru'],
    ] as const) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const text of Object.values(texts))
        if (typeof text !== 'string') expect(Object.keys(text)).toEqual(expect.arrayContaining(forms));
    }
  });

  test('are all there that the page asks for by name', () => {
    const folder = new URL('../../../scripts/local/ui/page/', import.meta.url);
    const asked = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bsay\(\s*'([^']+)'/g)])
      .map(([, key = '']) => key);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !(key in english))).toEqual([]);
  });

  test('name every reason', () => {
    for (const reason of reasons) expect(Object.keys(english)).toContain(`reason.${reason}`);
  });
});

describe('In Russian', () => {
  const speech = speechOf('ru');
  const isRussian = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

  test('every event that ships has a name', () => {
    const { own: _own, ...shipped } = eventAreas;
    const names = Object.values(shipped).flatMap(listNames);
    expect(names.filter((name) => !isRussian(speech.name(name)))).toEqual([]);
  });

  test('every scenario has a name', () => {
    expect(scenarios.map(({ title }) => title).filter((title) => !isRussian(speech.name(title)))).toEqual([]);
  });

  test('every state has a name', () => {
    const states = new Set(scenarios.flatMap(({ id }) => Object.keys(readGolden(id).States)));
    expect([...states].filter((state) => !isRussian(speech.name(state)))).toEqual([]);
  });

  test('every occasion of the map has its words', () => {
    const occasions = scenarios.flatMap(({ steps }) =>
      stepsIn(steps).flatMap(({ occasion }) => occasion ?? []),
    );
    expect(occasions.length).toBeGreaterThan(10);
    expect(occasions.filter((occasion) => !isRussian(speech.name(occasion)))).toEqual([]);
  });

  test.each([
    ['Wait 3 hours', 'Подождать 3 часа'],
    ['Wait 2 days, before the last notice', 'Подождать 2 дня, перед последним извещением'],
    ['Cart reminder: go on?', 'Напоминание о корзине: дальше?'],
    ['Order placed?', 'Заказ сделан?'],
    ['At least 2 orders?', 'Хотя бы 2 заказа?'],
    ['Earn 500 points', 'Начислить 500 баллов'],
    ['Look: Order cancelled by whom?', 'Проверить: Заказ отменён: кем?'],
    ['Renewal not paid, once more: go on?', 'Подписка не оплачена, ещё раз: дальше?'],
    [
      'Wait for email confirmed or order placed, at most 1 day',
      'Ждать: Email подтверждён или Заказ сделан, не дольше: 1 день',
    ],
    [
      'Wait for message replied, call booked or answered, the last time, at most 1 day',
      'Ждать: Клиент ответил, Время звонка выбрано или На звонок ответили, не дольше: 1 день, в последний раз',
    ],
    ['Survey after a delivery answered with 0 to 6?', 'Ответ на «Опрос после доставки» (0 – 6)?'],
    ['Offer of an upgrade answered, after a reply?', 'Ответ на «Предложение улучшить бронь», после ответа?'],
    [
      "Was 'Question to the undecided' sent in the last day?",
      'Отправлялось «Вопрос тем, кто не решился» за 1 день?',
    ],
  ])('%s is %s', (state, said) => {
    expect(speech.name(state)).toBe(said);
  });

  test('a name of no known shape stays as it is', () => {
    expect(speech.name('Something else')).toBe('Something else');
  });
});
