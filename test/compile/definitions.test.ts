import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import type { StateMachine } from '../../statemachines/compile/asl.ts';
import { checkMap } from '../../statemachines/compile/check-map.ts';
import { compileAnnounce } from '../../statemachines/compile/compile-announce.ts';
import { compileDoor } from '../../statemachines/compile/compile-door.ts';
import { compileScenario, machineName } from '../../statemachines/compile/compile-scenario.ts';
import { compileSweep } from '../../statemachines/compile/compile-sweep.ts';
import { busyFaults, lambdaFaults, providerFaults } from '../../statemachines/language/faults.ts';
import { readEnd, type Scenario } from '../../statemachines/language/scenario.ts';
import { messages } from '../../statemachines/messages/index.ts';
import { scenarios } from '../../statemachines/scenarios/index.ts';
import { validateDefinition, validateTogether } from './validate.ts';
import { enteredIn, straightWay } from './ways.ts';

const folder = new URL('../../statemachines/definitions/', import.meta.url);
const fileOf = ({ id }: Scenario): string => `${id}.asl.json`;
const sweepFile = 'sweep.asl.json';
const announceFile = 'announce.asl.json';
const doorFile = 'door.json';
const read = (file: string): string => {
  try {
    return readFileSync(new URL(file, folder), 'utf8');
  } catch {
    return '';
  }
};
const readFile = (scenario: Scenario): string => read(fileOf(scenario));
const print = (definition: object): string => `${JSON.stringify(definition, null, 2)}\n`;
const staleness = (file: string): string =>
  `statemachines/definitions/${file} is not what it is compiled from: run \`npm run definitions\` and read the difference`;
/** The definition as it is released. */
const released = (scenario: Scenario): StateMachine => JSON.parse(readFile(scenario));
const each = scenarios.map((scenario) => [scenario.id, scenario] as const);

/** All that a run is repeated for. */
const faults = [...lambdaFaults, ...busyFaults, ...providerFaults];

describe.each(each)('the definition of %s', (_, scenario) => {
  it('is what the scenario compiles to', () => {
    const compiled = print(compileScenario(scenario, map).definition);
    expect(readFile(scenario) === compiled, staleness(fileOf(scenario))).toBe(true);
  });

  it('gives every Task a time limit and retries whatever is worth retrying', () => {
    for (const [name, state] of Object.entries(released(scenario).States)) {
      if (state.Type !== 'Task') continue;
      const retried = state.Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
      if ('Catch' in state) {
        // Its time is what the scenario says, and that it is over is an answer.
        expect(state.TimeoutSeconds, name).toBeGreaterThanOrEqual(60);
        expect(retried, name).not.toContain('States.Timeout');
      } else {
        expect(state.TimeoutSeconds, name).toBe(60);
        expect(retried, name).toContain('States.Timeout');
      }
      expect(retried, name).toEqual(expect.arrayContaining(faults));
      for (const { MaxAttempts, IntervalSeconds, JitterStrategy } of state.Retry) {
        expect(MaxAttempts, name).toBeGreaterThanOrEqual(3);
        expect(IntervalSeconds, name).toBeGreaterThanOrEqual(1);
        expect(JitterStrategy, name).toBe('FULL');
      }
    }
  });

  it('has names that a marketer can read', () => {
    for (const name of Object.keys(released(scenario).States)) {
      expect(name.length).toBeLessThanOrEqual(80);
      expect(name, 'a sentence or question, no identifier').toMatch(/^[A-Z][^_/\\$]*$/);
      expect(name, 'no word in camelCase').not.toMatch(/[a-z][A-Z]/);
    }
  });

  it('has names without a number, Choices that are questions, and no state that no run can enter', () => {
    const machine = released(scenario);
    for (const [name, { Type }] of Object.entries(machine.States)) {
      expect(name).not.toMatch(/\(\d+\)/);
      if (Type === 'Choice') expect(name).toMatch(/\?$/);
    }
    expect([...enteredIn(machine)].sort()).toEqual(Object.keys(machine.States).sort());
  });

  it('tells the console what it is, what it is for and which goal it has', () => {
    const { Comment } = released(scenario);
    expect(Comment).toContain(scenario.title);
    expect(Comment).toContain(scenario.purpose);
    if (scenario.goal !== undefined) expect(Comment).toContain(`Goal: ${readEnd(scenario.goal).event}`);
  });

  it('fits into Step Functions, its pattern into a rule, and its name into a state machine', () => {
    expect(Buffer.byteLength(readFile(scenario))).toBeLessThan(1024 * 1024);
    expect(JSON.stringify(compileScenario(scenario, map).pattern).length).toBeLessThanOrEqual(2048);
    expect(machineName(scenario)).toMatch(/^triggermap-[1-5]-[a-z0-9-]{1,60}$/);
  });
});

