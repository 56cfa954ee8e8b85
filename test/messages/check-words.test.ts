import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { written } from '#map/written';
import { checkWords } from '../../statemachines/rendering/check-words.ts';
import { listWords } from '../../statemachines/rendering/list-words.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the words that are shipped', () => {
  it('have no fault', () => {
    expect(listWords(map, written).flatMap(checkWords)).toEqual([]);
  });
});

describe('words with a fault', () => {
  const push = (text: string) =>
    checkWords({ message: 'cart-reminder', language: 'en', words: { push: { title: 'Your cart', text } } });

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

  it('fail `npm run messages` with file and line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'messages-'));
    try {
      await cp(join(root, 'statemachines'), join(folder, 'statemachines'), { recursive: true });
      await cp(join(root, 'functions'), join(folder, 'functions'), { recursive: true });
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
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
