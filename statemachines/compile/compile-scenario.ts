import { declarationOf, type EventDeclarations, type EventName } from '../language/events.ts';
import {
  type Comparison,
  type FactConditions,
  listConditions,
  type SaidConditions,
  sayWanted,
} from '../language/facts.ts';
import { definitionOf, type Messages } from '../language/map.ts';
import type { Policy } from '../language/policy.ts';
import type { Question } from '../language/questions.ts';
import {
  type QuietStep,
  type RunEnd,
  readEnd,
  type Scenario,
  type Step,
  stages,
} from '../language/scenario.ts';
import { acceptedSource } from '../language/settings.ts';
import type { ScenarioOrder, WatchedEvent } from '../language/tasks.ts';
import type { EventPattern, PatternValue, State, StateMachine } from './asl.ts';
import { type CompileMap, checkScenario, failIn } from './check-scenario.ts';
import { longestSeconds } from './longest-seconds.ts';
import { awaitedEvents, finished, left, nameStep, theDay } from './name-step.ts';
import {
  type Continuation,
  orderAct,
  orderCheck,
  orderListen,
  orderMessage,
  orderPlan,
  orderQuiet,
  orderWait,
  planOfAll,
} from './order-steps.ts';
import type { Fail } from './scenario-fault.ts';
import { dayAfter, startOfDay } from './start-of-day.ts';
import {
  actionStates,
  type Backwards,
  conditionStates,
  listenStates,
  messageStates,
  quietStates,
  waitStates,
} from './step-states.ts';
import { messagesBefore, otherwisePath, stepsIn, wayPath } from './steps-in.ts';
import { titlesIn } from './title-of.ts';
import { triggerAbout } from './trigger-about.ts';

export interface Compiled {
  readonly definition: StateMachine;
  readonly pattern: EventPattern;
}

/** Turns a scenario into its state machine and the pattern of its rule. Throws a `ScenarioFault`. */
export function compileScenario(scenario: Scenario, map: CompileMap): Compiled {
  checkScenario(scenario, map);
  return { definition: compileSteps(scenario, map), pattern: compilePattern(scenario, map.messages) };
}

/** `triggermap-2-abandoned-cart`: the console's list sorts as the map. */
export const machineName = ({ stage, id }: Pick<Scenario, 'stage' | 'id'>): string =>
  `triggermap-${stages.indexOf(stage) + 1}-${id}`;

