import { channelNames } from '../language/channels.ts';
import { sayDuration } from '../language/durations.ts';
import { sayAnyOf, sayQuestion, type TitleOf } from '../language/questions.ts';
import type { ActOrder, CheckOrder, ListenOrder, SendOrder, TaskName, Tasks } from '../language/tasks.ts';
import type { CallState, ChoiceState, State, TokenState } from './asl.ts';
import { functionPlace } from './function-place.ts';
import { left, type StepNames } from './name-step.ts';
import type { Answer, Continuation } from './order-steps.ts';
import { taskRetries, taskTimeoutSeconds, tokenRetries } from './retries.ts';

/** States with their names, from the last that a run enters to the first. */
export type Backwards = readonly (readonly [name: string, state: State])[];

export const waitStates = (names: StepNames, next: Continuation): Backwards => [
  [names.state, { Type: 'Wait', TimestampPath: '$.step.next', Next: next.state }],
];

export const messageStates = (names: StepNames, order: SendOrder, next: Continuation): Backwards => [
  [names.hold, { Type: 'Wait', TimestampPath: '$.step.next', Next: names.state }],
  [names.choice, choiceState([['$.step.go', 'wait', names.hold], leaves], next)],
  [
    names.state,
    order.reach === undefined
      ? callState('send', describeMessage(order), order, names.choice)
      : // Time is over: the Task is asked again, sees that nobody was reached and takes the next channel.
        tokenState('send', describeMessage(order), order, {
          seconds: order.reach.withinSeconds,
          answered: names.choice,
          timeIsOver: names.state,
        }),
  ],
];

export const conditionStates = (
  names: StepNames,
  order: CheckOrder,
  answers: readonly Answer[],
  otherwise: Continuation,
  titleOf: TitleOf,
): Backwards => [
  [names.choice, choiceState([leaves, ...answers.map(leadsTo)], otherwise)],
  [names.state, callState('check', sayQuestion(order.ask, titleOf), order, names.choice)],
];

/** The wait begins whenever a run comes there; the look says how long it goes on, if there is time to look again. */
export const quietStates = (
  names: StepNames,
  order: CheckOrder,
  seconds: number,
  looksAgain: boolean,
  next: Continuation,
  titleOf: TitleOf,
): Backwards => [
  ...(looksAgain
    ? [[names.hold, { Type: 'Wait', TimestampPath: '$.step.next', Next: names.look }] as const]
    : []),
  [names.choice, choiceState(looksAgain ? [['$.step.go', 'wait', names.hold], leaves] : [leaves], next)],
  [names.look, callState('check', sayQuestion(order.ask, titleOf), order, names.choice)],
  [names.state, { Type: 'Wait', Seconds: seconds, Next: names.look }],
];

/** `check` asks once more when the time is over: an answer may have been on its way. */
export const listenStates = (
  names: StepNames,
  orders: { readonly listen: ListenOrder; readonly check: CheckOrder },
  seconds: number,
  answers: readonly Answer[],
  otherwise: Continuation,
  titleOf: TitleOf,
): Backwards => [
  [names.look, callState('check', sayQuestion(orders.check.ask, titleOf), orders.check, names.choice)],
  [names.choice, choiceState([leaves, ...answers.map(leadsTo)], otherwise)],
  [
    names.state,
    tokenState('listen', describeListen(orders.listen, seconds, titleOf), orders.listen, {
      seconds,
      answered: names.choice,
      timeIsOver: names.look,
    }),
  ],
];

/** The last one has a Choice too: a run that left must not end as one that finished. */
export const actionStates = (names: StepNames, order: ActOrder, next: Continuation): Backwards => [
  [names.choice, choiceState([leaves], next)],
  [names.state, callState('act', describeAction(order), order, names.choice)],
];

type Rule = readonly [variable: string, equals: string, next: string];
const leaves: Rule = ['$.step.go', 'leave', left];
const leadsTo = ([answer, { state }]: Answer): Rule => ['$.step.answer', answer, state];

const choiceState = (rules: readonly Rule[], otherwise: Continuation): ChoiceState => ({
  Type: 'Choice',
  Choices: rules.map(([Variable, StringEquals, Next]) => ({ Variable, StringEquals, Next })),
  Default: otherwise.state,
});

const callState = <T extends Exclude<TaskName, 'listen'>>(
  task: T,
  comment: string,
  order: Tasks[T],
  next: string,
): CallState => ({
  Type: 'Task',
  Comment: comment,
  Resource: functionPlace(task),
  Parameters: { order, 'run.$': '$', 'execution.$': '$$.Execution.Id' },
  ResultPath: '$.step',
  TimeoutSeconds: taskTimeoutSeconds,
  Retry: taskRetries,
  Next: next,
});

const tokenState = <T extends 'send' | 'listen'>(
  task: T,
  comment: string,
  order: Tasks[T],
  { seconds, answered, timeIsOver }: { seconds: number; answered: string; timeIsOver: string },
): TokenState => ({
  Type: 'Task',
  Comment: comment,
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: {
    FunctionName: functionPlace(task),
    Payload: { order, 'run.$': '$', 'execution.$': '$$.Execution.Id', 'token.$': '$$.Task.Token' },
  },
  ResultPath: '$.step',
  TimeoutSeconds: seconds,
  Retry: tokenRetries,
  Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: timeIsOver }],
  Next: answered,
});

/** "marketing, rank 5, by email → push, with a code of 10 % for 3 days". */
function describeMessage({ kind, rank, channels, offer, reach, notAtNight }: SendOrder): string {
  const say = (seconds: number) => sayDuration({ seconds });
  return [
    kind,
    ...(rank === undefined ? [] : [`rank ${rank}`]),
    `by ${channels.map((channel) => channelNames[channel]).join(' → ')}`,
    ...(reach === undefined ? [] : [`the next when not ${reach.by} within ${say(reach.withinSeconds)}`]),
    ...(offer === undefined ? [] : [`with a code of ${offer.percent} % for ${say(offer.validForSeconds)}`]),
    ...(notAtNight === undefined ? [] : ['not at night']),
  ].join(', ');
}

const describeListen = ({ events, since }: ListenOrder, seconds: number, titleOf: TitleOf): string =>
  `${sayAnyOf(events, titleOf)} since the ${since === 'before' ? 'step before' : 'trigger'}, at most ${sayDuration({ seconds })}`;

function describeAction({ action }: ActOrder): string {
  switch (action.do) {
    case 'earn points':
      return `${action.points} for ${action.for}, valid for ${sayDuration({ seconds: action.validForSeconds })}${action.once === true ? ', once and never again' : ''}`;
    case 'expire points':
      return `what is left of the points for ${action.for}`;
    case 'enter segment':
    case 'leave segment':
      return `${action.do}: ${action.segment}`;
    case 'emit':
      return `${action.event}, through the door`;
    case 'alert':
      return action.text;
    case 'grant access':
      return `access to ${action.service}${action.validForSeconds === undefined ? '' : ` for ${sayDuration({ seconds: action.validForSeconds })}`}`;
    case 'webhook':
      return `calls ${action.hook}${action.tell.length === 0 ? '' : ` and tells ${action.tell.join(', ')}`}`;
  }
}
