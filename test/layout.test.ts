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

/** Whom the files of a folder may import. A name that ends in a slash stands for all below it. */
interface Rule {
  readonly folder: string;
  readonly ours: readonly string[];
  readonly packages: readonly string[] | { readonly allBut: readonly string[] };
  readonly says: string;
}

/** The first rule whose folder holds a file is the file's. */
const rules: readonly Rule[] = [
  {
    folder: 'statemachines/mail/build/',
    ours: ['statemachines/mail/'],
    packages: ['node:', 'mjml/'],
    says: 'the layout of mails is compiled by MJML and kept in a file',
  },
  {
    folder: 'statemachines/language/',
    ours: ['statemachines/language/'],
    packages: ['zod', 'leven'],
    says: 'the language imports no map: it is given it',
  },
  {
    folder: 'statemachines/compile/',
    ours: ['statemachines/compile/', 'statemachines/language/'],
    packages: [],
    says: 'the compiler imports no map: it is given it',
  },
  {
    folder: 'statemachines/',
    ours: ['statemachines/'],
    // The compiled layout of mails, which MJML is not needed to use.
    packages: ['zod', 'leven', 'liquidjs', '#mail-layout'],
    says: 'statemachines import nothing outside themselves',
  },
  {
    folder: 'functions/core/',
    ours: ['functions/core/', 'statemachines/language/'],
    packages: ['node:crypto', 'luxon', 'libphonenumber-js/', 'zod'],
    says: 'the core knows the language alone',
  },
  {
    folder: 'functions/ports/',
    ours: ['functions/core/', 'statemachines/language/'],
    packages: [],
    says: 'ports are types of the core and the language',
  },
  {
    folder: 'functions/tasks/',
    ours: ['functions/tasks/', 'functions/core/', 'functions/ports/', 'statemachines/language/'],
    packages: [],
    says: 'tasks know core, ports and language',
  },
  {
    folder: 'functions/adapters/aws/',
    ours: ['functions/adapters/aws/', 'functions/core/', 'functions/ports/', 'statemachines/language/'],
    packages: ['@aws-sdk/', 'node:', 'nodemailer/'],
    says: 'adapters know ports, core and language',
  },
  {
    folder: 'functions/adapters/',
    ours: ['functions/adapters/memory/', 'functions/core/', 'functions/ports/', 'statemachines/language/'],
    packages: [],
    says: 'adapters know ports, core and language',
  },
  {
    folder: 'functions/handlers/',
    ours: [
      'functions/handlers/',
      'functions/ports/',
      'functions/tasks/',
      'functions/adapters/aws/',
      'statemachines/language/',
      'statemachines/rendering/',
      // Compiled from the scenarios, whose code would be too much to load.
      'statemachines/definitions/door.json',
    ],
    packages: ['@middy/', '@aws-lambda-powertools/', 'aws-lambda', '#map', '#map/written', '#mail-layout'],
    says: 'handlers bind a task to adapters, messages, the map and what the door must know',
  },
  {
    folder: 'infra/',
    ours: ['infra/', 'statemachines/'],
    packages: [
      'aws-cdk-lib/',
      'constructs',
      'cdk-nag',
      'esbuild',
      'node:',
      '#map',
      '#map/written',
      '#mail-layout',
    ],
    says: 'infra knows statemachines, and functions by their paths',
  },
  {
    folder: 'scripts/',
    ours: ['scripts/', 'functions/', 'statemachines/'],
    packages: {
      allBut: ['@aws-sdk/', '@middy/', '@aws-lambda-powertools/', 'aws-cdk-lib/', 'cdk-nag', 'constructs'],
    },
    says: 'scripts know everything but infra',
  },
];

const isAmong = (name: string, allowed: readonly string[]): boolean =>
  allowed.some((one) =>
    one.endsWith('/') || one.endsWith(':')
      ? `${name}/`.startsWith(one) || name.startsWith(one)
      : name === one,
  );

/** What a file imports, statically, dynamically or for its types alone. */
function listImports(text: string): readonly string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/[^\n]*/g, '$1');
  const forms = [
    /(?:^|[\n;])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g,
    /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g,
  ];
  return forms.flatMap((form) => [...code.matchAll(form)].flatMap(([, name]) => name ?? []));
}

const ruleOf = (path: string): Rule | undefined => rules.find(({ folder }) => path.startsWith(folder));

const mayUse = (name: string, { packages }: Rule): boolean =>
  'allBut' in packages ? !isAmong(name, packages.allBut) : isAmong(name, packages);