function compileSteps(scenario: Scenario, map: CompileMap): StateMachine {
  const { messages } = map;
  const titleOf = titlesIn(messages);
  const before = messagesBefore(scenario.steps);
  const unpreceded = listenBeforeAnyTask(scenario);
  const collected = collectStates(failIn(scenario));

  const compileList = (
    steps: readonly Step[],
    path: string,
    after: Continuation,
    order: ScenarioOrder,
  ): Continuation =>
    steps.reduceRight((next, step, index) => compileStep(step, `${path} ${index + 1}`, next, order), after);

  const compileStep = (step: Step, where: string, next: Continuation, order: ScenarioOrder): Continuation => {
    const names = nameStep(step, titleOf);
    const here = { state: names.state, ends: false };
    const add = (states: Backwards): void => collected.add(where, names.id, states);
    /** The ways are compiled from the last to the first, as all states are. */
    const compileWays = (
      ways: Readonly<Record<string, readonly Step[]>>,
      orderIn: (answer: string) => ScenarioOrder,
    ) =>
      Object.entries(ways)
        .reverse()
        .map(
          ([answer, way]) =>
            [answer, compileList(way, wayPath(where, answer), next, orderIn(answer))] as const,
        )
        .reverse();
    switch (step.step) {
      case 'wait':
        add(waitStates(names, next));
        return { ...here, wait: orderWait(step), ...(next.plan === undefined ? {} : { plan: next.plan }) };
      case 'message': {
        const earlier = before.get(step) ?? [];
        const plan = orderPlan(step, names.id, earlier, messages);
        add(messageStates(names, orderMessage(order, step, names.id, next, earlier, messages), next));
        return { ...here, ...(plan === undefined ? {} : { plan }) };
      }
      case 'condition': {
        const otherwise = compileList(step.otherwise, otherwisePath(where), next, order);
        const answers = compileWays(step.answers, () => order);
        const ask = orderQuestion(scenario, step.ask, map.events);
        const check = orderCheck(order, ask, names.id, answers, otherwise);
        add(conditionStates(names, check, answers, otherwise, titleOf));
        const plan = planOfAll([...answers.map(([, way]) => way), otherwise]);
        return { ...here, ...(plan === undefined ? {} : { plan }) };
      }
      case 'wait for event': {
        const events = awaitedEvents(step).map(({ event, where }) =>
          watchEvent(scenario, event, map.events, where),
        );
        const since = step === unpreceded ? 'trigger' : step.since;
        const otherwise = compileList(step.otherwise, otherwisePath(where), next, order);
        // What is waited for is an answer here, and no end of the run.
        const answers = compileWays(step.came, (answer) =>
          withoutEnds(
            order,
            events.filter(({ event }) => event === answer),
          ),
        );
        const listening = withoutEnds(order, events);
        const orders = {
          listen: orderListen(listening, events, since, names.id, answers),
          check: orderCheck(listening, { ask: 'came', events, since }, names.id, answers, otherwise),
        };
        add(listenStates(names, orders, step.atMost.seconds, answers, otherwise, titleOf));
        return here;
      }
      case 'wait for quiet': {
        const check = orderQuiet(order, step, names.id, next);
        add(quietStates(names, check, step.time.seconds, looksAgain(step), next, titleOf));
        return here;
      }
      case 'action':
        add(actionStates(names, orderAct(order, step, names.id, next), next));
        return here;
    }
  };

  const first = compileList(
    scenario.steps,
    'step',
    { state: finished, ends: true },
    orderScenario(scenario, map),
  );
  const isTimed = 'timer' in scenario.on;
  const States = Object.fromEntries([
    ...(isTimed ? [[theDay, { Type: 'Wait', TimestampPath: '$.due.at', Next: first.state }] as const] : []),
    ...collected.inReadingOrder(),
  ]);
  const [opening] = scenario.steps;
  if (opening.step === 'wait' && 'time' in opening) {
    const wait = States[first.state];
    // No Task has run yet that could have said a moment.
    if (wait?.Type === 'Wait')
      States[first.state] = { Type: 'Wait', Seconds: opening.time.seconds, Next: wait.Next };
  }
  return { Comment: describeScenario(scenario), StartAt: isTimed ? theDay : first.state, States };
}

/**
 * The states of a scenario, filled from the last to the first, so that every state knows its next. What is equal, and
 * goes on equally, is one state; two that differ and have one name, or two steps with one id, are a fault.
 */
function collectStates(fail: Fail) {
  const states = new Map<string, { readonly state: State; readonly where: string }>([
    [theDay, { state: { Type: 'Wait', TimestampPath: '$.due.at', Next: '' }, where: theDay }],
    [left, { state: { Type: 'Succeed' }, where: 'the end' }],
    [finished, { state: { Type: 'Succeed' }, where: 'the end' }],
  ]);
  const owners = new Map<string, string>();
  return {
    add(where: string, id: string, backwards: Backwards): void {
      for (const [name, state] of backwards) {
        const known = states.get(name);
        if (known === undefined) states.set(name, { state, where });
        else if (JSON.stringify(known.state) !== JSON.stringify(state))
          fail(
            where,
            `'${name}' stands at ${known.where} too, and differs or goes on otherwise; ${tellApart}`,
          );
      }
      const [[own = ''] = []] = backwards.slice(-1);
      if (id === '') return;
      const owner = owners.get(id);
      if (owner !== undefined && owner !== own)
        fail(where, `'${own}' and '${owner}' have one id, '${id}'; ${tellApart}`);
      owners.set(id, own);
    },
    inReadingOrder: (): readonly (readonly [string, State])[] =>
      [...states].flatMap(([name, { state }]) => (name === theDay ? [] : [[name, state] as const])).reverse(),
  };
}

