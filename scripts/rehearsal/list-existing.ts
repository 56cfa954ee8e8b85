import { emulated } from './emulated.ts';
import { askEmulator, query } from './emulator.ts';
import { readReference, type Template } from './template.ts';

/** One declared resource, and what is wrong with it when it cannot be seen. */
export interface Sighting {
  readonly id: string;
  readonly type: string;
  readonly missing?: string;
}

/** Looks for every declared resource by asking its own service: a deploy that stopped half-way reports success. */
export async function listExisting(
  endpoint: URL,
  stack: string,
  { Resources }: Template,
): Promise<readonly Sighting[]> {
  const physicalIds = await readPhysicalIds(endpoint, stack);
  const nameOf = (id: string): string => physicalIds.get(id) ?? `(no name of ${id})`;
  const resolve = (value: unknown): string => nameOf(readReference(value)?.id ?? String(value));
  return Promise.all(
    Object.entries(Resources).map(async ([id, { Type: type, Properties: properties }]) => {
      const lookUp = emulated[type];
      if (lookUp === undefined) return { id, type, missing: 'the emulator cannot hold it' };
      const of = { properties, physicalId: nameOf(id), resolve };
      const expected = lookUp.expect(of);
      const answer = await askEmulator(endpoint, lookUp.ask(of));
      return answer.includes(expected)
        ? { id, type }
        : { id, type, missing: `no ${expected} in ${answer.slice(0, 300)}` };
    }),
  );
}

/** The stack's resources by logical id; the emulator has no such name for some kinds. */
async function readPhysicalIds(endpoint: URL, stack: string): Promise<ReadonlyMap<string, string>> {
  const answer = await askEmulator(
    endpoint,
    query('cloudformation', { Action: 'DescribeStackResources', StackName: stack, Version: '2010-05-15' }),
  );
  const pairs = answer.split('<member>').flatMap((member): [string, string][] => {
    const read = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(member)?.[1];
    const [id, physicalId] = [read('LogicalResourceId'), read('PhysicalResourceId')];
    return id === undefined || physicalId === undefined ? [] : [[id, physicalId]];
  });
  if (pairs.length === 0)
    throw new Error(`The emulator stopped half-way; its log says at which resource. ${answer}`);
  return new Map(pairs);
}
