import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import type { State, StateMachine } from '../../statemachines/compile/asl.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { nameStep } from '../../statemachines/compile/name-step.ts';
import { orderOf } from '../../statemachines/compile/order-of.ts';
import { stepsIn, waysIn } from '../../statemachines/compile/steps-in.ts';
import { titlesIn } from '../../statemachines/compile/title-of.ts';
import { sayDuration } from '../../statemachines/language/durations.ts';
import { alertPerson, type Scenario, type Step } from '../../statemachines/language/scenario.ts';
import type { PlanOrder, WaitOrder } from '../../statemachines/language/tasks.ts';
import { freeze } from '../core/freeze.ts';
import { holds, some } from '../core/random.ts';
import { randomScenarios } from './random-scenarios.ts';
import { validateTogether } from './validate.ts';
import { enteredIn, isHold, nextOf, reachableFrom, stateOf, timeIsOver, waysOn } from './ways.ts';

/** Holds for the state machine of every random scenario. */
const whenCompiled = (runs: number, check: (machine: StateMachine, scenario: Scenario) => void): void =>
  holds(
    fc.property(randomScenarios, (scenario) => {
      check(compileScenario(scenario, map).definition, scenario);
    }),
    { runs },
  );

/** What the name of a wait begins with. */
function sayWaitOrder(wait: WaitOrder): string {
  if ('seconds' in wait) return `Wait ${sayDuration(wait)}`;
  if ('workingSeconds' in wait) return 'Wait ';
  return wait.until === 'working morning' ? 'Wait for the working morning' : 'Wait until ';
}

/** A wait for quiet is plain time, whoever comes to it; what follows is a look. */
function isForQuiet(machine: StateMachine, wait: State): boolean {
  const task = wait.Type === 'Wait' && 'Seconds' in wait ? stateOf(machine, wait.Next) : undefined;
  const order = task?.Type === 'Task' ? orderOf(task) : undefined;
  return order !== undefined && 'ask' in order && order.ask.ask === 'quiet';
}

/** The marketing message that a state sends, or one of which a question there leads to each time. */
function planAt(machine: StateMachine, name: string): PlanOrder | undefined {
  const task = stateOf(machine, name);
  if (task.Type !== 'Task') return undefined;
  const order = orderOf(task);
  if ('message' in order)
    return order.kind === 'marketing' && order.rank !== undefined && order.purpose !== undefined
      ? { step: order.step, rank: order.rank, channels: order.channels, purpose: order.purpose }
      : undefined;
  if (!('ask' in order) || order.ask.ask === 'quiet') return undefined;
  const choice = stateOf(machine, task.Next);
  if (choice.Type !== 'Choice') throw new Error(`'${name}' asks and leads to no Choice`);
  const ways = [...choice.Choices.slice(1).map(({ Next }) => Next), choice.Default];
  const plans = ways.map((way) => planAt(machine, way));
  return plans.includes(undefined)
    ? undefined
    : plans.flatMap((plan) => plan ?? []).toSorted((a, b) => b.rank - a.rank)[0];
}

/** The ids of the steps that its Tasks are. */
const idsIn = ({ States }: StateMachine): readonly string[] =>
  Object.values(States).flatMap((state) => (state.Type === 'Task' ? [orderOf(state).step] : []));

/** What comes of it, or what the fault says. */
function tryTo<T>(make: () => T): T | string {
  try {
    return make();
  } catch (fault) {
    return String(fault);
  }
}

/** Everything in a value that is `undefined`, by its path. */
const undefinedIn = (value: unknown, path = ''): readonly string[] => {
  if (value === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => undefinedIn(part, `${path}.${name}`));
};

