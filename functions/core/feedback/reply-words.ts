/** What a customer's own SMS says of further ones. */
export type ReplyMeaning =
  /** `answered`: the carrier's side knows the word, has stopped the number itself and has said so. */
  | { readonly means: 'stop'; readonly word: string; readonly answered: boolean }
  /** A clear wish in other words: it counts, and a person reads it. */
  | { readonly means: 'wish' }
  /** To a message that asked; a word that nobody asked for is as any other. */
  | { readonly means: 'answer'; readonly answer: 'yes' | 'no' }
  | { readonly means: 'other' };

/** The opt-out keywords of AWS End User Messaging: it answers these itself, once, and blocks the number. */
const answeredWords = [
  'stop',
  'arret',
  'cancel',
  'end',
  'opt out',
  'optout',
  'quit',
  'remove',
  'td',
  'unsubscribe',
];
/** Words that mean the same and that nobody has answered yet. */
const unansweredWords = ['stop all', 'stopall', 'revoke', 'стоп', 'отписка', 'отписаться'];

/** What counts as an answer to a question by SMS; all else goes to a person. */
const answers: Readonly<Record<string, 'yes' | 'no'>> = {
  yes: 'yes',
  y: 'yes',
  yep: 'yes',
  yeah: 'yes',
  да: 'yes',
  д: 'yes',
  ага: 'yes',
  no: 'no',
  n: 'no',
  nope: 'no',
  нет: 'no',
  н: 'no',
};

/** What people add to such a word out of politeness or anger; it changes nothing. */
const additions = ['please', 'pls', 'plz', 'now', 'thanks', 'thank', 'you', 'пожалуйста', 'плиз', 'спасибо'];

/**
 * Few and narrow, on words in lower case between single spaces: "don't send the blue one" and «не присылайте
 * курьера» are no such wish, and «отпишитесь» asks for an answer.
 */
const wishes: readonly RegExp[] = [
  / (stop|quit|cease) (\S+ ){0,3}(texting|messaging|texts|messages|sms|spamming|contacting|bothering) /,
  / (do not|dont|never) (ever )?(text|message|contact|sms|bother|write to|write) me /,
  / (do not|dont|never) send me (any )?(more )?(texts|messages|sms|ads|offers|spam) /,
  / no more (texts|messages|sms|ads|spam) /,
  / unsubscribe /,
  / opt (me )?out /,
  / take me off /,
  / (remove|delete) (me|my number|my phone number) /,
  / leave me alone /,
  / не (надо |нужно )?(мне )?(больше )?(пишите|писать|беспокойте|беспокоить|спамьте) /,
  / не (\S+ ){0,2}(присылайте|шлите|отправляйте|присылать|слать) (\S+ ){0,3}(сообщени\S+|смс|sms|реклам\S+|рассылк\S+) /,
  / (присылайте|шлите) мне больше /,
  / (хватит|прекратите|перестаньте) (мне )?(писать|слать|спамить|беспокоить|присылать) /,
  / прекратите рассылку /,
  / (отпишите|отписать) меня /,
  / отписаться /,
  / (удалите|уберите) (меня|мой номер|мой телефон) /,
  / отстаньте /,
  / оставьте меня в покое /,
];

/** Reads a reply in any case and dress: "Stop!", "стоп.", "OPT-OUT", "please STOP STOP". */
export function readReply(text: string): ReplyMeaning {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’\p{Cf}]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const bare = words.filter((word) => !additions.includes(word));
  const word = bare.filter((next, place) => next !== bare[place - 1]).join(' ');
  if (answeredWords.includes(word)) return { means: 'stop', word, answered: true };
  if (unansweredWords.includes(word)) return { means: 'stop', word, answered: false };
  const answer = Object.hasOwn(answers, word) ? answers[word] : undefined;
  if (answer !== undefined) return { means: 'answer', answer };
  const spaced = ` ${words.join(' ')} `;
  return { means: wishes.some((wish) => wish.test(spaced)) ? 'wish' : 'other' };
}
