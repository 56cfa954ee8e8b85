import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { channels } from '../statemachines/language/channels.ts';
import type { Rendered } from '../statemachines/language/view.ts';
import { checkWords, type WordsFault } from '../statemachines/messages/build/check-words.ts';
import {
  type CompiledWords,
  compileWords,
  listWords,
  printFiles,
} from '../statemachines/messages/build/compiled-files.ts';
import { sampleView } from '../statemachines/messages/sample-view.ts';
import { countSmsParts } from '../statemachines/messages/sms-parts.ts';
import { writeMessage } from '../statemachines/messages/write-message.ts';

const sources = new URL('../statemachines/messages/', import.meta.url);
const target = new URL('compiled/', sources);

/** Where a fault stands, as "file:line": in the message's own file, else in the promises of the shop. */
async function locate({ message, language, template, line }: WordsFault): Promise<string> {
  const files = [new URL(`${message}/${language}.ts`, sources), new URL('shop.ts', sources)];
  for (const file of files) {
    const [before, found] = (await readFile(file, 'utf8')).split(template, 2);
    if (before !== undefined && found !== undefined)
      return `${relative(process.cwd(), fileURLToPath(file))}:${before.split('\n').length + line - 1}`;
  }
  return `${message} in ${language}`;
}

async function replaceFiles(files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const name of await readdir(target)) if (!files.has(name)) await rm(new URL(name, target));
  for (const [name, text] of files) await writeFile(new URL(name, target), text);
}

function describe(rendered: Rendered): string {
  switch (rendered.channel) {
    case 'email':
      return `email  ${rendered.subject}  (${(Buffer.byteLength(rendered.html) / 1024).toFixed(1)} KB)`;
    case 'push':
      return `push   ${rendered.title} | ${rendered.text}`;
    case 'sms':
      return `sms    ${rendered.text}  (parts: ${countSmsParts(rendered.text)})`;
  }
}

/** What a customer would read of a message first, on each of its channels. */
function preview({ message, language, compiled }: CompiledWords): string {
  const lines = channels
    .map((channel) => writeMessage(channel, compiled, sampleView(message, language, channel)))
    .filter((rendered) => rendered !== undefined)
    .map(describe);
  return [`${message} (${language})`, ...lines].join('\n  ');
}

const faults = listWords().flatMap(({ message, language, words }) => checkWords(message, language, words));
if (faults.length > 0) {
  for (const fault of faults) console.error(`${await locate(fault)}: ${fault.what}`);
  process.exitCode = 1;
} else {
  const all = await compileWords();
  const previews = all.map(preview);
  await replaceFiles(printFiles(all));
  console.log(previews.join('\n'));
}
