import { LiquidError } from 'liquidjs';
import type { Channel, Language } from '../language/channels.ts';
import { ContentFault } from '../language/content-fault.ts';
import { didYouMean } from '../language/did-you-mean.ts';
import type { Rendered, View } from '../language/view.ts';
import { type MessageId, messages } from './catalogue.ts';
import { compiled } from './compiled/index.ts';
import { writeMessage } from './write-message.ts';

const isMessage = (id: string): id is MessageId => Object.hasOwn(messages, id);

/** The words of a message for one customer, loaded when first needed. Throws `ContentFault`. */
export async function renderMessage(
  message: string,
  channel: Channel,
  language: Language,
  view: View,
): Promise<Rendered> {
  const fault = (what: string): ContentFault => new ContentFault(message, channel, language, what);
  if (!isMessage(message))
    throw fault(`there is no such message${didYouMean(message, Object.keys(messages))}`);
  const { default: words } = await compiled[message][language]();
  const rendered = writeOrFault(() => writeMessage(channel, words, view), fault);
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
