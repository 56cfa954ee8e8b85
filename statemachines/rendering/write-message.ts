import type { Liquid, Template } from 'liquidjs';
import type { Channel } from '../language/channels.ts';
import type { Rendered, View } from '../language/view.ts';
import { cleanView } from './clean-view.ts';
import { fitText } from './fit-text.ts';
import { limits } from './limits.ts';
import { htmlLiquid, textLiquid } from './liquid.ts';
import type { MessageTemplates, Templates } from './message-templates.ts';
import { writeForSms } from './write-for-sms.ts';

type Fill = (template: string, view: object) => string;

/** Fills templates, and parses each of them once per process. */
function createFill(liquid: Liquid): Fill {
  const parsed = new Map<string, Template[]>();
  return (template, view) => {
    let ready = parsed.get(template);
    if (ready === undefined) {
      ready = liquid.parse(template);
      parsed.set(template, ready);
    }
    return String(liquid.renderSync(ready, view));
  };
}

const fillText = createFill(textLiquid);
const fillHtml = createFill(htmlLiquid);

const fillLine: Fill = (template, view) =>
  fillText(template, view)
    .replace(/[\n ]+/g, ' ')
    .trim();
const fillParagraphs: Fill = (template, view) =>
  fillText(template, view)
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const write: { readonly [C in Channel]: (templates: Templates<C>, view: object) => Rendered } = {
  email: ({ subject, html, text }, view) => ({
    channel: 'email',
    subject: fitText(fillLine(subject, view), limits.subject),
    html: fillHtml(html, view),
    text: fillParagraphs(text, view),
  }),
  push: ({ title, text, open }, view) => ({
    channel: 'push',
    title: fitText(fillLine(title, view), limits.pushTitle),
    text: fitText(fillLine(text, view), limits.pushText),
    ...(open === undefined ? {} : { open: fillLine(open, view) }),
  }),
  sms: ({ text }, view) => ({ channel: 'sms', text: writeForSms(fillLine(text, view)) }),
};

/** One message for one customer; nothing when it is not written for this channel. Throws `LiquidError`. */
export function writeMessage<C extends Channel>(
  channel: C,
  words: MessageTemplates,
  view: View,
): Rendered | undefined {
  const templates = words[channel];
  return templates === undefined ? undefined : write[channel](templates, cleanView(view));
}
