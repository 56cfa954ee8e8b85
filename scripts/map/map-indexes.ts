import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Scenario, stages } from '../../statemachines/language/scenario.ts';

/** A generated file of the map: its path below `statemachines`, and its text. */
export interface IndexFile {
  readonly path: string;
  readonly text: string;
}

interface ScenarioFile extends Pick<Scenario, 'stage' | 'id' | 'code'> {}

interface MessageFolder {
  readonly id: string;
  /** Those in which it has words. */
  readonly languages: readonly string[];
}

/** The indexes as the folders below `statemachines` make them. Rejects when a file is not what its place says. */
export async function makeIndexes(statemachines: string): Promise<readonly IndexFile[]> {
  const scenarios = (await listScenarios(join(statemachines, 'scenarios'))).toSorted(compareScenarios);
  const messages = listMessages(join(statemachines, 'messages'));
  return [
    { path: 'scenarios/index.ts', text: printScenarios(scenarios) },
    { path: 'messages/index.ts', text: printMessages(messages) },
    { path: 'messages/written.ts', text: printWords(messages) },
  ];
}

/** Writes the indexes anew; answers those that were other than the folders make them. */
export async function writeIndexes(statemachines: string): Promise<readonly IndexFile[]> {
  const files = await makeIndexes(statemachines);
  for (const { path, text } of files) writeFileSync(join(statemachines, path), text);
  return files;
}

/** Every file of a stage is a scenario: its default export, under the id that is the file's name. */
async function listScenarios(folder: string): Promise<readonly ScenarioFile[]> {
  const files = stages.flatMap((stage) => {
    const own = join(folder, stage);
    return existsSync(own)
      ? readdirSync(own)
          .filter((name) => name.endsWith('.ts'))
          .map((name) => ({ stage, id: name.slice(0, -'.ts'.length), file: join(own, name) }))
      : [];
  });
  return Promise.all(
    files.map(async ({ stage, id, file }): Promise<ScenarioFile> => {
      const { default: scenario }: { readonly default?: Scenario } = await import(pathToFileURL(file).href);
      const where = `statemachines/scenarios/${stage}/${id}.ts`;
      if (scenario === undefined) throw new Error(`${where}: write export default scenario({ … })`);
      if (scenario.id !== id || scenario.stage !== stage)
        throw new Error(
          `${where}: the scenario calls itself '${scenario.id}' of the stage '${scenario.stage}'; its file belongs at ${scenario.stage}/${scenario.id}.ts`,
        );
      return scenario;
    }),
  );
}

/** By stage, then by number in the catalogue: S before E, those without one last. */
function compareScenarios(a: ScenarioFile, b: ScenarioFile): number {
  const place = ({ stage, code }: ScenarioFile): readonly number[] => [
    stages.indexOf(stage),
    code === undefined ? 2 : code.startsWith('S') ? 0 : 1,
    Number(code?.slice(1) ?? 0),
  ];
  const [mine, others] = [place(a), place(b)];
  const differing = mine.findIndex((value, index) => value !== others[index]);
  return differing === -1 ? (a.id < b.id ? -1 : 1) : (mine[differing] ?? 0) - (others[differing] ?? 0);
}

const words = /^([a-z]{2}(?:-[A-Z]{2})?)\.ts$/;

/** Every folder of messages is one: `message.ts` says what it is, and a file a language how it reads. */
function listMessages(folder: string): readonly MessageFolder[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'message.ts')))
    .map(({ name }) => ({
      id: name,
      languages: readdirSync(join(folder, name))
        .flatMap((file) => words.exec(file)?.[1] ?? [])
        .sort(),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const head = '// Written by `npm run definitions` from the folders beside it: do not edit.\n';

/** "back-in-stock" is `backInStock`. */
const nameOf = (id: string): string => id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const quote = (id: string): string => (/^\w+$/.test(id) ? id : `'${id}'`);

const printScenarios = (scenarios: readonly ScenarioFile[]): string => `${head}
import type { Scenario } from '../language/scenario.ts';
${scenarios.map(({ stage, id }) => `import ${nameOf(id)} from './${stage}/${id}.ts';\n`).join('')}
/** Every scenario that is deployed: by stage, then by its number in the catalogue. */
export const scenarios: readonly Scenario[] = [
${scenarios.map(({ id }) => `  ${nameOf(id)},\n`).join('')}];
`;

const printMessages = (messages: readonly MessageFolder[]): string => `${head}
import type { MessageDefinition } from '../language/message-definition.ts';
${messages.map(({ id }) => `import ${nameOf(id)} from './${id}/message.ts';\n`).join('')}
/** Every message there is. An id is retired, never deleted: runs in flight still name it. */
export const messages = {
${messages.map(({ id }) => `  ${quote(id)}: ${nameOf(id)},\n`).join('')}} as const satisfies Record<string, MessageDefinition>;

type Definitions = typeof messages;

declare module '../language/register.ts' {
  interface MapMessages extends Definitions {}
}
`;

const printWords = (messages: readonly MessageFolder[]): string => `${head}
import type { Written } from '../language/words.ts';
${messages
  .flatMap(({ id, languages }) =>
    languages.map((language) => `import ${wordsName(id, language)} from './${id}/${language}.ts';\n`),
  )
  .join('')}
/** The words of every message, in every language in which it has been written. */
export const written: Written = {
${messages
  .map(
    ({ id, languages }) =>
      `  ${quote(id)}: { ${languages.map((language) => `${quote(language)}: ${wordsName(id, language)}`).join(', ')} },\n`,
  )
  .join('')}};
`;

const wordsName = (id: string, language: string): string =>
  nameOf(`${id}-${language.toLowerCase().replaceAll(/[^a-z]/g, '-')}`);
