import { channelNames } from '../language/channels.ts';
import { sayDuration } from '../language/durations.ts';
import { aboutOf, type EventName } from '../language/events.ts';
import { type FactConditions, listConditions } from '../language/facts.ts';
import { sayQuestion } from '../language/questions.ts';
import {
  type ConditionStep,
  type MessageStep,
  type Scenario,
  type Step,
  stages,
  type WaitStep,
} from '../language/scenario.ts';
import { acceptedSource } from '../language/settings.ts';
import {
  type CheckOrder,
  orderVersion,
  type ScenarioOrder,
  type SendOrder,
  type TaskName,
  type WaitOrder,
  type WatchedEvent,
  type Way,
} from '../language/tasks.ts';
import { messageDefinition } from '../messages/catalogue.ts';
import type { EventPattern, PatternValue, State, StateMachine, TaskState } from './asl.ts';
import { checkScenario, longestSeconds } from './check-scenario.ts';
import { nameSteps, type StepNames } from './name-steps.ts';
import { taskRetries, taskTimeoutSeconds } from './retries.ts';

export interface Compiled {
  readonly definition: StateMachine;
  readonly pattern: EventPattern;
}

/** Turns a scenario into its state machine and the pattern of its rule. Throws a `ScenarioFault`. */
export function compileScenario(scenario: Scenario): Compiled {
  checkScenario(scenario);
  return { definition: compileSteps(scenario), pattern: compilePattern(scenario) };
}

/** `triggermap-2-abandoned-cart`: the console's list sorts as the map. */
export const machineName = ({ stage, id }: Pick<Scenario, 'stage' | 'id'>): string =>
  `triggermap-${stages.indexOf(stage) + 1}-${id}`;

const left = 'Left';
const finished = 'Finished';

/** Where a step leads: the state to go to, and the wait there, whose end the Task before must say. */
interface Continuation {
  readonly state: string;
  readonly wait?: WaitOrder;
}

function compileSteps(scenario: Scenario): StateMachine {
  const names = nameSteps(scenario.steps);
  const order = orderScenario(scenario);
  // Filled from the last state to the first, so that every state knows its next; turned round at the end.
  const backwards: [string, State][] = [
    [left, { Type: 'Succeed' }],
    [finished, { Type: 'Succeed' }],
  ];

  const compileList = (steps: readonly Step[], after: Continuation): Continuation =>
    steps.reduceRight((next, step) => compileStep(step, next), after);

  const compileStep = (step: Step, next: Continuation): Continuation => {
    const stepNames = names.get(step);
    if (stepNames === undefined)
      throw new Error('a step without names: nameSteps and compileSteps walk differently');
    switch (step.step) {
      case 'wait':
        backwards.push([stepNames.state, { Type: 'Wait', TimestampPath: '$.step.next', Next: next.state }]);
        return { state: stepNames.state, wait: orderWait(step) };
      case 'message':
        backwards.push(...messageStates(stepNames, orderMessage(order, step, stepNames.id, next), next));
        return { state: stepNames.state };
      case 'condition': {
        const otherwise = compileList(step.otherwise, next);
        const answers = Object.entries(step.answers)
          .reverse()
          .map(([answer, way]) => [answer, compileList(way, next)] as const)
          .reverse();
        backwards.push(
          ...conditionStates(
            stepNames,
            orderCheck(order, step, stepNames.id, answers, otherwise),
            answers,
            otherwise,
          ),
        );
        return { state: stepNames.state };
      }
    }
  };

  const first = compileList(scenario.steps, { state: finished });
  const States = Object.fromEntries(backwards.reverse());
  const [opening] = scenario.steps;
  if (opening.step === 'wait') {
    const wait = States[first.state];
    // No Task has run yet that could have said a moment.
    if (wait?.Type === 'Wait')
      States[first.state] = { Type: 'Wait', Seconds: opening.time.seconds, Next: wait.Next };
  }
  return { Comment: describeScenario(scenario), StartAt: first.state, States };
}

function messageStates(names: StepNames, order: SendOrder, next: Continuation): [string, State][] {
  return [
    [names.hold, { Type: 'Wait', TimestampPath: '$.step.next', Next: names.state }],
    [
      names.choice,
      {
        Type: 'Choice',
        Choices: [
          { Variable: '$.step.go', StringEquals: 'wait', Next: names.hold },
          { Variable: '$.step.go', StringEquals: 'leave', Next: left },
        ],
        Default: next.state,
      },
    ],
    [names.state, taskState('send', describeMessage(order), order, names.choice)],
  ];
}

function conditionStates(
  names: StepNames,
  order: CheckOrder,
  answers: readonly (readonly [string, Continuation])[],
  otherwise: Continuation,
): [string, State][] {
  return [
    [
      names.choice,
      {
        Type: 'Choice',
        Choices: [
          { Variable: '$.step.go', StringEquals: 'leave', Next: left },
          ...answers.map(([answer, way]) => ({
            Variable: '$.step.answer',
            StringEquals: answer,
            Next: way.state,
          })),
        ],
        Default: otherwise.state,
      },
    ],
    [names.state, taskState('check', sayQuestion(order.ask), order, names.choice)],
  ];
}

