import { LiquidError } from 'liquidjs';
import type { Language } from '../language/channels.ts';
import { didYouMean } from '../language/did-you-mean.ts';
import type { MessageId } from '../language/register.ts';
import { textLiquid } from './liquid.ts';
import type { WrittenWords } from './list-words.ts';
import { sampleView } from './sample-view.ts';

/** A template that cannot work. `line` counts from the start of the template. */
export interface WordsFault {
  readonly message: MessageId;
  readonly language: Language;
  readonly template: string;
  readonly line: number;
  readonly what: string;
}

/** All strings inside the words, whatever they are for. */
function listTemplates(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(listTemplates) : [];
}

/** Every field, as it is written in a template. */
const listFields = (view: object): readonly string[] =>
  Object.entries(view).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [name, ...listFields(value).map((field) => `${name}.${field}`)]
      : [name],
  );

function checkTemplate(
  template: string,
  fields: readonly string[],
): readonly { readonly line: number; readonly what: string }[] {
  try {
    return Object.values(textLiquid.parseAndAnalyzeSync(template).globals)
      .flat()
      .filter((variable) => !fields.includes(String(variable)))
      .map((variable) => ({
        line: variable.location.row,
        what: `this message has no field '${variable}'${didYouMean(String(variable), fields)}`,
      }));
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    return [{ line: error.token.getPosition()[0] ?? 1, what: error.message }];
  }
}

/** What is wrong with the words of a message. A field that it never has is wrong even as the question of an `if`. */
export function checkWords({ message, language, words }: WrittenWords): readonly WordsFault[] {
  const fields = listFields(sampleView(message, language));
  return listTemplates(words).flatMap((template) =>
    checkTemplate(template, fields).map((fault) => ({ message, language, template, ...fault })),
  );
}
