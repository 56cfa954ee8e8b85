import type { Block } from '../language/words.ts';

/**
 * How a mail, or one kind of block in it, looks: its MJML and its plain text, with the places of the words as Liquid
 * between square brackets. What stands between braces is Liquid as well, and waits for the customer's data.
 */
export interface MailTemplate {
  readonly html: string;
  readonly text: string;
}

/** The same with the MJML compiled to HTML: all that is needed to write mails. */
export type MailLayout = MailTemplate;

type KeyOf<T> = T extends unknown ? keyof T : never;

/** What tells a block from those of other kinds. */
export type BlockKind = Exclude<KeyOf<Block>, 'title'>;

/** Asks the customer's data while the mail is rendered, not the words. */
export const when = (question: string, then: string): string => `{% if ${question} %}${then}{% endif %}`;

/** The same around a whole component of MJML. */
export const whenWhole = (question: string, mjml: string): string =>
  `<mj-raw>{% if ${question} %}</mj-raw>\n${mjml}\n<mj-raw>{% endif %}</mj-raw>`;

/** A component of MJML that stands there by what the words say; `tag` begins with "if" or "for". */
export const byWords = (tag: string, mjml: string): string =>
  `<mj-raw>[% ${tag} %]</mj-raw>\n${mjml}\n<mj-raw>[% end${tag.split(' ', 1)} %]</mj-raw>`;
