import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { checkWords } from '../../statemachines/messages/build/check-words.ts';
import { compileWords, listWords, printFiles } from '../../statemachines/messages/build/compiled-files.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const messagesFolder = join(root, 'statemachines/messages');

describe('the words that are shipped', () => {
  it('have no fault', () => {
    expect(
      listWords().flatMap(({ message, language, words }) => checkWords(message, language, words)),
    ).toEqual([]);
  });

  it('are what the sources compile to; if not: npm run build:messages', async () => {
    const compiled = join(messagesFolder, 'compiled');
    const files = printFiles(await compileWords());
    expect([...files.keys()].sort()).toEqual((await readdir(compiled)).sort());
    for (const [name, text] of files)
      expect(await readFile(join(compiled, name), 'utf8'), `${name} is stale`).toBe(text);
  });

  it('stay out of the bundle of a handler until they are needed, and MJML altogether', async () => {
    const { metafile, outputFiles } = await build({
      entryPoints: [join(messagesFolder, 'render.ts')],
      outdir: 'unwritten',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      minify: true,
      metafile: true,
      write: false,
    });
    expect(Object.keys(metafile.inputs).filter((input) => input.includes('mjml'))).toEqual([]);
    const entry = outputFiles.find((file) => file.path.endsWith('render.js'))?.text ?? '';
    expect(entry).toContain('import("./');
    expect(entry).not.toContain('<!doctype html>');
    expect(outputFiles.filter((file) => file.text.includes('<!doctype html>'))).toHaveLength(
      listWords().filter(({ words }) => 'email' in words).length,
    );
  });
});

describe('words with a fault', () => {
  const push = (text: string) => checkWords('cart-reminder', 'en', { push: { title: 'Your cart', text } });

  it.each([
    [
      'a field that does not exist',
      'Total {{ cart.totla }}',
      "no field 'cart.totla'; did you mean 'cart.total'?",
    ],
    ['a field misspelt inside an if', '{% if customer.nmae %}Hi{% endif %}', "did you mean 'customer.name'?"],
    ['a discount where none is handed out', '{{ offer.percent }}% off', "no field 'offer.percent'"],
    ['an unclosed tag', 'Hello {% if customer.name %}', 'not closed'],
    ['an unclosed field', 'Hello {{ customer.name', 'not closed'],
    ['a filter that does not exist', '{{ cart.total | shout }}', 'undefined filter: shout'],
    ['a value let through as mark-up', '{{ customer.name | raw }}', 'undefined filter: raw'],
  ])('%s is named', (_, text, what) => {
    expect(push(text)).toMatchObject([
      { message: 'cart-reminder', line: 1, what: expect.stringContaining(what) },
    ]);
  });

  it('are counted by line', () => expect(push('One\ntwo {{ cart.totla }}')).toMatchObject([{ line: 2 }]));

  it('fail the build with file and line, and leave the compiled files alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'messages-'));
    try {
      await cp(join(root, 'statemachines'), join(folder, 'statemachines'), { recursive: true });
      await cp(join(root, 'scripts/messages.ts'), join(folder, 'scripts/messages.ts'));
      await cp(join(root, 'package.json'), join(folder, 'package.json'));
      await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
      const words = join(folder, 'statemachines/messages/cart-reminder/ru.ts');
      const source = await readFile(words, 'utf8');
      await writeFile(words, source.replace('корзина {{ links.open }}', 'корзина {{ links.opne }}'));
      const line = source.split('\n').findIndex((text) => text.includes('корзина {{')) + 1;

      const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
        execFile(process.execPath, ['scripts/messages.ts'], { cwd: folder }, (error, _, stderr) =>
          resolve({ code: error?.code, stderr }),
        );
      });

      expect(code).toBe(1);
      expect(stderr).toContain(
        `statemachines/messages/cart-reminder/ru.ts:${line}: this message has no field 'links.opne'; did you mean 'links.open'?`,
      );
      const file = 'statemachines/messages/compiled/cart-reminder.ru.ts';
      expect(await readFile(join(folder, file), 'utf8')).toBe(await readFile(join(root, file), 'utf8'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
