import { busyFaults, lambdaFaults, providerFaults } from '../language/faults.ts';
import type { Retrier } from './asl.ts';

/**
 * Lambda's own faults and a busy store: nothing or little has happened, so soon and often. A timed-out Task may be
 * repeated because a message is claimed before it is sent.
 */
const soon: Retrier = {
  ErrorEquals: [...lambdaFaults, 'States.Timeout', ...busyFaults],
  IntervalSeconds: 2,
  MaxAttempts: 6,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

/**
 * A provider that is down, or whose answer to a transactional message was lost: 8 tries over up to three hours
 * outlast most incidents; after that the run fails and can be redriven for 14 days.
 */
const overHours: Retrier = {
  ErrorEquals: providerFaults,
  IntervalSeconds: 60,
  MaxAttempts: 8,
  BackoffRate: 2,
  MaxDelaySeconds: 3600,
  JitterStrategy: 'FULL',
};

/** Anything else, such as a throttled table: a message is claimed before it is sent, so trying again is safe. */
const fewTimes: Retrier = {
  ErrorEquals: ['States.TaskFailed'],
  IntervalSeconds: 5,
  MaxAttempts: 3,
  BackoffRate: 3,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

export const taskRetries: readonly Retrier[] = [soon, overHours, fewTimes];

/** Of a Task that waits with its token: that nobody answered in time is no fault but an answer, caught as one. */
export const tokenRetries: readonly Retrier[] = taskRetries.map((retrier) => ({
  ...retrier,
  ErrorEquals: retrier.ErrorEquals.filter((error) => error !== 'States.Timeout'),
}));

/** Twice the functions' own timeout: a Task that hangs must not hold a run for the service's default of a year. */
export const taskTimeoutSeconds = 60;
