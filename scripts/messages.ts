import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { map } from '#map';
import { written } from '#map/written';
import { layOut } from '../functions/handlers/binding/renderer.ts';
import { channels } from '../statemachines/language/channels.ts';
import type { Rendered } from '../statemachines/language/view.ts';
import { checkWords, type WordsFault } from '../statemachines/rendering/check-words.ts';
import { listWords, type WrittenWords } from '../statemachines/rendering/list-words.ts';
import { sampleView } from '../statemachines/rendering/sample-view.ts';
import { countSmsParts } from '../statemachines/rendering/sms-parts.ts';
import { writeMessage } from '../statemachines/rendering/write-message.ts';

const sources = new URL('../statemachines/messages/', import.meta.url);

/** Where a fault stands, as "file:line": in the message's own file, else in the promises of the shop. */
async function locate({ message, language, template, line }: WordsFault): Promise<string> {
  const files = [new URL(`${message}/${language}.ts`, sources), new URL('../shop.ts', sources)];
  for (const file of files) {
    const [before, found] = (await readFile(file, 'utf8')).split(template, 2);
    if (before !== undefined && found !== undefined)
      return `${relative(process.cwd(), fileURLToPath(file))}:${before.split('\n').length + line - 1}`;
  }
  return `${message} in ${language}`;
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

const all = listWords(map, written);
const faults = all.flatMap(checkWords);
for (const fault of faults) console.error(`${await locate(fault)}: ${fault.what}`);
if (faults.length > 0) process.exitCode = 1;
else {
  /** What a customer would read of a message first, on each of its channels. */
  const preview = ({ message, language, words }: WrittenWords): string =>
    [
      `${message} (${language})`,
      ...channels
        .map((channel) =>
          writeMessage(channel, layOut(message, { language, words }), sampleView(message, language, channel)),
        )
        .filter((rendered) => rendered !== undefined)
        .map(describe),
    ].join('\n  ');
  console.log(all.map(preview).join('\n'));
}
