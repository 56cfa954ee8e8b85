import type { EventName } from '../language/events.ts';
import { type Reach, readEnd, type Scenario, type Step } from '../language/scenario.ts';
import { stepsIn } from './steps-in.ts';

/**
 * The events that some Task waits for, each once: the door looks for waiting Tasks at no others. A run that waits
 * is told of its goal and exits too, and leaves at once.
 */
export const listAwaited = (scenarios: readonly Scenario[]): readonly EventName[] => [
  ...new Set(
    scenarios.flatMap(({ steps, goal, exits = [] }) => {
      const all = stepsIn(steps);
      const ends = all.some(({ step }) => step === 'wait for event')
        ? [goal ?? [], exits].flat().map((end) => readEnd(end).event)
        : [];
      return [...all.flatMap(awaitedBy), ...ends];
    }),
  ),
];

function awaitedBy(step: Step): readonly EventName[] {
  switch (step.step) {
    case 'wait for event':
      return Object.keys(step.came) as EventName[]; // a scenario that compiles names events alone
    case 'message':
      return step.reach === undefined ? [] : [...reachedWith[step.reach.by], ...failedWith];
    case 'wait':
    case 'wait for quiet':
    case 'condition':
    case 'action':
      return [];
  }
}

/** What has been clicked has been delivered, whether or not the provider said so. */
const reachedWith: Readonly<Record<Reach['by'], readonly EventName[]>> = {
  delivered: ['message.delivered', 'message.clicked'],
  clicked: ['message.clicked'],
};
/** The next channel need not wait. */
const failedWith: readonly EventName[] = ['message.bounced', 'message.rejected'];
