import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../../functions/core/feedback/reply-words.ts';
import { holds } from '../random.ts';

const answered = ['stop', 'arret', 'cancel', 'end', 'opt out', 'optout', 'quit', 'remove', 'unsubscribe'];
const unanswered = ['revoke', 'stop all', 'стоп', 'отписка', 'отписаться'];

describe('a reply to an SMS', () => {
  it('withdraws by one word, in any case and dress', () => {
    const dress = fc.record({
      word: fc.constantFrom(...answered, ...unanswered),
      before: fc.constantFrom('', ' ', '"', '«', '🙏 ', 'Please, ', '\n', '\u200b'),
      after: fc.constantFrom('', '.', '!', '!!!', ' 😡', '»', ' please', ', пожалуйста.', '\u200d', '…'),
      between: fc.constantFrom(' ', '-', ' - ', '_'),
      upper: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
    });
    holds(
      fc.property(dress, ({ word, before, after, between, upper }) => {
        const letters = [...word.replace(' ', between)];
        const written = letters.map((letter, n) => (upper[n] ? letter.toUpperCase() : letter)).join('');
        expect(readReply(`${before}${written}${after}`)).toEqual({
          means: 'stop',
          word,
          answered: answered.includes(word),
        });
      }),
      { runs: 500 },
    );
  });

  it.each(['Stop!', 'стоп.', 'OPT-OUT', 'STOP STOP', 'Stop, please, stop', 'ＳＴＯＰ'])(
    'stops: %s',
    (text) => {
      expect(readReply(text).means).toBe('stop');
    },
  );

  it.each([
    'please stop texting me',
    'Stop sending me these messages!!',
    "Don't text me",
    'DO NOT MESSAGE ME AGAIN',
    'no more texts pls',
    'how do I unsubscribe?',
    'I want to opt out of this',
    'remove my number',
    'take me off your list',
    'leave me alone',
    'не пишите мне больше',
    'Больше не пишите!',
    'Не надо мне больше писать',
    'не присылайте мне больше рекламу',
    'Хватит слать смс',
    'отпишите меня',
    'хочу отписаться',
    'удалите мой номер',
    'Оставьте меня в покое!!!',
  ])('wishes for no more: %s', (text) => {
    expect(readReply(text)).toEqual({ means: 'wish' });
  });

  it.each([
    '',
    '👍',
    'Please',
    'START',
    'UNSTOP',
    'The bus stop is opposite, can you end there?',
    'Cancel my order 12 please',
    'Please remove the red one from my order',
    "don't send the blue one",
    'when does the offer end',
    'Stop by the office?',
    'не присылайте курьера завтра',
    'Отпишитесь, когда доставите',
    'не шлите красный',
    'стоп-кран',
  ])('is no word of withdrawal: %s', (text) => {
    expect(readReply(text)).toEqual({ means: 'other' });
  });

  it.each([
    'YES',
    'yes',
    'Y',
    'y.',
    'ДА',
    'Да!',
    'да, спасибо',
    'Yes please',
    'Yes, thank you!',
    'ＹＥＳ',
    'да да',
  ])('says yes: %s', (text) => {
    expect(readReply(text)).toEqual({ means: 'answer', answer: 'yes' });
  });

  it.each(['NO', 'n', 'No!', 'no, thanks', 'НЕТ', 'нет.', 'Нет, спасибо', '«нет»'])('says no: %s', (text) => {
    expect(readReply(text)).toEqual({ means: 'answer', answer: 'no' });
  });

  it.each(['yes but which floor?', 'not sure', 'да нет', 'no more texts', 'maybe', 'да, а сколько стоит?'])(
    'is no answer that a program should read: %s',
    (text) => {
      expect(readReply(text).means).not.toBe('answer');
    },
  );

  it('can be read whatever it is', () => {
    holds(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['stop', 'wish', 'answer', 'other']).toContain(readReply(text).means);
      }),
      { runs: 500 },
    );
  });
});
