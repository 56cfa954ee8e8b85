import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StateMachine } from '../../statemachines/compile/asl.ts';
import { compileScenario, machineName } from '../../statemachines/compile/compile-scenario.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import { messages } from '../../statemachines/messages/catalogue.ts';
import { scenarios } from '../../statemachines/scenarios/index.ts';
import { validateDefinition, validateTogether } from './validate.ts';
import { straightWay } from './ways.ts';

const folder = new URL('../../statemachines/definitions/', import.meta.url);
const fileOf = ({ id }: Scenario): string => `${id}.asl.json`;
const readFile = (scenario: Scenario): string => {
  try {
    return readFileSync(new URL(fileOf(scenario), folder), 'utf8');
  } catch {
    return '';
  }
};
/** The definition as it is released. */
const released = (scenario: Scenario): StateMachine => JSON.parse(readFile(scenario));
const each = scenarios.map((scenario) => [scenario.id, scenario] as const);

/** All that is retried when Lambda itself fails, besides our own faults. */
const lambdaFaults = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'States.Timeout',
];
const ownFaults = ['StoreBusy', 'ProviderDown', 'AnswerLost'];

describe.each(each)('the definition of %s', (_, scenario) => {
  it('is what the scenario compiles to', () => {
    const compiled = `${JSON.stringify(compileScenario(scenario).definition, null, 2)}\n`;
    expect(
      readFile(scenario) === compiled,
      `statemachines/definitions/${fileOf(scenario)} is not what the scenario compiles to: run \`npm run definitions\` and read the difference`,
    ).toBe(true);
  });

  it('gives every Task a time limit and retries whatever is worth retrying', () => {
    for (const [name, state] of Object.entries(released(scenario).States)) {
      if (state.Type !== 'Task') continue;
      expect(state.TimeoutSeconds, name).toBe(60);
      const retried = state.Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(retried, name).toEqual(expect.arrayContaining([...lambdaFaults, ...ownFaults]));
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

  it('tells the console what it is, what it is for and which goal it has', () => {
    const { Comment } = released(scenario);
    expect(Comment).toContain(scenario.title);
    expect(Comment).toContain(scenario.purpose);
    if (scenario.goal !== undefined) expect(Comment).toContain(`Goal: ${scenario.goal}.`);
  });

  it('fits into Step Functions, its pattern into a rule, and its name into a state machine', () => {
    expect(Buffer.byteLength(readFile(scenario))).toBeLessThan(1024 * 1024);
    expect(JSON.stringify(compileScenario(scenario).pattern).length).toBeLessThanOrEqual(2048);
    expect(machineName(scenario)).toMatch(/^triggermap-[1-5]-[a-z0-9-]{1,60}$/);
  });
});

describe('the definitions', () => {
  it('are accepted by the validator of the States Language', { timeout: 30_000 }, () => {
    expect(validateTogether(scenarios.map(released))).toBe('');
    expect(scenarios.slice(0, 1).map((scenario) => validateDefinition(released(scenario)))).toEqual(['']);
  });

  it('are those of the map and no others: what was released is kept', () => {
    expect(readdirSync(folder).sort()).toEqual(scenarios.map(fileOf).sort());
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
