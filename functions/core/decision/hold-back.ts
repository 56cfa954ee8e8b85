import type { RunState, SendOrder } from '../../../statemachines/language/tasks.ts';
import { findOverdue } from '../profile/overdue.ts';
import type { Pause } from '../records/records.ts';
import { localDay, sayMoment } from '../time/local-hours.ts';
import { type Asked, type Decision, skip } from './asked.ts';
import { nextGoodHour, patienceEnds, putOff, spread } from './put-off.ts';

const minute = 60;
/** Long enough not to ask in vain, short enough that a pause of minutes is felt by nobody. */
const shortestPauseSeconds = 15 * minute;
/** Each time it is asked costs states; who resumes after a week does not mind a day. */
const longestPauseSeconds = 24 * 60 * minute;

/** What people have paused: waited for within its patience, asked again at growing distances. */
export function findPause(asked: Asked): Decision | undefined {
  const { order, run, now, zone, deadline } = asked;
  const found = sayPause(asked);
  if (found === undefined) return undefined;
  const { paused, ends } = found;
  const latest = patienceEnds(asked);
  const isLate = deadline !== undefined && deadline < latest;
  const last = isLate ? deadline : latest;
  if (now.toISOString() >= last)
    return {
      decision: isLate ? 'skip' : ends,
      reason: 'paused',
      because: `${paused}: waited for as long as it is worth`,
    };
  const seconds = Math.min(
    Math.max(2 * pausedSeconds(order, run), shortestPauseSeconds),
    longestPauseSeconds,
  );
  const until = new Date(Math.min(now.getTime() + seconds * 1000, Date.parse(last)));
  const again = `asked again on ${sayMoment(until, zone)} in ${zone}`;
  return { decision: 'wait', until, reason: 'paused', because: `${paused}: ${again}` };
}

/**
 * What is paused, and what becomes of a run whose patience ends: without its first letters a marketing scenario would
 * begin with its last, so it ends; one message alone is skipped.
 */
function sayPause({
  order,
  pauses,
}: Asked): { readonly paused: string; readonly ends: 'leave' | 'skip' } | undefined {
  const say = (what: string, ends: 'leave' | 'skip', pause: Pause | undefined) =>
    pause && { paused: `${what} paused since ${pause.since} (${pause.why})`, ends };
  const isMarketing = order.kind === 'marketing';
  return (
    say('all marketing is', 'leave', isMarketing ? pauses?.marketing : undefined) ??
    say('the scenario is', isMarketing ? 'leave' : 'skip', pauses?.scenarios[order.scenario.id]) ??
    say('the message is', 'skip', pauses?.messages[order.message])
  );
}

/** How long this step has just waited for a pause to end. */
function pausedSeconds({ step }: SendOrder, { step: before }: RunState): number {
  if (before?.step !== step || before.reason !== 'paused' || before.next === undefined) return 0;
  return (Date.parse(before.next) - Date.parse(before.at)) / 1000;
}

/** An open complaint, a return or a delivery that is overdue keeps marketing back from day to day. */
export function findOpenCase(asked: Asked): Decision | undefined {
  if (asked.order.kind !== 'marketing') return undefined;
  const open = sayOpenCase(asked);
  if (open === undefined) return undefined;
  const next = nextGoodHour(asked);
  return next.toISOString() > patienceEnds(asked)
    ? skip('open-case', `${open}: waited for as long as it is worth`)
    : putOff(asked, spread(asked, next), 'open-case', open);
}

function sayOpenCase({ profile, zone, now }: Asked): string | undefined {
  if (Object.keys(profile.openCases).length > 0) return 'a complaint or a return is open';
  const overdue = findOverdue(profile, localDay(now, zone));
  return overdue === undefined ? undefined : `a delivery promised for ${overdue} has not come`;
}
