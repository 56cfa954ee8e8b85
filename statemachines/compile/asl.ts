import type { ActOrder, CheckOrder, ListenOrder, SendOrder } from '../language/tasks.ts';

/** The part of Amazon States Language that scenarios compile to: JSONPath, no variables. */
export interface StateMachine {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export type State = TaskState | WaitState | ChoiceState | SucceedState;

interface AnyTaskState {
  readonly Type: 'Task';
  readonly Comment: string;
  readonly ResultPath: '$.step';
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Next: string;
}

/** A Task is done when its function answers, or when the token that it was given is answered. */
export type TaskState = CallState | TokenState;

export interface CallState extends AnyTaskState {
  /** `${send}`: the function's ARN is put in at deploy time. */
  readonly Resource: string;
  readonly Parameters: {
    readonly order: SendOrder | CheckOrder | ActOrder;
    readonly 'run.$': '$';
    readonly 'execution.$': '$$.Execution.Id';
  };
}

export interface TokenState extends AnyTaskState {
  readonly Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken';
  readonly Parameters: {
    /** `${listen}`: the function's ARN is put in at deploy time. */
    readonly FunctionName: string;
    readonly Payload: {
      readonly order: SendOrder | ListenOrder;
      readonly 'run.$': '$';
      readonly 'execution.$': '$$.Execution.Id';
      readonly 'token.$': '$$.Task.Token';
    };
  };
  readonly Catch: readonly [
    { readonly ErrorEquals: readonly ['States.Timeout']; readonly ResultPath: null; readonly Next: string },
  ];
}

export type WaitState = { readonly Type: 'Wait'; readonly Next: string } & (
  | { readonly Seconds: number }
  | { readonly TimestampPath: '$.step.next' | '$.due.at' }
);

export interface ChoiceState {
  readonly Type: 'Choice';
  readonly Choices: readonly {
    readonly Variable: string;
    readonly StringEquals: string;
    readonly Next: string;
  }[];
  readonly Default: string;
}

export interface SucceedState {
  readonly Type: 'Succeed';
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds: number;
  readonly JitterStrategy: 'FULL';
}

/** An EventBridge event pattern on accepted events. */
export interface EventPattern {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail?: { readonly facts: FactPattern };
}

/** Values by fact; `said` holds those of what the event itself says. */
export interface FactPattern {
  readonly [fact: string]: readonly PatternValue[] | FactPattern;
}

export type PatternValue =
  | string
  | boolean
  | { readonly exists: boolean }
  | { readonly numeric: readonly ['>=' | '<=' | '=', number] };
