import { explainUnsaid, type Said } from '../../../statemachines/language/facts.ts';
import type { Came, Split, Told } from '../../../statemachines/language/questions.ts';
import type { CheckOrder, RunState } from '../../../statemachines/language/tasks.ts';
import { balanceAt, endingWithin } from '../points/points.ts';
import { spreadOf } from '../records/fingerprint.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Profile } from '../records/records.ts';
import { isQuiet } from '../runs/quiet.ts';
import type { Standing } from '../runs/standing.ts';
import { cameSince, hearSince, type Watch, watchRun } from '../runs/watched.ts';
import { heldSlots } from '../sendlog/send-book.ts';
import { later } from '../time/moments.ts';

const yesOrNo = (holds: boolean): string => (holds ? 'yes' : 'no');

/**
 * The answer to a condition's question, as a word. An unknown attribute answers "unknown", not "no". `times` is how
 * many runs there have been under the entry's key, this one included.
 */
export function answerQuestion(
  { ask: question, scenario }: Pick<CheckOrder, 'ask' | 'scenario'>,
  run: RunState,
  standing: Standing,
  times = 1,
): string {
  const { profile, book, now } = standing;
  const watch = watchRun(scenario.id, run);
  switch (question.ask) {
    case 'happened': {
      const within =
        question.within === 'this run'
          ? watch
          : { ...watch, since: later(now, -question.within.seconds), strictly: false };
      return yesOrNo(
        cameSince(
          { event: question.event, sameKey: false, ...onlyKnown({ where: question.where }) },
          within,
          profile,
          book,
        ) !== undefined,
      );
    }
    case 'times':
      return yesOrNo(times >= question.atLeast);
    case 'orders':
      return yesOrNo((profile.counters['order.placed']?.count ?? 0) >= question.atLeast);
    case 'sent': {
      const since = later(now, -question.within.seconds);
      const isOnItsWay = heldSlots(book).some(
        ({ message, at }) => message === question.message && at >= since,
      );
      return yesOrNo(isOnItsWay || (book.lastSent[question.message] ?? '') >= since);
    }
    case 'clicked':
      return yesOrNo((book.lastClicked[question.message] ?? '') >= later(now, -question.within.seconds));
    case 'segment':
      return yesOrNo(profile.segments[question.segment]?.in === true);
    case 'points': {
      const { atLeast, endingWithin: time } = question;
      const points =
        time === undefined
          ? balanceAt(profile.points, now)
          : (endingWithin(profile.points, now, time.seconds)?.points ?? 0);
      return yesOrNo(points >= atLeast);
    }
    case 'spent':
      return yesOrNo(profile.spent >= question.atLeast);
    case 'quiet':
      return yesOrNo(isQuiet(question, profile, now));
    case 'field':
      return profile[question.field] ?? 'unknown';
    case 'attribute':
      return Object.hasOwn(profile.attributes, question.name)
        ? String(profile.attributes[question.name])
        : 'unknown';
    case 'ahead': {
      const moment = Date.parse(String(run.facts.said?.[question.property]));
      return yesOrNo(moment - now.getTime() > question.bySeconds * 1000);
    }
    case 'another': {
      const since = later(run.at, -question.seconds);
      return yesOrNo(
        profile.marks.some(
          ({ event, key, moment }) => event === question.event && key !== run.key && moment.at >= since,
        ),
      );
    }
    case 'said':
      return String(recallSaid(question, watch, run, profile)?.[question.property] ?? 'unknown');
    case 'split':
      return drawShare(question, scenario.id, run.customer);
    case 'came':
      return findFirst(question, scenario.id, run, standing) ?? 'none';
    default:
      throw unknownQuestion(question);
  }
}

/** What the newest such event since the trigger has said; else what the trigger itself did. */
function recallSaid(
  { event, where, sameKey }: Told,
  watch: Watch,
  run: RunState,
  profile: Profile,
): Said | undefined {
  const heard = hearSince({ event, sameKey: sameKey === true, ...onlyKnown({ where }) }, watch, profile);
  if (heard !== undefined) return heard.said;
  const isOwn = run.name === event && explainUnsaid(where ?? {}, run.facts.said) === undefined;
  return isOwn ? run.facts.said : undefined;
}

/** The shares laid end to end; the customer stands always at the same place. */
function drawShare({ name, shares }: Split, scenario: string, customer: string): string {
  const all = Object.entries(shares);
  const place = spreadOf('split', scenario, name, customer) * all.reduce((sum, [, share]) => sum + share, 0);
  let end = 0;
  for (const [answer, share] of all) {
    end += share;
    if (place < end) return answer;
  }
  return 'unknown';
}

/** The event that came first, of those of which the newest came since the trigger, or since the step before. */
function findFirst(
  { events, since }: Came,
  scenario: string,
  run: RunState,
  { profile, book }: Standing,
): string | undefined {
  const watch = watchRun(scenario, run);
  const from =
    since === 'before' && run.step !== undefined ? { ...watch, since: run.step.at, strictly: false } : watch;
  const came = events.flatMap((watched) => {
    const at = cameSince(watched, from, profile, book);
    return at === undefined ? [] : [{ event: watched.event, at }];
  });
  return came.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0]?.event;
}

/** A definition of a newer release than this function: better red than a wrong answer. */
const unknownQuestion = (question: never): Error => new Error(`unknown question ${JSON.stringify(question)}`);