function importFaults({ path, text }: Source): readonly string[] {
  const rule = ruleOf(path);
  if (rule === undefined) return [];
  return listImports(text).flatMap((name) => {
    if (!name.startsWith('.')) return mayUse(name, rule) ? [] : [`imports ${name}: ${rule.says}`];
    const target = posix.join(posix.dirname(path), name);
    return isAmong(target, rule.ours) ? [] : [`imports ${target}: ${rule.says}`];
  });
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
  const tasks = listImports(text).filter((name) => name.startsWith('../tasks/'));
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
      ? [...importFaults(source), ...wordFaults(source), ...handlerFaults(source)]
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

  it('lets every file import only whom its folder may know, and puts it under a name that says what it is', () => {
    expect(faults).toEqual([]);
  });

  it('is read whole: every folder with a rule has files, and their imports are found', () => {
    for (const { folder } of rules) expect(files.some((path) => path.startsWith(folder))).toBe(true);
    const decision = readSource('functions/core/decision/decision.ts');
    expect(listImports(decision.text)).toContain('./caps.ts');
    expect(listImports(decision.text).length).toBe(decision.text.match(/^import |^\} from /gm)?.length);
  });
});

describe('the rules of the layout catch', () => {
  const planted: readonly (readonly [path: string, text: string, fault: string])[] = [
    [
      'functions/core/x.ts',
      "import { readFileSync } from 'node:fs';",
      'imports node:fs: the core knows the language alone',
    ],
    [
      'functions/core/x.ts',
      "import type { Store } from '../ports.ts';",
      'imports functions/ports.ts: the core knows the language alone',
    ],
    [
      'functions/core/x.ts',
      "import { sendMessage } from '../tasks/send-message.ts';",
      'imports functions/tasks/send-message.ts: the core knows the language alone',
    ],
    [
      'functions/core/x.ts',
      "import { policy } from '../../statemachines/policy.ts';",
      'imports statemachines/policy.ts: the core knows the language alone',
    ],
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
      'statemachines/compile/x.ts',
      "import { decide } from '../../functions/core/decision.ts';",
      'imports functions/core/decision.ts: the compiler imports no map: it is given it',
    ],
    [
      'statemachines/compile/x.ts',
      "import { policy } from '../policy.ts';",
      'imports statemachines/policy.ts: the compiler imports no map: it is given it',
    ],
    [
      'statemachines/language/x.ts',
      "import { policy } from '#map';",
      'imports #map: the language imports no map: it is given it',
    ],
    [
      'statemachines/scenarios/lead/x.ts',
      "import { DateTime } from 'luxon';",
      'imports luxon: statemachines import nothing outside themselves',
    ],
    [
      'functions/core/x.ts',
      "import { policy } from '#map';",
      'imports #map: the core knows the language alone',
    ],
    [
      'statemachines/rendering/x.ts',
      "const words = await import('mjml');",
      'imports mjml: statemachines import nothing outside themselves',
    ],
    [
      'statemachines/scenarios/lead/x.ts',
      'const year = new Date().getFullYear();',
      "has 'new Date()': statemachines are pure",
    ],
    [
      'functions/tasks/x.ts',
      "import { policy } from '../../statemachines/policy.ts';",
      'imports statemachines/policy.ts: tasks know core, ports and language',
    ],
    [
      'functions/tasks/x.ts',
      "export { makeStore } from '../adapters/aws/store.ts';",
      'imports functions/adapters/aws/store.ts: tasks know core, ports and language',
    ],
    [
      'functions/tasks/x.ts',
      "import '@aws-sdk/client-ses';",
      'imports @aws-sdk/client-ses: tasks know core, ports and language',
    ],
    [
      'functions/tasks/x.ts',
      'const now = new Date();',
      "has 'new Date()': tasks ask their clock, and report through their ports",
    ],
    [
      'functions/adapters/memory/x.ts',
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
      'imports @aws-sdk/client-dynamodb: adapters know ports, core and language',
    ],
    [
      'functions/adapters/aws/x.ts',
      "import {\n  sendMessage,\n} from '../../tasks/send-message.ts';",
      'imports functions/tasks/send-message.ts: adapters know ports, core and language',
    ],
    [
      'functions/handlers/x.ts',
      "import { decide } from '../core/decision.ts';",
      'imports functions/core/decision.ts: handlers bind a task to adapters, messages, the map and what the door must know',
    ],
    [
      'functions/handlers/x.ts',
      "import abandonedCart from '../../statemachines/scenarios/conversion/abandoned-cart.ts';",
      'imports statemachines/scenarios/conversion/abandoned-cart.ts: handlers bind a task to adapters, messages, the map and what the door must know',
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
    [
      'infra/constructs/x.ts',
      "import { handler } from '../../functions/handlers/send.ts';",
      'imports functions/handlers/send.ts: infra knows statemachines, and functions by their paths',
    ],
    [
      'scripts/x.ts',
      "import { TriggermapStack } from '../infra/triggermap-stack.ts';",
      'imports infra/triggermap-stack.ts: scripts know everything but infra',
    ],
    [
      'scripts/x.ts',
      "import { App } from 'aws-cdk-lib';",
      'imports aws-cdk-lib: scripts know everything but infra',
    ],
    [
      'scripts/x.ts',
      "import { SES } from '@aws-sdk/client-ses';",
      'imports @aws-sdk/client-ses: scripts know everything but infra',
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
