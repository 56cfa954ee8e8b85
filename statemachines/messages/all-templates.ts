import layout from '#mail-layout';
import type { Language } from '../language/channels.ts';
import type { MessageId } from '../language/register.ts';
import { makeMailWriter } from '../mail/write-mail.ts';
import { layOutMessage } from './lay-out-message.ts';
import type { MessageTemplates } from './message-templates.ts';
import { written } from './written.ts';

const writeMail = makeMailWriter(layout);
const known = new Map<string, MessageTemplates>();

/** One message in one language, laid out when it is first asked for. */
export function templatesOf(message: MessageId, language: Language): MessageTemplates {
  const key = `${message}.${language}`;
  const templates = known.get(key) ?? layOutMessage(message, language, written[message][language], writeMail);
  known.set(key, templates);
  return templates;
}
