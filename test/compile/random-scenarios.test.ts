import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StateMachine } from '../../statemachines/compile/asl.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { sayDuration } from '../../statemachines/language/durations.ts';
import type { Scenario, Step } from '../../statemachines/language/scenario.ts';
import { freeze } from '../core/freeze.ts';
import { holds, some } from '../core/random.ts';
import { randomScenarios } from './random-scenarios.ts';
import { validateTogether } from './validate.ts';
import { isHold, nextOf, reachableFrom, stateOf, waysOn } from './ways.ts';

/** Holds for the state machine of every random scenario. */
const whenCompiled = (runs: number, check: (machine: StateMachine, scenario: Scenario) => void): void =>
  holds(
    fc.property(randomScenarios, (scenario) => {
      check(compileScenario(scenario).definition, scenario);
    }),
    { runs },
  );

const stepsIn = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) =>
    step.step === 'condition'
      ? [step, ...stepsIn([...Object.values(step.answers), step.otherwise].flat())]
      : [step],
  );

describe('a random scenario', () => {
  it('is often one of nested conditions', () => {
    const deepest = (steps: readonly Step[]): number =>
      Math.max(
        0,
        ...steps.map((step) =>
          step.step === 'condition'
            ? 1 + Math.max(...[...Object.values(step.answers), step.otherwise].map(deepest))
            : 0,
        ),
      );
    const depths = some(randomScenarios, 300).map(({ steps }) => deepest(steps));
    for (const depth of [0, 1, 2, 3])
      expect(depths.filter((found) => found === depth).length).toBeGreaterThan(4);
  });

  it('compiles to states that the validator of the States Language accepts', { timeout: 30_000 }, () => {
    const machines = some(randomScenarios, 60).map((scenario) => compileScenario(scenario).definition);
    expect(validateTogether(machines)).toBe('');
  });

  it('would not be accepted by the validator if one state among many led nowhere', {
    timeout: 30_000,
  }, () => {
    const [first, ...rest] = some(randomScenarios, 5).map((scenario) => compileScenario(scenario).definition);
    const broken: StateMachine = {
      Comment: 'broken',
      StartAt: 'Wait 1 day',
      States: { ...first?.States, 'Wait 1 day': { Type: 'Wait', Seconds: 86_400, Next: 'Nowhere' } },
    };
    expect(validateTogether([...rest, broken])).toContain('Nowhere');
  });

  it('compiles to the same each time, and is not changed by it', () => {
    holds(
      fc.property(randomScenarios, (scenario) => {
        expect(compileScenario(freeze(scenario))).toEqual(compileScenario(scenario));
      }),
      { runs: 100 },
    );
  });

  it('has no state that a run cannot come to, and no way to a state that is not there', () => {
    whenCompiled(250, (machine) =>
      expect([...reachableFrom(machine, machine.StartAt)].sort()).toEqual(Object.keys(machine.States).sort()),
    );
  });

  it('has no Pass state, only Tasks, Waits, Choices and two ends', () => {
    whenCompiled(200, ({ States }) => {
      const ends = Object.keys(States).filter((name) => States[name]?.Type === 'Succeed');
      expect(ends).toEqual(['Finished', 'Left']);
      for (const { Type } of Object.values(States))
        expect(['Task', 'Wait', 'Choice', 'Succeed']).toContain(Type);
    });
  });

  it('ends on every way: the only way back is from a hold to its own message', () => {
    whenCompiled(250, (machine) => {
      const onward = (name: string) => (isHold(machine, name) ? [] : nextOf(stateOf(machine, name)));
      const done = new Set<string>();
      const walk = (name: string, before: ReadonlySet<string>): void => {
        expect(before).not.toContain(name);
        if (done.has(name)) return;
        const next = onward(name);
        if (next.length === 0 && !isHold(machine, name)) expect(stateOf(machine, name).Type).toBe('Succeed');
        for (const to of next) walk(to, new Set([...before, name]));
        done.add(name);
      };
      walk(machine.StartAt, new Set());
    });
  });

  it('comes to a Wait only where the Task before it plans that wait', () => {
    whenCompiled(250, (machine) => {
      for (const { task, to, order } of waysOn(machine)) {
        const state = stateOf(machine, to);
        if (state.Type !== 'Wait') expect(order, `${task} → ${to}`).not.toHaveProperty('wait');
        else expect(to).toContain(`Wait ${sayDuration({ seconds: order.wait?.seconds ?? 0 })}`);
      }
      const waysTo = (name: string) => [
        ...waysOn(machine).filter(({ to }) => to === name),
        ...(machine.StartAt === name ? ['start'] : []),
      ];
      for (const [name, state] of Object.entries(machine.States)) {
        if (state.Type !== 'Wait' || isHold(machine, name)) continue;
        expect('Seconds' in state).toBe(machine.StartAt === name);
        const enters = Object.values(machine.States)
          .flatMap(nextOf)
          .filter((to) => to === name);
        // No way in but those just looked at.
        expect(waysTo(name)).toHaveLength(enters.length + (machine.StartAt === name ? 1 : 0));
      }
    });
  });

  it('knows its last Task: the one that leads to the end', () => {
    whenCompiled(200, (machine) => {
      for (const { to, order } of waysOn(machine)) expect(order.last).toBe(to === 'Finished');
    });
  });

  it('lets every Task leave, and every message wait for a good hour', () => {
    whenCompiled(200, (machine) => {
      for (const state of Object.values(machine.States)) {
        if (state.Type !== 'Task') continue;
        const choice = stateOf(machine, state.Next);
        const ways =
          choice.Type === 'Choice'
            ? choice.Choices.map(({ StringEquals, Next }) => [StringEquals, Next])
            : [];
        expect(ways).toContainEqual(['leave', 'Left']);
        if ('message' in state.Parameters.order) expect(isHold(machine, String(ways[0]?.[1]))).toBe(true);
      }
    });
  });

  it('has a Task with an id of its own for every message and every condition', () => {
    whenCompiled(250, (machine, scenario) => {
      const ids = Object.values(machine.States).flatMap((state) =>
        state.Type === 'Task' ? [state.Parameters.order.step] : [],
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(stepsIn(scenario.steps).filter(({ step }) => step !== 'wait').length);
    });
  });

  it('has names of 80 letters at most', () => {
    whenCompiled(200, ({ States }) => {
      for (const name of Object.keys(States)) expect(name.length).toBeLessThanOrEqual(80);
    });
  });

  it('has a pattern that matches its trigger alone and fits a rule', () => {
    holds(
      fc.property(randomScenarios, (scenario) => {
        const { pattern } = compileScenario(scenario);
        expect(pattern.source).toEqual(['triggermap']);
        expect(pattern['detail-type']).toEqual([scenario.on.event]);
        expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
      }),
      { runs: 100 },
    );
  });
});
