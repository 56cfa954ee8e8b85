import { Liquid } from 'liquidjs';
import type { Language } from '../language/channels.ts';
import { buttonLink, type MessageDefinition } from '../language/message-definition.ts';
import { type MailPhrases, phrasesIn } from '../language/phrases.ts';
import type { Policy } from '../language/policy.ts';
import type { EmailWords } from '../language/words.ts';
import type { Templates } from '../rendering/message-templates.ts';
import type { MailLayout } from './mail-template.ts';
import { markUp, markUpLine } from './mark-up.ts';

/** What a mail is written from, beside its layout. */
export interface Mail {
  readonly words: EmailWords;
  readonly message: MessageDefinition;
  readonly language: Language;
  /** The answers to the question that it asks, and what the buttons for them say. */
  readonly answers: readonly (readonly [answer: string, label: string])[];
}

/** Square brackets for the words, so that the Liquid inside them waits for the customer's data. */
const brackets = {
  tagDelimiterLeft: '[%',
  tagDelimiterRight: '%]',
  outputDelimiterLeft: '[[',
  outputDelimiterRight: ']]',
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
} as const;

const withoutEmptyLines = (html: string): string =>
  html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Writes mails in one layout. */
export type WriteMail = (mail: Mail) => Templates<'email'>;

/**
 * A mail is words × layout. In what is written nothing but the customer's data is left to fill in; the HTML and the plain
 * text are both made from the same words.
 */
export function makeMailWriter(layout: MailLayout, policy: Policy): WriteMail {
  const textLiquid = new Liquid(brackets);
  const htmlLiquid = new Liquid({ ...brackets, outputEscape: (words: unknown) => markUp(String(words)) });
  htmlLiquid.registerFilter('line', { raw: true, handler: (words: string) => markUpLine(words) });
  const html = htmlLiquid.parse(layout.html);
  const text = textLiquid.parse(layout.text);
  return ({ words, message, language, answers }) => {
    const phrases = phrasesIn(language, policy).mail;
    const places = {
      ...words,
      language,
      answers,
      scores: answers.every(([, label]) => label.length <= 2),
      marketing: message.kind === 'marketing',
      phrases,
      why: whyOf(message, phrases),
      buttonLink: buttonLink(message),
    };
    return {
      subject: words.subject,
      html: withoutEmptyLines(String(htmlLiquid.renderSync(html, places))),
      text: String(textLiquid.renderSync(text, places)),
    };
  };
}

/** Why the customer gets this message. */
const whyOf = ({ kind, about }: MessageDefinition, { why }: MailPhrases): string =>
  kind === 'transactional' ? why.transactional[about] : why[kind];
