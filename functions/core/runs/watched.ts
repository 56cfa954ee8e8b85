import { explainUnsaid, type Said } from '../../../statemachines/language/facts.ts';
import type { RunState, WatchedEvent } from '../../../statemachines/language/tasks.ts';
import { identifyRun } from '../records/fingerprint.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Feedback, Plan, Profile, SendBook } from '../records/records.ts';
import { feedbackOf } from '../sendlog/send-book.ts';
import { isNewer } from '../time/moments.ts';
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
  watched: WatchedEvent,
  watch: Watch,
  profile: Profile,
  book: SendBook,
): string | undefined {
  const feedback = watched.sameKey ? feedbackOf(watched.event) : undefined;
  if (feedback === undefined) return hearSince(watched, watch, profile)?.at;
  const at = lastFeedback(book, watch.run, feedback);
  return at !== undefined && isSince(at, watch) ? at : undefined;
}

/** When a watched event came last, if it came since, and what it said. What speaks of another run is for that one. */
export function hearSince(
  { event, sameKey, where = {} }: WatchedEvent,
  watch: Watch,
  profile: Profile,
): { readonly at: string; readonly said?: Said } | undefined {
  const marks = profile.marks.filter((mark) => mark.event === event && (!sameKey || mark.key === watch.key));
  const counter = sameKey ? undefined : profile.counters[event];
  const heard = [
    ...(counter === undefined ? [] : [{ moment: counter.last, said: counter.said }]),
    ...marks,
  ].filter(
    ({ moment, said }) =>
      moment.id !== watch.trigger &&
      isSince(moment.at, watch) &&
      (said?.run ?? watch.run) === watch.run &&
      explainUnsaid(where, said) === undefined,
  );
  const [newest] = heard.sort((a, b) => (isNewer(a.moment, b.moment) ? -1 : 1));
  return newest && { at: newest.moment.at, ...onlyKnown({ said: newest.said }) };
}

const isSince = (at: string, { since, strictly }: Watch): boolean =>
  at > since || (at === since && !strictly);

const lastFeedback = (book: SendBook, run: string, feedback: Feedback): string | undefined =>
  book.bookings
    .filter((booking) => booking.run === run)
    .flatMap((booking) => booking.feedback?.[feedback] ?? [])
    .sort()
    .at(-1);

/** What the customer has said so far, and by which event. */
export interface Recalled {
  readonly answer: string;
  readonly event: string;
}

/** What the customer has answered so far to what a run's message asked. */
export const recallAnswer = (profile: Profile, question: string, run: string): Recalled | undefined =>
  recall(
    profile.marks.find(
      ({ event, said }) => event === 'question.answered' && said?.question === question && said.run === run,
    ),
    'answer',
  );

/** How many stars the customer has given an order so far. */
export const recallRating = (profile: Profile, order: string): Recalled | undefined =>
  recall(
    profile.marks.find(({ event, key }) => event === 'review.submitted' && key === order),
    'rating',
  );

const recall = (mark: Profile['marks'][number] | undefined, property: string): Recalled | undefined =>
  mark && { answer: String(mark.said?.[property]), event: mark.moment.id };
