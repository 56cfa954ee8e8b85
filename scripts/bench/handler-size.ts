import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { settings } from '../../statemachines/language/settings.ts';

export interface HandlerSize {
  readonly name: string;
  /** What is loaded at the start. */
  readonly codeKB: number;
  /** What is loaded when it is needed: the words of messages, channels, unusual credentials. */
  readonly laterKB: number;
  /** Median of five processes, node's own start taken off. */
  readonly importMs: number;
}

interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Metadata?: Readonly<Record<string, string>> }>
  >;
}

/** Synthesises the stack and measures the code that would be deployed. */
export function measureHandlers(): readonly HandlerSize[] {
  const folder = mkdtempSync(join(tmpdir(), 'triggermap-'));
  try {
    execFileSync('npx', ['cdk', 'synth', '--quiet', '--output', folder], {
      stdio: 'pipe',
    });
    const file = readdirSync(folder).find((name) => name.endsWith('.template.json'));
    if (file === undefined) throw new Error('the synthesis made no template');
    const { Resources }: Template = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return Object.entries(Resources).flatMap(([id, { Type, Metadata }]) => {
      const asset = Metadata?.['aws:asset:path'];
      if (Type !== 'AWS::Lambda::Function' || asset === undefined) return [];
      const entry = join(folder, asset, 'index.mjs');
      const loaded = listLoaded(entry);
      const sizeOf = (files: readonly string[]) =>
        files.reduce((sum, path) => sum + statSync(path).size, 0) / 1024;
      const others = readdirSync(join(folder, asset), { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, asset, name))
        .filter((path) => path.endsWith('.mjs') && !loaded.includes(path));
      return [
        {
          name: id.replace(/[0-9A-F]{8}$/, ''),
          codeKB: sizeOf(loaded),
          laterKB: sizeOf(others),
          importMs: timeImport(entry),
        },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The file and what it imports at the start, as far as it goes. */
function listLoaded(entry: string, seen: readonly string[] = []): readonly string[] {
  if (seen.includes(entry)) return seen;
  const imports = [...readFileSync(entry, 'utf8').matchAll(/(?:import|from)"(\.[^"]+)"/g)].map(
    ([, path = '']) => join(entry, '..', path),
  );
  return imports.reduce<readonly string[]>((all, path) => listLoaded(path, all), [...seen, entry]);
}

function timeImport(entry: string): number {
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.values(settings).map((name) => [name, 'bench'])),
    AWS_REGION: 'eu-west-1',
  };
  const script = `const s=performance.now();await import(${JSON.stringify(pathToFileURL(entry).href)});console.log(performance.now()-s)`;
  const times = Array.from({ length: 5 }, () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' })
        .trim()
        .split('\n')
        .at(-1),
    ),
  );
  return times.sort((a, b) => a - b)[2] ?? Number.NaN;
}
