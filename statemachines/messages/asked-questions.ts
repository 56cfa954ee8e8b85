import type { Language } from '../language/channels.ts';
import type { MessageId, MessageOf } from '../language/register.ts';
import { messages } from './index.ts';

type Text = Readonly<Record<Language, string>>;

/** A question as the customer's page asks it, and its answers as buttons say them. */
interface AskedQuestion {
  readonly title: Text;
  readonly answers: Readonly<Record<string, Text>>;
}

type AnswerTo<M extends MessageId> =
  MessageOf<M> extends { readonly asks: readonly (infer A extends string)[] } ? A : never;
type Asking = { [M in MessageId]: [AnswerTo<M>] extends [never] ? never : M }[MessageId];

const both = (text: string): Text => ({ en: text, ru: text });
/** From 0 to 10. */
const scores = {
  '0': both('0'),
  '1': both('1'),
  '2': both('2'),
  '3': both('3'),
  '4': both('4'),
  '5': both('5'),
  '6': both('6'),
  '7': both('7'),
  '8': both('8'),
  '9': both('9'),
  '10': both('10'),
};

/** The questions of all messages that ask: one whose answer has no words does not compile. */
export const askedQuestions: {
  readonly [M in Asking]: { readonly title: Text; readonly answers: Readonly<Record<AnswerTo<M>, Text>> };
} = {
  'upgrade-offer': {
    title: { en: 'Would you like the upgrade?', ru: 'Хотите вариант получше?' },
    answers: {
      yes: { en: 'Yes, upgrade my booking', ru: 'Да, хочу' },
      no: { en: 'No, leave it as it is', ru: 'Нет, оставьте как есть' },
    },
  },
  'cancellation-question': {
    title: { en: 'What went wrong with your order?', ru: 'Что не так было с заказом?' },
    answers: {
      size: { en: 'The size or variant was wrong', ru: 'Не подошёл размер или вариант' },
      delivery: { en: 'Delivery did not suit me', ru: 'Не устроила доставка' },
      price: { en: 'It cost too much', ru: 'Вышло дорого' },
      'changed-mind': { en: 'I just changed my mind', ru: 'Просто раздумали' },
    },
  },
  'still-want-letters': {
    title: { en: 'Still want our letters?', ru: 'Присылать вам письма дальше?' },
    answers: {
      yes: { en: 'Yes, keep writing', ru: 'Да, пишите' },
      'less-often': { en: 'Yes, but less often', ru: 'Да, но пореже' },
      no: { en: 'No, stop writing', ru: 'Нет, не пишите' },
    },
  },
  'still-interested': {
    title: { en: 'What would help you to decide?', ru: 'Что помогло бы вам решиться?' },
    answers: {
      price: { en: 'A lower price', ru: 'Цена пониже' },
      size: { en: 'My size or variant in stock', ru: 'Нужный размер или вариант' },
      delivery: { en: 'To know more about delivery', ru: 'Узнать о доставке' },
      looking: { en: 'Nothing, I was just looking', ru: 'Ничего, я просто смотрю' },
    },
  },
  'service-survey': {
    title: {
      en: 'From 0 to 10: would you recommend us to a friend?',
      ru: 'От 0 до 10: посоветуете нас друзьям?',
    },
    answers: scores,
  },
  'support-survey': {
    title: { en: 'From 0 to 10: how well did we help you?', ru: 'От 0 до 10: насколько мы помогли?' },
    answers: scores,
  },
};

/** What a message asks, in one language, its answers in the catalogue's order; nothing when it asks nothing (any more). */
export function showQuestion(
  message: string,
  language: Language,
):
  | { readonly title: string; readonly answers: readonly (readonly [answer: string, label: string])[] }
  | undefined {
  if (!isAsking(message)) return undefined;
  const { title, answers }: AskedQuestion = askedQuestions[message];
  return {
    title: title[language],
    answers: messages[message].asks.map((answer) => [answer, answers[answer]?.[language] ?? answer]),
  };
}

const isAsking = (message: string): message is Asking => Object.hasOwn(askedQuestions, message);
