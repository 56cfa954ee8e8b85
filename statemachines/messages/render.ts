import { LiquidError } from 'liquidjs';
import type { Channel, Language } from '../language/channels.ts';
import { ContentFault } from '../language/content-fault.ts';
import { didYouMean } from '../language/did-you-mean.ts';
import type { MessageId } from '../language/register.ts';
import type { Rendered, View } from '../language/view.ts';
import { makeMailWriter } from '../mail/write-mail.ts';
import { messages } from './index.ts';
import { layOutMessage } from './lay-out-message.ts';
import type { MessageTemplates } from './message-templates.ts';
import { writeMessage } from './write-message.ts';

const isMessage = (id: string): id is MessageId => Object.hasOwn(messages, id);

async function load() {
  const [{ written }, { default: layout }] = await Promise.all([
    import('./written.ts'),
    import('#mail-layout'),
  ]);
  const writeMail = makeMailWriter(layout);
  const known = new Map<string, MessageTemplates>();
  return (message: MessageId, language: Language): MessageTemplates => {
    const key = `${message}.${language}`;
    const templates =
      known.get(key) ?? layOutMessage(message, language, written[message][language], writeMail);
    known.set(key, templates);
    return templates;
  };
}

let loading: ReturnType<typeof load> | undefined;

/** Loads all words and the layout of mails, which else happens with the first message. */
export function loadWords(): ReturnType<typeof load> {
  loading ??= load();
  return loading;
}

/** The words of a message for one customer, each laid out when first needed. Throws `ContentFault`. */
export async function renderMessage(
  message: string,
  channel: Channel,
  language: Language,
  view: View,
): Promise<Rendered> {
  const fault = (what: string): ContentFault => new ContentFault(message, channel, language, what);
  if (!isMessage(message))
    throw fault(`there is no such message${didYouMean(message, Object.keys(messages))}`);
  const templatesOf = await loadWords();
  const rendered = writeOrFault(() => writeMessage(channel, templatesOf(message, language), view), fault);
  if (rendered === undefined) throw fault('it is not written for this channel');
  return rendered;
}

function writeOrFault<T>(write: () => T, fault: (what: string) => ContentFault): T {
  try {
    return write();
  } catch (error) {
    throw LiquidError.is(error) ? fault(error.message) : error;
  }
}