function taskState(task: TaskName, comment: string, order: SendOrder | CheckOrder, next: string): TaskState {
  return {
    Type: 'Task',
    Comment: comment,
    Resource: `\${${task}}`,
    Parameters: { order, 'run.$': '$', 'execution.$': '$$.Execution.Id' },
    ResultPath: '$.step',
    TimeoutSeconds: taskTimeoutSeconds,
    Retry: taskRetries,
    Next: next,
  };
}

const orderWait = ({ time, from, goodHour }: WaitStep): WaitOrder => ({
  seconds: time.seconds,
  from,
  goodHour,
});

const orderWay = (next: Continuation): Way => ({
  ...(next.wait === undefined ? {} : { wait: next.wait }),
  last: next.state === finished,
});

function orderMessage(scenario: ScenarioOrder, step: MessageStep, id: string, next: Continuation): SendOrder {
  const { offer, postpone, within } = step;
  return {
    version: orderVersion,
    scenario,
    step: id,
    message: step.message,
    kind: messageDefinition(step.message).kind,
    channels: step.channels,
    ...(offer === undefined
      ? {}
      : {
          offer: {
            percent: offer.percent,
            validForSeconds: offer.validFor.seconds,
            ...(offer.minimumBasket === undefined ? {} : { minimumBasket: offer.minimumBasket }),
            notAgainForSeconds: offer.notAgainFor.seconds,
          },
        }),
    ...(postpone === undefined ? {} : { postponeSeconds: postpone.seconds }),
    ...(within === undefined ? {} : { withinSeconds: within.seconds }),
    ...orderWay(next),
  };
}

const orderCheck = (
  scenario: ScenarioOrder,
  step: ConditionStep,
  id: string,
  answers: readonly (readonly [string, Continuation])[],
  otherwise: Continuation,
): CheckOrder => ({
  version: orderVersion,
  scenario,
  step: id,
  ask: step.ask,
  answers: Object.fromEntries(answers.map(([answer, way]) => [answer, orderWay(way)])),
  otherwise: orderWay(otherwise),
});

function orderScenario(scenario: Scenario): ScenarioOrder {
  const about = aboutOf(scenario.on.event);
  const watch = (event: EventName): WatchedEvent => ({
    event,
    sameKey: about !== 'customer' && aboutOf(event) === about,
  });
  const { per, repeated } = scenario.entry;
  const conditions = ruleConditions(scenario);
  return {
    id: scenario.id,
    entry: {
      per: per === 'customer' ? 'customer' : 'key',
      repeated: typeof repeated === 'string' ? repeated : { afterSeconds: repeated.after.seconds },
      longestSeconds: longestSeconds(scenario.steps),
    },
    ...(scenario.goal === undefined ? {} : { goal: watch(scenario.goal) }),
    exits: (scenario.exits ?? []).map(watch),
    // Counts only grow and amounts belong to the trigger; these two can turn false while the run waits.
    still: {
      ...(conditions.hoursSinceOrder === undefined ? {} : { hoursSinceOrder: conditions.hoursSinceOrder }),
      ...(conditions.traffic === undefined ? {} : { traffic: conditions.traffic }),
    },
  };
}

/**
 * The conditions of the rule: the scenario's own, and for one that only sends marketing the two that keep out
 * whom it could not write to anyway.
 */
export function ruleConditions(scenario: Scenario): FactConditions {
  const kinds = listMessages(scenario.steps).map((step) => messageDefinition(step.message).kind);
  return kinds.every((kind) => kind === 'marketing')
    ? { traffic: { oneOf: ['customer'] }, reachable: { oneOf: [true] }, ...scenario.on.facts }
    : scenario.on.facts;
}

const listMessages = (steps: readonly Step[]): readonly MessageStep[] => steps.flatMap(messagesIn);

function messagesIn(step: Step): readonly MessageStep[] {
  switch (step.step) {
    case 'message':
      return [step];
    case 'wait':
      return [];
    case 'condition':
      return listMessages([...Object.values(step.answers), step.otherwise].flat());
  }
}

function compilePattern(scenario: Scenario): EventPattern {
  const facts = Object.fromEntries(
    listConditions(ruleConditions(scenario)).map(([fact, wanted]): [string, PatternValue[]] => {
      if ('oneOf' in wanted) return [fact, [...wanted.oneOf]];
      const numeric: PatternValue =
        'atLeast' in wanted ? { numeric: ['>=', wanted.atLeast] } : { numeric: ['<=', wanted.atMost] };
      return [fact, wanted.orNever === true ? [{ exists: false }, numeric] : [numeric]];
    }),
  );
  return {
    source: [acceptedSource],
    'detail-type': [scenario.on.event],
    ...(Object.keys(facts).length === 0 ? {} : { detail: { facts } }),
  };
}

function describeScenario({ title, purpose, goal, stage }: Scenario): string {
  return `${title}. ${purpose} Stage: ${stage}.${goal === undefined ? '' : ` Goal: ${goal}.`}`;
}

function describeMessage({ kind, channels, offer }: SendOrder): string {
  const by = channels.map((channel) => channelNames[channel]).join(' → ');
  const code =
    offer === undefined
      ? ''
      : `, with a code of ${offer.percent} % for ${sayDuration({ seconds: offer.validForSeconds })}`;
  return `${kind}, by ${by}${code}`;
}
