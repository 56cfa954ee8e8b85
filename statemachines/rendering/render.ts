import { LiquidError } from 'liquidjs';
import type { Channel, Language } from '../language/channels.ts';
import { ContentFault } from '../language/content-fault.ts';
import { didYouMean } from '../language/did-you-mean.ts';
import { definitionOf, type Messages } from '../language/map.ts';
import type { Policy } from '../language/policy.ts';
import type { Rendered, View } from '../language/view.ts';
import type { MailLayout } from '../mail/mail-template.ts';
import { makeMailWriter } from '../mail/write-mail.ts';
import { type AllWords, type ChosenWords, chooseWords } from './choose-words.ts';
import { layOutMessage } from './lay-out-message.ts';
import type { MessageTemplates } from './message-templates.ts';
import { writeMessage } from './write-message.ts';

export interface Renderer {
  /** Words that were chosen for a customer in their layout, each laid out once. */
  readonly layOut: (message: string, chosen: ChosenWords) => MessageTemplates;
  /**
   * A message for one customer, in the wanted language or in the default one where it is not written in that; the view
   * is asked for in the language in which it goes. Throws `ContentFault`.
   */
  readonly render: (
    message: string,
    channel: Channel,
    wanted: Language,
    viewIn: (language: Language) => View,
  ) => Rendered;
}

/** Writes the messages of a map. */
export function makeRenderer(
  { policy, messages }: { readonly policy: Policy; readonly messages: Messages },
  written: AllWords,
  layout: MailLayout,
): Renderer {
  const writeMail = makeMailWriter(layout, policy);
  const known = new Map<string, MessageTemplates>();
  const layOut: Renderer['layOut'] = (message, { language, words }) => {
    const key = `${message}.${language}`;
    const templates =
      known.get(key) ?? layOutMessage(definitionOf(messages, message), language, words, writeMail);
    known.set(key, templates);
    return templates;
  };
  return {
    layOut,
    render(message, channel, wanted, viewIn) {
      const fault = (what: string): ContentFault => new ContentFault(message, channel, wanted, what);
      if (!Object.hasOwn(messages, message))
        throw fault(`there is no such message${didYouMean(message, Object.keys(messages))}`);
      const chosen = chooseWords(written, message, wanted, policy);
      if (chosen === undefined) throw fault('it is written in neither this language nor the default one');
      const rendered = writeOrFault(
        () => writeMessage(channel, layOut(message, chosen), viewIn(chosen.language)),
        fault,
      );
      if (rendered === undefined) throw fault('it is not written for this channel');
      return rendered;
    },
  };
}

function writeOrFault<T>(write: () => T, fault: (what: string) => ContentFault): T {
  try {
    return write();
  } catch (error) {
    throw LiquidError.is(error) ? fault(error.message) : error;
  }
}