describe('the definitions', () => {
  it('are accepted by the validator of the States Language', { timeout: 30_000 }, () => {
    expect(validateTogether(scenarios.map(released))).toBe('');
    expect(scenarios.slice(0, 1).map((scenario) => validateDefinition(released(scenario)))).toEqual(['']);
  });

  it('are those of the map, the sweep, the announcement and the door, and no others', () => {
    const files = readdirSync(folder).filter((name) => name !== 'released');
    expect(files.sort()).toEqual([...scenarios.map(fileOf), sweepFile, announceFile, doorFile].sort());
  });

  it('know what the announcement is compiled to', () => {
    expect(read(announceFile) === print(compileAnnounce(map.policy)), staleness(announceFile)).toBe(true);
  });

  it('know what the sweep is compiled to', () => {
    expect(read(sweepFile) === print(compileSweep()), staleness(sweepFile)).toBe(true);
  });

  it('tell the door what it must know of the map', () => {
    expect(read(doorFile) === print(compileDoor(map)), staleness(doorFile)).toBe(true);
  });

  it('are kept as they were released, numbered without a gap', () => {
    const files = readdirSync(new URL('released/', folder));
    expect(files).toEqual(expect.arrayContaining(['abandoned-cart.1.asl.json', 'welcome.1.asl.json']));
    const numbers = new Map<string, number[]>();
    for (const file of files) {
      const [, id = '', number] = /^([a-z0-9-]+)\.(\d+)\.asl\.json$/.exec(file) ?? [];
      expect(id, `${file} is named <id>.<number>.asl.json`).not.toBe('');
      numbers.set(id, [...(numbers.get(id) ?? []), Number(number)]);
    }
    for (const [id, kept] of numbers)
      expect(
        kept.toSorted((a, b) => a - b),
        id,
      ).toEqual(kept.map((_, place) => place + 1));
  });

  it('are of scenarios that fit together', () => {
    expect(() => checkMap(map)).not.toThrow();
  });

  it('sort in the console as the map does', () => {
    const names = scenarios.map(machineName);
    const stageOf = (name: string) => Number(name.split('-')[1]);
    expect(names.map(stageOf)).toEqual(names.map(stageOf).toSorted((a, b) => a - b));
    expect(new Set(names).size).toBe(names.length);
  });

  it('never meet a message whose title is taken by the states of every scenario', () => {
    for (const { title } of Object.values(messages)) {
      expect(['Finished', 'Left']).not.toContain(title);
      expect(title).not.toMatch(/^(Wait|Look)\b|[:?]/);
    }
  });
});

describe('the abandoned cart', () => {
  const cart = scenarios.find(({ id }) => id === 'abandoned-cart');

  it('reads in the console as it is told', () => {
    expect(cart === undefined ? [] : straightWay(released(cart))).toEqual([
      'Wait 3 hours',
      'Cart reminder',
      'Cart reminder: go on?',
      'Wait 1 day',
      'Cart offer',
      'Cart offer: go on?',
      'Finished',
    ]);
  });
});
