import mjml2html from 'mjml';
import type { Language } from '../../language/channels.ts';
import { type MessageId, messageDefinition } from '../catalogue.ts';
import type { CompiledMessage } from '../compiled-message.ts';
import type { AnyWords, EmailWords } from '../words.ts';
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

async function compileEmail(words: EmailWords, kind: 'transactional' | 'marketing', language: Language) {
  return {
    subject: words.subject,
    html: await compileHtml(layOutEmail(words, kind, language)),
    text: layOutPlainText(words, kind, language),
  };
}

/** Words in their final layout, with nothing but Liquid left to do. Rejects when the layout is not valid MJML. */
export async function compileMessage(
  message: MessageId,
  language: Language,
  { email, ...others }: AnyWords,
): Promise<CompiledMessage> {
  const { kind } = messageDefinition(message);
  return email === undefined ? others : { email: await compileEmail(email, kind, language), ...others };
}
