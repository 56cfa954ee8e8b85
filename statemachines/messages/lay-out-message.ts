import type { Language } from '../language/channels.ts';
import { definitionOf } from '../language/map.ts';
import { buttonLink, type MessageDefinition } from '../language/message-definition.ts';
import type { MessageId } from '../language/register.ts';
import type { AnyWords, PushWords } from '../language/words.ts';
import type { WriteMail } from '../mail/write-mail.ts';
import { showQuestion } from './asked-questions.ts';
import { messages } from './index.ts';
import type { MessageTemplates } from './message-templates.ts';

/** A tap on a push leads where the button of the email does. */
const layOutPush = (words: PushWords, message: MessageDefinition) =>
  message.review === true ? { ...words, open: `{{ ${buttonLink(message)} }}` } : words;

/** Words in their layout, with nothing but the customer's data left to fill in. */
export function layOutMessage(
  id: MessageId,
  language: Language,
  { email, push, sms }: AnyWords,
  writeMail: WriteMail,
): MessageTemplates {
  const message = definitionOf(messages, id);
  const answers = showQuestion(id, language)?.answers ?? [];
  return {
    ...(email === undefined ? {} : { email: writeMail({ words: email, message, language, answers }) }),
    ...(push === undefined ? {} : { push: layOutPush(push, message) }),
    ...(sms === undefined ? {} : { sms }),
  };
}
