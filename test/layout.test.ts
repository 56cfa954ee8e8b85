import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);

/** Everything that lies at the top beside dotfiles and what is not kept. */
const topLevel = [
  'README.md',
  'cdk.json',
  'functions',
  'infra',
  'package.json',
  'scripts',
  'statemachines',
  'test',
  'tsconfig.json',
];
/** Lock file, licence and the configuration of tools. */
const besideIt = ['LICENSE', 'biome.json', 'package-lock.json', 'stryker.config.mjs', 'vitest.config.ts'];

/** A file of ours, as text. */
interface Source {
  readonly path: string;
  readonly text: string;
}

const clocks = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bDateTime\.(?:now|local|utc)\(\s*\)/,
  /\bperformance\.now\b/,
  /\bsetTimeout\b/,
];
const chance = [/\bMath\.random\b/, /\brandom(?:UUID|Bytes|Int)\b/];
const waiting = [/\basync\b/, /\bawait\b/, /\bPromise\b/, /\.then\(/];
const surroundings = [/\bprocess\./, /\bfetch\(/, /\bconsole\./];

/** What must not stand in the code of a folder, and why. */
const bans: readonly { folder: string; but: readonly string[]; words: readonly RegExp[]; says: string }[] = [
  {
    folder: 'functions/core/',
    but: [],
    words: [...clocks, ...chance, ...waiting, ...surroundings],
    says: 'the core is synchronous, and gets the time as an argument',
  },
  {
    folder: 'statemachines/',
    but: ['statemachines/rendering/', 'statemachines/mail/build/'],
    words: [...clocks, ...chance, ...waiting, ...surroundings],
    says: 'statemachines are pure',
  },
  {
    folder: 'statemachines/rendering/',
    but: [],
    words: [...clocks, ...chance, ...surroundings],
    says: 'messages have no clock; only loading their words takes time',
  },
  {
    folder: 'functions/tasks/',
    but: [],
    words: [...clocks, ...chance, ...surroundings],
    says: 'tasks ask their clock, and report through their ports',
  },
  {
    folder: 'functions/handlers/',
    but: ['functions/handlers/binding/read-setting.ts'],
    words: [/\bprocess\./, /\bfor\s*\(/, /\bwhile\s*\(/, /\bswitch\s*\(/, /\btry\b/],
    says: 'handlers do nothing but bind',
  },
];

/** Without comments and quoted text; what stands in templates stays, since code may stand in it. */
const codeOf = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");

const wordFaults = ({ path, text }: Source): readonly string[] =>
  bans
    .filter(({ folder, but }) => path.startsWith(folder) && !isBelow(path, but))
    .flatMap(({ words, says }) =>
      words.flatMap((word) => {
        const [found] = word.exec(codeOf(text)) ?? [];
        return found === undefined ? [] : [`has '${found}': ${says}`];
      }),
    );
const isBelow = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(folder));

/** A handler is one task, bound. */
function handlerFaults({ path, text }: Source): readonly string[] {
  if (!path.startsWith('functions/handlers/') || !/\bexport const handler\b/.test(text)) return [];
  const tasks = text.match(/ from '\.\.\/tasks\//g) ?? [];
  return tasks.length === 1 ? [] : [`binds ${tasks.length} tasks: a handler binds one`];
}

const catchAlls = ['utils', 'util', 'helpers', 'helper', 'common', 'types', 'misc'];

function nameFaults({ path }: Pick<Source, 'path'>): readonly string[] {
  const parts = path.split('/');
  return parts.flatMap((part) => {
    const [name = ''] = part.split('.');
    const faults: string[] = [];
    if (catchAlls.includes(name)) faults.push(`is named '${part}': name a file after what is in it`);
    if (!/^[A-Z]+\.md$/.test(part) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(part))
      faults.push(`is named '${part}': names are kebab-case`);
    return faults;
  });
}

const isCode = (path: string): boolean => /\.(?:ts|js|mjs)$/.test(path);

/** What is wrong with the place of a file, each fault as a sentence. */
const faultsOf = (source: Source): readonly string[] =>
  [
    ...nameFaults(source),
    ...(isCode(source.path) && !source.path.startsWith('test/')
      ? [...wordFaults(source), ...handlerFaults(source)]
      : []),
  ].map((fault) => `${source.path} ${fault}`);

const folders = ['functions', 'infra', 'scripts', 'statemachines', 'test'];
const files: readonly string[] = folders.flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(posix.relative(root.pathname, entry.parentPath), entry.name)),
);
const readSource = (path: string): Source => ({
  path,
  text: isCode(path) ? readFileSync(new URL(path, root), 'utf8') : '',
});

describe('the layout', () => {
  const faults = files.map(readSource).flatMap(faultsOf);

  it('has at the top level what is agreed upon and nothing else', () => {
    const ignored = readFileSync(new URL('.gitignore', root), 'utf8')
      .split('\n')
      .map((line) => line.replace(/\/$/, ''));
    const found = readdirSync(root).filter((name) => !name.startsWith('.') && !ignored.includes(name));
    expect(found.filter((name) => !besideIt.includes(name)).sort()).toEqual(topLevel);
  });

  it('keeps clocks, chance and waiting out of what is pure, and names every file after what is in it', () => {
    expect(faults).toEqual([]);
  });
});

describe('the rules of the layout catch', () => {
  const planted: readonly (readonly [path: string, text: string, fault: string])[] = [
    [
      'functions/core/x.ts',
      'const at = Date.now();',
      "has 'Date.now': the core is synchronous, and gets the time as an argument",
    ],
    [
      'functions/core/x.ts',
      'const at = new Date();',
      "has 'new Date()': the core is synchronous, and gets the time as an argument",
    ],
    [
      'functions/core/x.ts',
      'const at = DateTime.now();',
      "has 'DateTime.now()': the core is synchronous, and gets the time as an argument",
    ],
    [
      'functions/core/x.ts',
      'const id = Math.random();',
      "has 'Math.random': the core is synchronous, and gets the time as an argument",
    ],
    [
      'functions/core/x.ts',
      'export async function f() {}',
      "has 'async': the core is synchronous, and gets the time as an argument",
    ],
    [
      'functions/core/x.ts',
      'const f = (): Promise<void> => g();',
      "has 'Promise': the core is synchronous, and gets the time as an argument",
    ],
    [
      'functions/core/x.ts',
      'const table = process.env.TABLE;',
      "has 'process.': the core is synchronous, and gets the time as an argument",
    ],
    [
      'statemachines/scenarios/lead/x.ts',
      'const year = new Date().getFullYear();',
      "has 'new Date()': statemachines are pure",
    ],
    [
      'functions/tasks/x.ts',
      'const now = new Date();',
      "has 'new Date()': tasks ask their clock, and report through their ports",
    ],
    [
      'functions/handlers/x.ts',
      "import { a } from '../tasks/a.ts';\nimport { b } from '../tasks/b.ts';\nexport const handler = 1;",
      'binds 2 tasks: a handler binds one',
    ],
    [
      'functions/handlers/x.ts',
      'for (const one of all) send(one);',
      "has 'for (': handlers do nothing but bind",
    ],
    ['functions/core/utils.ts', '', "is named 'utils.ts': name a file after what is in it"],
    ['scripts/helpers/x.ts', '', "is named 'helpers': name a file after what is in it"],
    ['statemachines/language/types.ts', '', "is named 'types.ts': name a file after what is in it"],
    ['functions/core/SendBook.ts', '', "is named 'SendBook.ts': names are kebab-case"],
    ['test/core/local_hours.test.ts', '', "is named 'local_hours.test.ts': names are kebab-case"],
  ];

  it.each(planted.map(([path, text, fault]) => ({ path, text, fault })))(
    '$path $fault',
    ({ path, text, fault }) => {
      expect(faultsOf({ path, text })).toEqual([`${path} ${fault}`]);
    },
  );

  it('nothing where nothing is wrong', () => {
    const text = [
      "import { createHash } from 'node:crypto';",
      "import { DateTime } from 'luxon';",
      "import type { Policy } from '../../statemachines/language/policy.ts';",
      "import { later } from './moments.ts';",
      '// async code, await and Date.now() in a comment, an import from "node:fs"',
      "const text = 'await new Date()';",
      'const at = new Date(moment);',
    ].join('\n');
    expect(faultsOf({ path: 'functions/core/x.ts', text })).toEqual([]);
  });
});