const tellApart = `say the occasion of one, such as occasion('after a reply', message(…))`;

/** Without time for a second look, the first one decides. */
const looksAgain = ({ time, atMost }: QuietStep): boolean => atMost.seconds > time.seconds;

/** A wait for events that comes before every Task has no step before it to count from. */
function listenBeforeAnyTask({ steps: [first, second] }: Scenario): Step | undefined {
  const candidate = first.step === 'wait' ? second : first;
  return candidate?.step === 'wait for event' ? candidate : undefined;
}

/** Without the ends that an awaited event would be as well. */
function withoutEnds(order: ScenarioOrder, awaited: readonly WatchedEvent[]): ScenarioOrder {
  const differ = (a: WatchedEvent['where'], b: WatchedEvent['where']) =>
    a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b);
  const stays = (end: WatchedEvent) =>
    awaited.every(({ event, where }) => event !== end.event || differ(where, end.where));
  const { goal, ...withoutGoal } = order;
  const kept = goal === undefined || stays(goal) ? order : withoutGoal;
  return { ...kept, exits: order.exits.filter(stays) };
}

/**
 * `sameKey` is for events that name what the run is about, unless others have joined it or the event is where another
 * begins; those of a message name the run itself.
 */
function watchEvent(
  { on, entry }: Scenario,
  event: EventName,
  events: EventDeclarations,
  where: SaidConditions | undefined = undefined,
): WatchedEvent {
  const about = triggerAbout(on, events);
  const { about: of, begins } = declarationOf(event, events);
  const isOwn = about !== 'customer' && of === about && entry.joined === undefined && begins !== true;
  return { event, sameKey: of === 'message' || isOwn, ...(where === undefined ? {} : { where }) };
}

function watchEnd(scenario: Scenario, end: RunEnd, events: EventDeclarations): WatchedEvent {
  const { event, where } = readEnd(end);
  return watchEvent(scenario, event, events, where);
}

/** What an event about the run's own subject has said is asked of that subject. */
function orderQuestion(scenario: Scenario, ask: Question, events: EventDeclarations): Question {
  if (ask.ask !== 'said') return ask;
  return watchEvent(scenario, ask.event, events).sameKey ? { ...ask, sameKey: true } : ask;
}

/** What every Task of a scenario must know of it. */
export function orderScenario(scenario: Scenario, { policy, events, messages }: CompileMap): ScenarioOrder {
  const { per, repeated, joined } = scenario.entry;
  const { goal, exits = [], validity, yields, holdout } = scenario;
  const conditions = ruleConditions(scenario, messages);
  return {
    id: scenario.id,
    entry: {
      per: per === 'customer' ? 'customer' : 'key',
      repeated:
        typeof repeated === 'string'
          ? repeated
          : {
              afterSeconds: repeated.after.seconds,
              ...(repeated.times === undefined ? {} : { times: repeated.times }),
            },
      ...(joined === undefined ? {} : { joined }),
      longestSeconds: longestSeconds(scenario.steps, policy),
    },
    ...(goal === undefined ? {} : { goal: watchEnd(scenario, goal, events) }),
    exits: exits.map((exit) => watchEnd(scenario, exit, events)),
    // Counts only grow and amounts belong to the trigger; these two can turn false while the run waits.
    still: {
      ...(conditions.hoursSinceOrder === undefined ? {} : { hoursSinceOrder: conditions.hoursSinceOrder }),
      ...(conditions.traffic === undefined ? {} : { traffic: conditions.traffic }),
    },
    ...orderPrice(scenario),
    ...(validity === undefined ? {} : { validity: orderValidity(validity, policy) }),
    ...(yields === undefined || yields.length === 0
      ? {}
      : {
          yields: yields.map(({ to, within, then, ofTheSame, ifShown }) => ({
            to,
            withinSeconds: within.seconds,
            then,
            ...(ofTheSame === undefined ? {} : { sameKey: ofTheSame }),
            ...(ifShown === undefined ? {} : { ifShown }),
          })),
        }),
    ...(holdout === undefined ? {} : { holdout }),
  };
}

