import type { LocalTime, Policy } from '../language/policy.ts';
import type { Step, WaitStep } from '../language/scenario.ts';
import { waysIn } from './steps-in.ts';

const day = 24 * 3600;
const week = 7 * day;
const dayOfGrace = day; // what a night, or a throttled provider, can add to one message

/** Step Functions ends a Standard execution after a year. */
export const longestRunSeconds = 365 * day;

/**
 * The longest that a run of the steps can take: the longest way through, every message put off as far as it may
 * be. A date can lie anywhere, so a run that waits for one may take the year that Step Functions allows.
 */
export const longestSeconds = (steps: readonly Step[], policy: Policy): number =>
  Math.min(longestRunSeconds, sumOf(steps, longestRunSeconds, policy));

/** The same with all dates at hand: more than a year of this can never run to its end. */
export const longestSecondsWithoutDates = (steps: readonly Step[], policy: Policy): number =>
  sumOf(steps, 0, policy);

const sumOf = (steps: readonly Step[], toDate: number, policy: Policy): number =>
  steps.reduce((sum, step) => sum + longestOf(step, toDate, policy), 0);

function longestOf(step: Step, toDate: number, policy: Policy): number {
  const longestWay = Math.max(0, ...waysIn(step).map((way) => sumOf(way, toDate, policy)));
  switch (step.step) {
    case 'wait':
      return longestWait(step, toDate, policy);
    case 'wait for event':
      return step.atMost.seconds + longestWay;
    case 'message': {
      const reaching = (step.reach?.within.seconds ?? 0) * (step.channels.length - 1);
      // A pause, or an open complaint, can hold back every message.
      return (step.postpone?.seconds ?? 0) + reaching + policy.patienceDays * day + dayOfGrace;
    }
    case 'wait for quiet':
      return step.atMost.seconds;
    case 'condition':
      return longestWay;
    case 'action':
      return 0;
  }
}

function longestWait(wait: WaitStep, toDate: number, policy: Policy): number {
  if ('time' in wait) return wait.time.seconds + (wait.goodHour ? dayOfGrace : 0);
  // It may begin when a week's work has just ended, and end in the last hour of another.
  if ('workingTime' in wait) return (Math.ceil(wait.workingTime.seconds / workingWeek(policy)) + 1) * week;
  // People may be at work one day a week.
  if (wait.until === 'working morning') return week + dayOfGrace;
  return Math.max(wait.otherwise.seconds, toDate) + dayOfGrace;
}

function workingWeek({ working: { days, hours } }: Policy): number {
  const [from, until] = hours.map(secondOfDay);
  return days.length * ((until ?? 0) - (from ?? 0));
}

function secondOfDay(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}
