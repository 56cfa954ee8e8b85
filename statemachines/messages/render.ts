import { LiquidError } from 'liquidjs';
import type { Channel, Language } from '../language/channels.ts';
import { ContentFault } from '../language/content-fault.ts';
import { didYouMean } from '../language/did-you-mean.ts';
import type { MessageId } from '../language/register.ts';
import type { Rendered, View } from '../language/view.ts';
import { messages } from './index.ts';
import { writeMessage } from './write-message.ts';

const isMessage = (id: string): id is MessageId => Object.hasOwn(messages, id);

/** A message for one customer. All words, and the layout of mails, are loaded with the first one. Throws `ContentFault`. */
export async function renderMessage(
  message: string,
  channel: Channel,
  language: Language,
  view: View,
): Promise<Rendered> {
  const fault = (what: string): ContentFault => new ContentFault(message, channel, language, what);
  if (!isMessage(message))
    throw fault(`there is no such message${didYouMean(message, Object.keys(messages))}`);
  const { templatesOf } = await import('./all-templates.ts');
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
