import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleHandler } from '../../infra/constructs/handler-code.ts';
import { type FunctionName, functionNames, settings } from '../../statemachines/language/settings.ts';

/** A cold start reads and compiles all of it; a tenth above the size of today, so that a new dependency is seen. */
const mostKilobytes: Readonly<Record<FunctionName, number>> = {
  record: 760,
  send: 600,
  check: 570,
  listen: 570,
  act: 770,
  preferences: 570,
  verify: 570,
  feedback: 570,
  sweep: 600,
  announce: 600,
  care: 600,
};

const folder = mkdtempSync(join(tmpdir(), 'triggermap-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The bundle and the chunks that it imports at once, not lazily. */
function listLoaded(bundle: string, file = 'index.mjs', loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  const code = readFileSync(join(bundle, file), 'utf8');
  for (const [, chunk] of code.matchAll(/(?:from|import)"\.{1,2}\/(?:chunks\/)?([^"]+\.mjs)"/g))
    listLoaded(bundle, `chunks/${chunk}`, loaded);
  return loaded;
}

describe.each(functionNames)('the bundle of %s', (name) => {
  const bundle = join(folder, name);
  beforeAll(() => bundleHandler(name, bundle));

  test('is small', () => {
    const bytes = [...listLoaded(bundle)].reduce((sum, file) => sum + statSync(join(bundle, file)).size, 0);
    expect(bytes / 1000).toBeLessThan(mostKilobytes[name]);
  });

  test('starts where nothing is installed', () => {
    const env = Object.fromEntries(Object.values(settings).map((variable) => [variable, 'value']));
    const start = `import { handler } from '${pathToFileURL(join(bundle, 'index.mjs'))}'; console.log(typeof handler)`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', start], {
      cwd: folder,
      env: { ...env, AWS_REGION: 'us-east-1' },
      encoding: 'utf8',
    });
    expect(output).toBe('function\n');
  });
});

test('send loads the words and the layout of mails with its first message, and has no MJML', () => {
  const bundle = join(folder, 'send');
  const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.mjs'),
  );
  const holding = (text: string) =>
    files.filter((file) => readFileSync(join(bundle, file), 'utf8').includes(text));
  const [words, layout] = [holding('Just as you left it'), holding('<!doctype html>')];
  expect(words).toHaveLength(1);
  expect(layout).toHaveLength(1);
  const loaded = listLoaded(bundle);
  expect([...words, ...layout].filter((file) => loaded.has(file))).toEqual([]);
  expect(holding('mj-section')).toEqual([]);
});

test('a bundle is the same however often it is built, so that an unchanged function is not deployed', () => {
  const [first, again] = [join(folder, 'preferences'), join(folder, 'again')];
  bundleHandler('preferences', again);
  const list = (bundle: string) => readdirSync(bundle, { recursive: true }).map(String).sort();
  expect(list(again)).toEqual(list(first));
  expect(readFileSync(join(again, 'index.mjs'))).toEqual(readFileSync(join(first, 'index.mjs')));
});
