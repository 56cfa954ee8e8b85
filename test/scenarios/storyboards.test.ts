import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameFile } from './storyboard.ts';

const root = import.meta.dirname;
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Everything that the tests of a folder could be titled: each describe with each it; `%s` may be any words. */
function listTitles(folder: string, files: readonly string[]): readonly RegExp[] {
  const sources = files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return sources.flatMap((source) => {
    const named = (call: string): readonly string[] =>
      [...source.matchAll(new RegExp(`^ *${call}\\(\\s*'((?:[^'\\\\]|\\\\.)*)'`, 'gm'))].map(
        ([, title = '']) => title,
      );
    // What `it.each([…])` is called with stands behind its list.
    const inner = [...named('it'), ...named("\\][^'\n]*\\)")];
    return named('describe').flatMap((outer) => inner.map((title) => matchFile(`${outer} ${title}`)));
  });
}

const matchFile = (title: string): RegExp =>
  new RegExp(
    `^${title
      .split(/%\w|\$\w+/)
      .map(nameFile)
      .join('.*')}`,
  );

describe('The storyboards', () => {
  it.each(folders.map(({ name }) => name))('of %s each belong to a story that is still told', (name) => {
    const folder = join(root, name);
    const files = readdirSync(folder);
    const titles = listTitles(folder, files);
    const boards = files.filter((file) => file.endsWith('.storyboard.md'));
    expect(boards.length).toBeGreaterThan(0);
    expect(boards.filter((file) => !titles.some((title) => title.test(file)))).toEqual([]);
  });
});
