import type { SweepCall } from '../language/sweep.ts';
import { functionPlace } from './function-place.ts';
import { taskRetries, taskTimeoutSeconds } from './retries.ts';

/** The daily sweep's state machine: no scenario, and not one of the map. */
export const sweepName = 'triggermap-sweep';

const shardsAtOnce = 8; // half of a day's shards: the sweep is to take minutes, not the table's whole capacity

/** The part of Amazon States Language that the sweep needs. */
export interface SweepMachine {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, object>>;
}

/**
 * Lists the days that are to be swept, sweeps every shard of them page by page, and remembers that the days are
 * done. A shard that fails leaves its days open: the next sweep takes them again.
 */
export const compileSweep = (): SweepMachine => ({
  Comment:
    'Daily sweep. Starts the scenarios that are due for a customer because of a date, an absence or the age of an order.',
  StartAt: 'List the days to sweep',
  States: {
    'List the days to sweep': sweepTask({ do: 'list' }, 'Sweep every shard'),
    'Sweep every shard': {
      Type: 'Map',
      ItemsPath: '$.shards',
      MaxConcurrency: shardsAtOnce,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'Sweep a page',
        States: {
          'Sweep a page': sweepTask(undefined, 'Is there another page?'),
          'Is there another page?': {
            Type: 'Choice',
            Choices: [{ Variable: '$.more', BooleanEquals: true, Next: 'Sweep a page' }],
            Default: 'Shard is swept',
          },
          'Shard is swept': { Type: 'Succeed' },
        },
      },
      ResultPath: null,
      Next: 'Close the days',
    },
    'Close the days': sweepTask({ do: 'close', 'days.$': '$.days' }, 'Swept'),
    Swept: { Type: 'Succeed' },
  },
});

type CallTemplate = { readonly do: SweepCall['do']; readonly 'days.$'?: '$.days' };

/** Without parameters its call is what it was given: a shard of the list, or the page before. */
const sweepTask = (parameters: CallTemplate | undefined, next: string): object => ({
  Type: 'Task',
  Resource: functionPlace('sweep'),
  ...(parameters === undefined ? {} : { Parameters: parameters }),
  TimeoutSeconds: taskTimeoutSeconds,
  Retry: taskRetries,
  Next: next,
});
