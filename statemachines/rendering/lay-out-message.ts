import type { Language } from '../language/channels.ts';
import { buttonLink, type MessageDefinition } from '../language/message-definition.ts';
import type { AnyWords, PushWords } from '../language/words.ts';
import type { WriteMail } from '../mail/write-mail.ts';
import type { MessageTemplates } from './message-templates.ts';
import { questionOf } from './questions.ts';

/** A tap on a push leads where the button of the email does. */
const layOutPush = (words: PushWords, message: MessageDefinition) =>
  message.review === true ? { ...words, open: `{{ ${buttonLink(message)} }}` } : words;

/** Words in their layout, with nothing but the customer's data left to fill in. */
export function layOutMessage(
  message: MessageDefinition,
  language: Language,
  words: AnyWords,
  writeMail: WriteMail,
): MessageTemplates {
  const { email, push, sms } = words;
  const answers = questionOf(message, words)?.answers ?? [];
  return {
    ...(email === undefined ? {} : { email: writeMail({ words: email, message, language, answers }) }),
    ...(push === undefined ? {} : { push: layOutPush(push, message) }),
    ...(sms === undefined ? {} : { sms }),
  };
}