/** What is said of a lower price is compared again with the price at which the message goes. */
function orderPrice({ on }: Scenario): Pick<ScenarioOrder, 'stillSaid'> {
  if (on.event !== 'product.dropped' || !('where' in on) || on.where === undefined) return {};
  const asked = Object.entries(on.where).filter(([name]) => name === 'percent' || name === 'saved');
  return asked.length === 0 ? {} : { stillSaid: Object.fromEntries(asked) };
}

/** From the first moment of the first day to the first moment after the last, by the shop's clock. */
const orderValidity = (
  { from, until }: NonNullable<Scenario['validity']>,
  { shop }: Policy,
): NonNullable<ScenarioOrder['validity']> => ({
  ...(from === undefined ? {} : { from: startOfDay(from, shop.zone) }),
  ...(until === undefined ? {} : { until: startOfDay(dayAfter(until), shop.zone) }),
});

/**
 * The conditions of the rule: the scenario's own; for one whose messages are all marketing the two that keep out
 * whom it could not write to anyway; for one that the sweep starts, that it is the one due.
 */
export function ruleConditions(scenario: Scenario, messages: Messages): FactConditions {
  const kinds = stepsIn(scenario.steps).flatMap((step) =>
    step.step === 'message' ? [definitionOf(messages, step.message).kind] : [],
  );
  const marketingAlone = kinds.length > 0 && kinds.every((kind) => kind === 'marketing');
  return {
    ...(marketingAlone ? { traffic: { oneOf: ['customer'] }, reachable: { oneOf: [true] } } : {}),
    ...scenario.on.facts,
    ...('timer' in scenario.on ? { due: { oneOf: [scenario.id] } } : {}),
  };
}

function compilePattern(scenario: Scenario, messages: Messages): EventPattern {
  const { on } = scenario;
  const said = 'where' in on && on.where !== undefined ? patternOf(Object.entries(on.where)) : undefined;
  const facts = {
    ...patternOf(listConditions(ruleConditions(scenario, messages))),
    ...(said === undefined ? {} : { said }),
  };
  return {
    source: [acceptedSource],
    'detail-type': [scenario.on.event],
    ...(Object.keys(facts).length === 0 ? {} : { detail: { facts } }),
  };
}

const patternOf = (
  conditions: readonly (readonly [string, Comparison])[],
): Readonly<Record<string, readonly PatternValue[]>> =>
  Object.fromEntries(
    conditions.map(([name, wanted]): [string, PatternValue[]] => {
      if ('oneOf' in wanted)
        return [name, [...(wanted.orNever === true ? [{ exists: false } as const] : []), ...wanted.oneOf]];
      if ('exactly' in wanted) return [name, [{ numeric: ['=', wanted.exactly] }]];
      const numeric: PatternValue =
        'atLeast' in wanted ? { numeric: ['>=', wanted.atLeast] } : { numeric: ['<=', wanted.atMost] };
      return [name, wanted.orNever === true ? [{ exists: false }, numeric] : [numeric]];
    }),
  );

function describeScenario({ code, title, purpose, goal, stage }: Scenario): string {
  const name = code === undefined ? title : `${title} (${code})`;
  return `${name}. ${purpose} Stage: ${stage}.${goal === undefined ? '' : ` Goal: ${sayEnd(goal)}.`}`;
}

function sayEnd(end: RunEnd): string {
  const { event, where = {} } = readEnd(end);
  const says = Object.entries(where).map(([property, wanted]) => `${property} ${sayWanted(wanted)}`);
  return [event, ...says].join(', ');
}
