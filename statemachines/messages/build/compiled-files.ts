import { type Language, languages } from '../../language/channels.ts';
import { type MessageId, messages } from '../catalogue.ts';
import type { CompiledMessage } from '../compiled-message.ts';
import { written } from '../written.ts';
import { compileMessage } from './compile-message.ts';

export interface CompiledWords {
  readonly message: MessageId;
  readonly language: Language;
  readonly compiled: CompiledMessage;
}

const messageIds = Object.keys(messages) as readonly MessageId[]; // keyof a literal object: its keys are the ids

/** Every message in every language. */
export const listWords = () =>
  messageIds.flatMap((message) =>
    languages.map((language) => ({ message, language, words: written[message][language] })),
  );

/** Compiles every message in every language. */
export const compileWords = (): Promise<readonly CompiledWords[]> =>
  Promise.all(
    listWords().map(async ({ message, language, words }) => ({
      message,
      language,
      compiled: await compileMessage(message, language, words),
    })),
  );

const literal = (text: string): string => `\`${text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')}\``;

function printMessage({ message, language, compiled }: CompiledWords): string {
  const channels = Object.entries(compiled).map(([channel, templates]) => {
    const parts = Object.entries(templates).map(([part, text]) => `    ${part}: ${literal(text)},\n`);
    return `  ${channel}: {\n${parts.join('')}  },\n`;
  });
  return `// Made by \`npm run build:messages\`: edit ../${message}/${language}.ts instead.
import type { CompiledMessage } from '../compiled-message.ts';

export default {
${channels.join('')}} satisfies CompiledMessage;
`;
}

function printIndex(): string {
  const rows = messageIds.map(
    (message) =>
      `  '${message}': { ${languages.map((language) => `${language}: () => import('./${message}.${language}.ts')`).join(', ')} },\n`,
  );
  return `// Made by \`npm run build:messages\`. Each import is a file of its own in the bundle, read when first needed.
import type { Language } from '../../language/channels.ts';
import type { MessageId } from '../catalogue.ts';
import type { CompiledMessage } from '../compiled-message.ts';

type Load = () => Promise<{ readonly default: CompiledMessage }>;

export const compiled: Readonly<Record<MessageId, Readonly<Record<Language, Load>>>> = {
${rows.join('')}};
`;
}

/** The files of \`compiled/\`: name and text. */
export const printFiles = (all: readonly CompiledWords[]): ReadonlyMap<string, string> =>
  new Map([
    ...all.map((words) => [`${words.message}.${words.language}.ts`, printMessage(words)] as const),
    ['index.ts', printIndex()],
  ]);
