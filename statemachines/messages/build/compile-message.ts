import mjml2html from 'mjml';
import type { Language } from '../../language/channels.ts';
import { showQuestion } from '../asked-questions.ts';
import { buttonLink, type MessageDefinition, type MessageId, messageDefinition } from '../catalogue.ts';
import type { CompiledMessage } from '../compiled-message.ts';
import type { AnyWords, EmailWords, PushWords } from '../words.ts';
import { layOutEmail } from './layout/email-html.ts';
import { layOutPlainText } from './layout/email-text.ts';

async function compileHtml(mjml: string): Promise<string> {
  const { html } = await mjml2html(mjml, { validationLevel: 'strict', fonts: {}, keepComments: false });
  return html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

async function compileEmail(words: EmailWords, id: MessageId, language: Language) {
  const message = messageDefinition(id);
  const answers = showQuestion(id, language)?.answers ?? [];
  return {
    subject: words.subject,
    html: await compileHtml(layOutEmail(words, message, language, answers)),
    text: layOutPlainText(words, message, language, answers),
  };
}

/** A tap on a push leads where the button of the letter does. */
const compilePush = (words: PushWords, message: MessageDefinition) =>
  message.review === true ? { ...words, open: `{{ ${buttonLink(message)} }}` } : words;

/** Words in their final layout, with nothing but Liquid left to do. Rejects when the layout is not valid MJML. */
export async function compileMessage(
  message: MessageId,
  language: Language,
  { email, push, sms }: AnyWords,
): Promise<CompiledMessage> {
  const definition = messageDefinition(message);
  return {
    ...(email === undefined ? {} : { email: await compileEmail(email, message, language) }),
    ...(push === undefined ? {} : { push: compilePush(push, definition) }),
    ...(sms === undefined ? {} : { sms }),
  };
}
