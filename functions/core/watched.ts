import type { EventName } from '../../statemachines/language/events.ts';
import type { RunState, WatchedEvent } from '../../statemachines/language/tasks.ts';
import { identifyRun } from './fingerprint.ts';
import { lastMoment } from './profile.ts';
import type { Feedback, Plan, Profile, SendBook } from './records.ts';
import { sinceOf } from './start.ts';

/** For whom, and from when on, events are watched. */
export interface Watch {
  readonly run: string;
  /** What the run is about. */
  readonly key: string;
  /** The event that started the run is never one that it waits for. */
  readonly trigger: string;
  readonly since: string;
  /** Only what came later than `since`; otherwise the moment itself counts too. */
  readonly strictly: boolean;
}

export function watchRun(scenario: string, run: RunState): Watch {
  const { at, strictly } = sinceOf(run);
  return { run: identifyRun(scenario, run.id), key: run.key, trigger: run.id, since: at, strictly };
}

/** A plan keeps no more than it needs: a run that is due counts from another moment than its trigger. */
export const watchPlan = ({ run, subject, trigger, since }: Plan): Watch => ({
  run,
  key: subject,
  trigger: trigger.id,
  since,
  strictly: since !== trigger.at,
});

/**
 * When a watched event came last, if it came since. What became of messages is told run by run: with `sameKey` the
 * book knows it, of this run's messages alone.
 */
export function cameSince(
  { event, sameKey }: WatchedEvent,
  { run, key, trigger, since, strictly }: Watch,
  profile: Profile,
  book: SendBook,
): string | undefined {
  const feedback = sameKey ? feedbackOf(event) : undefined;
  const last = lastMoment(profile, event, sameKey ? key : undefined);
  const at =
    feedback !== undefined ? lastFeedback(book, run, feedback) : last?.id === trigger ? undefined : last?.at;
  return at !== undefined && (at > since || (at === since && !strictly)) ? at : undefined;
}

const feedbacks: readonly Feedback[] = [
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'delayed',
  'rejected',
];

/** What an event tells of a message; nothing when it is about something else. */
export const feedbackOf = (event: EventName): Feedback | undefined =>
  feedbacks.find((feedback) => event === `message.${feedback}`);

const lastFeedback = (book: SendBook, run: string, feedback: Feedback): string | undefined =>
  book.bookings
    .filter((booking) => booking.run === run)
    .flatMap((booking) => booking.feedback?.[feedback] ?? [])
    .sort()
    .at(-1);
