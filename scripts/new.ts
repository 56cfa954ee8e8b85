import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { policy } from '#map';
import { didYouMean } from '../statemachines/language/did-you-mean.ts';
import { type Stage, stages } from '../statemachines/language/scenario.ts';
import { addEvent, type NewFile, writeMessage, writeScenario } from './new/new-files.ts';

const usage = `npm run new -- scenario ID [--stage STAGE]   a scenario, its message in every language, and a story of it
npm run new -- message ID                    a message in every language
npm run new -- event NAME                    an event of your own

  ID     in kebab-case, such as photo-request
  NAME   what has happened, in the past tense, such as workshop.attended
  STAGE  ${stages.join(', ')}; without it, conversion`;

const root = fileURLToPath(new URL('../', import.meta.url));
const ownEvents = 'statemachines/events/own.ts';

/** `npm run new`: writes the files that something new begins with, and all that follows from them. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stage: { type: 'string', default: 'conversion' } },
  });
  const [what, id, ...more] = positionals;
  if (what === undefined || id === undefined || more.length > 0) throw new Error(usage);
  switch (what) {
    case 'scenario': {
      const stage = readStage(values.stage);
      write(writeScenario(readId(id), stage, languages));
      run('scripts/definitions.ts');
      run('scripts/map.ts');
      const story = `test/scenarios/${id}/${id}.test.ts`;
      // Tells the story once, which writes its storyboard.
      run('node_modules/vitest/vitest.mjs', 'run', story);
      say([
        `statemachines/scenarios/${stage}/${id}.ts: when it starts, waits, sends and ends`,
        `statemachines/messages/${id}/: what is said`,
        `${story}: the story that shows it`,
      ]);
      break;
    }
    case 'message':
      write(writeMessage(readId(id), languages));
      run('scripts/definitions.ts');
      say([
        `statemachines/messages/${id}/message.ts: kind, about, channels`,
        `statemachines/messages/${id}/: what is said in ${languages.join(' and ')}`,
        `a scenario sends it by message('${id}', { by: … })`,
      ]);
      break;
    case 'event':
      addOwnEvent(id);
      say([
        `${ownEvents}: what it is about, and what it says`,
        `a scenario starts with it by on: event('${id}')`,
      ]);
      break;
    default:
      throw new Error(`${what}${didYouMean(what, ['scenario', 'message', 'event'])}\n\n${usage}`);
  }
}

const languages = Object.keys(policy.languages);

function readStage(word: string): Stage {
  const stage = stages.find((known) => known === word);
  if (stage === undefined) throw new Error(`--stage ${word}: it is none of ${stages.join(', ')}`);
  return stage;
}

function readId(id: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 60)
    throw new Error(`'${id}': write it in kebab-case, at most 60 characters, such as photo-request`);
  return id;
}

/** Nothing that is there is written over. */
function write(files: readonly NewFile[]): void {
  const there = files.find(({ path }) => existsSync(join(root, path)));
  if (there !== undefined) throw new Error(`${there.path} is there already`);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }
}

function addOwnEvent(name: string): void {
  if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(name))
    throw new Error(`'${name}': write subject and deed with a point between them, such as workshop.attended`);
  const file = join(root, ownEvents);
  writeFileSync(file, addEvent(readFileSync(file, 'utf8'), name));
  console.log(ownEvents);
}

function run(script: string, ...more: readonly string[]): void {
  const env = { ...process.env, UPDATE_STORYBOARDS: '1' };
  execFileSync(process.execPath, [join(root, script), ...more], { cwd: root, env, stdio: 'pipe' });
}

const say = (lines: readonly string[]): void =>
  console.log(['', 'Now edit', ...lines.map((line) => `  ${line}`), '', 'and then: npm test'].join('\n'));

try {
  main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
