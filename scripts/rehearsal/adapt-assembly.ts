import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulated } from './emulated.ts';
import { account, region } from './emulator.ts';
import { type Reference, readReference, type Template, templateShape } from './template.ts';

type Resources = Template['Resources'];

/**
 * Rewrites a synthesised assembly so that the emulator can take it, telling each change to `say`. Without these
 * the deploy stops half-way, or at the first request. Returns the adapted template.
 */
export function adaptAssembly(assembly: string, stack: string, say: (change: string) => void): Template {
  adaptFile(join(assembly, 'manifest.json'), (manifest) => {
    say('the stack is not protected from termination');
    return manifest.replace('"terminationProtection": true', '"terminationProtection": false');
  });
  const adapted = adaptFile(join(assembly, `${stack}.template.json`), (template) =>
    JSON.stringify(adaptTemplate(readTemplate(template), say), null, 1),
  );
  return readTemplate(adapted);
}

const readTemplate = (text: string): Template => templateShape.parse(JSON.parse(text));

function adaptFile(path: string, adapt: (text: string) => string): string {
  const adapted = adapt(readFileSync(path, 'utf8'));
  writeFileSync(path, adapted);
  return adapted;
}

function adaptTemplate(template: Template, say: (change: string) => void): unknown {
  const pick = (wanted: boolean): Resources =>
    Object.fromEntries(
      Object.entries(template.Resources).filter(([, { Type }]) => Type in emulated === wanted),
    );
  const [kept, left] = [pick(true), pick(false)];
  for (const [type, entries] of Map.groupBy(Object.entries(left), ([, { Type }]) => Type))
    say(`left out, as there is no ${type}: ${entries.map(([id]) => id).join(', ')}`);
  for (const [id, { Type, Properties }] of Object.entries(kept))
    switch (Type) {
      case 'AWS::Events::EventBus':
        say(`${id} is named wherever it is referred to`);
        break;
      case 'AWS::Events::Archive':
        delete Properties.EventPattern;
        say(`${id} archives without a pattern`);
        break;
      case 'AWS::KMS::Key':
        delete Properties.Tags;
        say(`${id} has no tags`);
        break;
      case 'AWS::StepFunctions::StateMachine':
        Properties.DefinitionString = {
          'Fn::Sub': [Properties.DefinitionString, Properties.DefinitionSubstitutions],
        };
        delete Properties.DefinitionSubstitutions;
        say(`${id} gets its functions by Fn::Sub`);
        break;
    }
  const standIn: StandIn = ({ id, attribute }) => {
    // In the shape of an ARN, because names are cut out of references.
    if (id in left) return `arn:aws:none:${region}:${account}:none:${id}-none`;
    const bus = kept[id]?.Type === 'AWS::Events::EventBus' && attribute === 'Ref' ? kept[id] : undefined;
    return bus?.Properties.Name;
  };
  for (const resource of Object.values(kept))
    if (Array.isArray(resource.DependsOn))
      resource.DependsOn = resource.DependsOn.filter((on) => !(on in left));
  return replaceReferences({ ...template, Resources: kept, Outputs: {} }, standIn);
}

/** What to write instead of a reference; undefined leaves it as it is. */
type StandIn = (reference: Reference) => unknown;

function replaceReferences(value: unknown, standIn: StandIn): unknown {
  const reference = readReference(value);
  if (reference !== undefined) return standIn(reference) ?? value;
  if (Array.isArray(value)) return value.map((part) => replaceReferences(part, standIn));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, replaceReferences(part, standIn)]),
  );
}