describe('a random scenario', () => {
  it('is often one of nested ways', () => {
    const deepest = (steps: readonly Step[]): number =>
      Math.max(
        0,
        ...steps.map((step) => {
          const ways = waysIn(step);
          return ways.length === 0 ? 0 : 1 + Math.max(...ways.map(deepest));
        }),
      );
    const depths = some(randomScenarios, 300).map(({ steps }) => deepest(steps));
    for (const depth of [0, 1, 2, 3])
      expect(depths.filter((found) => found === depth).length).toBeGreaterThan(4);
  });

  it('has, among many, everything that the language can say', () => {
    const scenarios = some(randomScenarios, 300);
    const text = JSON.stringify(scenarios);
    for (const part of [
      '"timer"',
      '"workingTime"',
      '"working morning"',
      '"until":{',
      '"wait for event"',
      '"wait for quiet"',
      '"reach"',
      '"notAtNight"',
      '"action"',
      '"earn points"',
      '"emit"',
      '"times"',
      '"validity"',
      '"yields":[{',
    ])
      expect(text).toContain(part);
  });

  it('compiles to states that the validator of the States Language accepts', { timeout: 30_000 }, () => {
    const machines = some(randomScenarios, 60).map((scenario) => compileScenario(scenario, map).definition);
    expect(validateTogether(machines)).toBe('');
  });

  it('would not be accepted by the validator if one state among many led nowhere', {
    timeout: 30_000,
  }, () => {
    const [first, ...rest] = some(randomScenarios, 5).map(
      (scenario) => compileScenario(scenario, map).definition,
    );
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
        expect(compileScenario(freeze(scenario), map)).toEqual(compileScenario(scenario, map));
      }),
      { runs: 100 },
    );
  });

  it('has no way to a state that is not there, and no state that a run cannot enter', () => {
    whenCompiled(200, (machine) => {
      expect([...reachableFrom(machine, machine.StartAt)].sort()).toEqual(Object.keys(machine.States).sort());
      expect([...enteredIn(machine)].sort()).toEqual(Object.keys(machine.States).sort());
    });
  });

  it('says what is equal and goes on equally once', () => {
    let shared = 0;
    whenCompiled(200, (machine, scenario) => {
      const tasks = Object.values(machine.States).flatMap((state) =>
        state.Type === 'Task' ? [JSON.stringify(state, (key, value) => (key === 'step' ? '' : value))] : [],
      );
      expect(new Set(tasks).size).toBe(tasks.length);
      if (new Set(idsIn(machine)).size < stepsIn(scenario.steps).filter(({ step }) => step !== 'wait').length)
        shared++;
    });
    expect(shared).toBeGreaterThan(10);
  });

  it('keeps the names of its states and the ids of its steps, whatever is written before and behind', () => {
    const elsewhere = (): Step => ({ ...alertPerson('Look.'), occasion: 'elsewhere' });
    whenCompiled(100, (machine, scenario) => {
      const [first, ...rest] = scenario.steps;
      const steps = [first, ...(first.step === 'wait' ? [] : [elsewhere()]), ...rest] as const;
      for (const changed of [steps, [first, ...rest, elsewhere()] as const]) {
        const other = compileScenario({ ...scenario, steps: changed }, map).definition;
        expect(Object.keys(other.States)).toEqual(expect.arrayContaining(Object.keys(machine.States)));
        expect(idsIn(other)).toEqual(expect.arrayContaining([...idsIn(machine)]));
      }
    });
  });

  it('is refused, with what to do, where two of its steps have one name', () => {
    const plain = ({ occasion: _said, ...step }: Step): Step => {
      const without = (ways: Readonly<Record<string, readonly Step[]>>) =>
        Object.fromEntries(Object.entries(ways).map(([answer, way]) => [answer, way.map(plain)]));
      if (step.step === 'condition')
        return { ...step, answers: without(step.answers), otherwise: step.otherwise.map(plain) };
      if (step.step === 'wait for event')
        return { ...step, came: without(step.came), otherwise: step.otherwise.map(plain) };
      return step;
    };
    let refused = 0;
    holds(
      fc.property(randomScenarios, (scenario) => {
        const [first, ...rest] = scenario.steps;
        const told = idsIn(compileScenario(scenario, map).definition);
        const without = { ...scenario, steps: [plain(first), ...rest.map(plain)] } as const;
        const result = tryTo(() => idsIn(compileScenario(without, map).definition));
        if (typeof result === 'string') {
          expect(result).toContain("say the occasion of one, such as occasion('after a reply'");
          refused++;
        } else expect(result).toHaveLength(told.length);
      }),
      { runs: 100 },
    );
    expect(refused).toBeGreaterThan(10);
  });

  it('has no Pass state, only Tasks, Waits, Choices and two ends', () => {
    whenCompiled(100, ({ States }) => {
      const ends = Object.keys(States).filter((name) => States[name]?.Type === 'Succeed');
      expect(ends).toEqual(['Finished', 'Left']);
      for (const { Type } of Object.values(States))
        expect(['Task', 'Wait', 'Choice', 'Succeed']).toContain(Type);
    });
  });

  it('ends on every way: the only ways back are to a message, from its hold and when its time is over', () => {
    whenCompiled(120, (machine) => {
      const onward = (name: string) =>
        isHold(machine, name) ? [] : nextOf(stateOf(machine, name)).filter((next) => next !== name);
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
    whenCompiled(120, (machine) => {
      for (const { task, to, order } of waysOn(machine)) {
        const state = stateOf(machine, to);
        if (state.Type !== 'Wait' || isForQuiet(machine, state))
          expect(order, `${task} → ${to}`).not.toHaveProperty('wait');
        else expect(to).toContain(order.wait === undefined ? 'a wait' : sayWaitOrder(order.wait));
      }
      for (const [name, state] of Object.entries(machine.States)) {
        if (state.Type !== 'Wait' || isHold(machine, name) || isForQuiet(machine, state)) continue;
        const isFirst = machine.StartAt === name;
        expect('TimestampPath' in state && state.TimestampPath === '$.step.next').toBe(!isFirst);
        const entering = Object.keys(machine.States).filter((from) =>
          nextOf(stateOf(machine, from)).includes(name),
        );
        // No way in but those just looked at.
        const ways = waysOn(machine).filter(({ to }) => to === name);
        expect(entering.sort()).toEqual([...new Set(ways.map(({ choice }) => choice))].sort());
        expect(entering.length === 0).toBe(isFirst);
      }
    });
  });

  it('plans every marketing message that a wait leads to, and nothing else', () => {
    whenCompiled(120, (machine) => {
      for (const { to, order } of waysOn(machine)) {
        const wait = stateOf(machine, to);
        expect(order.plan).toEqual(wait.Type === 'Wait' ? planAt(machine, wait.Next) : undefined);
      }
    });
  });

  it('ends no run with an event that it waits for, nor on the way that this event opens', () => {
    whenCompiled(120, (machine) => {
      const endsOf = ({ scenario }: ReturnType<typeof orderOf>) =>
        [...(scenario.goal === undefined ? [] : [scenario.goal]), ...scenario.exits].map(
          ({ event }) => event,
        );
      for (const state of Object.values(machine.States)) {
        if (state.Type !== 'Task') continue;
        const order = orderOf(state);
        const [look = ''] = timeIsOver(state);
        if (!('events' in order)) continue;
        const check = stateOf(machine, look);
        for (const { event } of order.events) {
          expect(endsOf(order)).not.toContain(event);
          if (check.Type === 'Task') expect(endsOf(orderOf(check))).not.toContain(event);
        }
        if (check.Type !== 'Task') throw new Error(`'${look}' is no Task`);
        // The two say the same of every answer, and are one step.
        expect(orderOf(check)).toMatchObject({
          step: order.step,
          ask: { ask: 'came', events: order.events, since: order.since },
          answers: order.answers,
        });
      }
    });
  });

  it('has orders in which nothing is undefined', () => {
    whenCompiled(100, (machine) => expect(undefinedIn(machine)).toEqual([]));
  });

  it('knows its last Task: the one that leads to the end', () => {
    whenCompiled(100, (machine) => {
      for (const { to, order } of waysOn(machine)) expect(order.last).toBe(to === 'Finished');
    });
  });

  it('lets every Task leave, and every message wait for a good hour', () => {
    whenCompiled(100, (machine) => {
      for (const state of Object.values(machine.States)) {
        if (state.Type !== 'Task') continue;
        const choice = stateOf(machine, state.Next);
        const ways =
          choice.Type === 'Choice'
            ? choice.Choices.map(({ StringEquals, Next }) => [StringEquals, Next])
            : [];
        expect(ways).toContainEqual(['leave', 'Left']);
        if ('message' in orderOf(state)) expect(isHold(machine, String(ways[0]?.[1]))).toBe(true);
      }
    });
  });

  it('has an id of its own in kebab-case for every step, and a Task for every one that is no wait', () => {
    whenCompiled(120, (machine, scenario) => {
      const ids = idsIn(machine);
      for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,90}$/);
      const named = (steps: readonly Step[]) =>
        new Set(steps.map((step) => nameStep(step, titlesIn(map.messages)).id));
      const steps = stepsIn(scenario.steps).filter(({ step }) => step !== 'wait');
      expect(new Set(ids)).toEqual(named(steps));
      // A wait for events has a second Task, which looks once more.
      const listens = steps.filter(({ step }) => step === 'wait for event');
      expect(ids).toHaveLength(named(steps).size + named(listens).size);
    });
  });

  it('has names of 80 letters at most, without a number, and Choices that are questions', () => {
    whenCompiled(100, ({ States }) => {
      for (const [name, { Type }] of Object.entries(States)) {
        expect(name.length).toBeLessThanOrEqual(80);
        expect(name).not.toMatch(/\(\d+\)/);
        if (Type === 'Choice') expect(name).toMatch(/\?$/);
      }
    });
  });

  it('has a pattern that matches its trigger alone and fits a rule', () => {
    holds(
      fc.property(randomScenarios, (scenario) => {
        const { pattern } = compileScenario(scenario, map);
        expect(pattern.source).toEqual(['triggermap']);
        expect(pattern['detail-type']).toEqual([scenario.on.event]);
        expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
      }),
      { runs: 100 },
    );
  });
});
