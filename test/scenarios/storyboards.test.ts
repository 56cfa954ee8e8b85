import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameFile } from './storyboard.ts';

const root = import.meta.dirname;
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Everything that the tests of a folder could be titled: each describe with each it. */
function listTitles(folder: string, files: readonly string[]): ReadonlySet<string> {
  const sources = files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return new Set(
    sources.flatMap((source) => {
      const named = (call: string): readonly string[] =>
        [...source.matchAll(new RegExp(`^ *${call}\\(\\s*'((?:[^'\\\\]|\\\\.)*)'`, 'gm'))].map(
          ([, title = '']) => title,
        );
      return named('describe').flatMap((outer) => named('it').map((inner) => nameFile(`${outer} ${inner}`)));
    }),
  );
}

describe('The storyboards', () => {
  it.each(folders.map(({ name }) => name))('of %s each belong to a story that is still told', (name) => {
    const folder = join(root, name);
    const files = readdirSync(folder);
    const titles = listTitles(folder, files);
    const boards = files.filter((file) => file.endsWith('.storyboard.md'));
    expect(boards.length).toBeGreaterThan(0);
    expect(boards.filter((file) => !titles.has(file.replace('.storyboard.md', '')))).toEqual([]);
  });
});
