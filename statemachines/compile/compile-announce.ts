import { type AnnounceCall, changeNames, shardsToldAtOnce } from '../language/announcement.ts';
import type { Policy } from '../language/policy.ts';
import { acceptedSource } from '../language/settings.ts';
import type { EventPattern } from './asl.ts';
import { functionPlace } from './function-place.ts';
import { taskRetries, taskTimeoutSeconds } from './retries.ts';

/** The announcement's state machine: no scenario, and not one of the map. */
export const announceName = 'triggermap-announce';

/** The part of Amazon States Language that the announcement needs. */
export interface AnnounceMachine {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, object>>;
}

/** What starts it: a change that the door has accepted, for which it calls nobody by name. */
export const announcePattern: EventPattern = { source: [acceptedSource], 'detail-type': changeNames };

/**
 * Tells those who asked, round by round while pieces are left; then the others, shard by shard and page by page.
 * Every call's answer is the next call.
 */
export const compileAnnounce = ({ backInStock }: Policy): AnnounceMachine => ({
  Comment:
    'Announcement. Tells each customer who is to hear of a lower price, of goods that are back or of news, once.',
  StartAt: 'Tell those who asked first',
  States: {
    'Tell those who asked first': announceTask({ do: 'asked', 'change.$': '$' }, 'Who is next?'),
    'Who is next?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.next', StringEquals: 'this round', Next: 'Tell the next who asked' },
        { Variable: '$.next', StringEquals: 'next round', Next: 'See what is left' },
        { Variable: '$.next', StringEquals: 'others', Next: 'Tell every shard' },
      ],
      Default: 'Told',
    },
    'See what is left': {
      Type: 'Wait',
      Seconds: backInStock.hoursBetween * 3600,
      Next: 'Tell the next who asked',
    },
    'Tell the next who asked': announceTask(undefined, 'Who is next?'),
    'Tell every shard': {
      Type: 'Map',
      ItemsPath: '$.shards',
      MaxConcurrency: shardsToldAtOnce,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'Tell a page',
        States: {
          'Tell a page': announceTask(undefined, 'Is there another page?'),
          'Is there another page?': {
            Type: 'Choice',
            Choices: [{ Variable: '$.more', BooleanEquals: true, Next: 'Tell a page' }],
            Default: 'Shard is told',
          },
          'Shard is told': { Type: 'Succeed' },
        },
      },
      ResultPath: null,
      Next: 'Told',
    },
    Told: { Type: 'Succeed' },
  },
});

type CallTemplate = { readonly do: AnnounceCall['do']; readonly 'change.$': '$' };

/** Without parameters its call is what the Task before has answered. */
const announceTask = (parameters: CallTemplate | undefined, next: string): object => ({
  Type: 'Task',
  Resource: functionPlace('announce'),
  ...(parameters === undefined ? {} : { Parameters: parameters }),
  TimeoutSeconds: taskTimeoutSeconds,
  Retry: taskRetries,
  Next: next,
});
