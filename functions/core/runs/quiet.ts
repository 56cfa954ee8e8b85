import type { Quiet } from '../../../statemachines/language/questions.ts';
import type { RunState, StepOutcome } from '../../../statemachines/language/tasks.ts';
import { lastActivity } from '../profile/last-activity.ts';
import type { Profile } from '../records/records.ts';
import { later } from '../time/moments.ts';
import { startOf } from './start.ts';

/** Whether a customer has been quiet for so long by a moment. */
export const isQuiet = (
  { seconds, without }: Pick<Quiet, 'seconds' | 'without'>,
  profile: Profile,
  now: Date,
): boolean => (lastActivity(without ?? 'any', profile)?.at ?? '') <= later(now, -seconds);

/**
 * What a look for quiet comes to while there is none: when to look again, or that the run leaves; nothing when the
 * run goes on, its customer quiet or the time over. The next look is when it may be quiet, but not before half the
 * time, so that their number is bounded in whatever order events come.
 */
export function findUnrest(
  ask: Quiet,
  step: string,
  run: RunState,
  profile: Profile,
  now: Date,
): Pick<StepOutcome, 'go' | 'decision' | 'reason' | 'because' | 'next' | 'since'> | undefined {
  if (isQuiet(ask, profile, now)) return undefined;
  const { seconds, atMostSeconds, otherwise, without } = ask;
  const since = (run.step?.step === step ? run.step.since : run.step?.at) ?? startOf(run);
  const over = later(since, atMostSeconds);
  const last = lastActivity(without ?? 'any', profile)?.at ?? '';
  const because = `last seen at ${last}`;
  // Without time for a second look the machine has none, be the clock of who told the trigger ahead of ours.
  if (now.toISOString() >= over || atMostSeconds <= seconds)
    return otherwise === 'go on'
      ? undefined
      : { go: 'leave', decision: 'leave', reason: 'still-active', because: `never quiet: ${because}` };
  const quiet = later(last, seconds);
  const soonest = later(now, seconds / 2);
  const wanted = quiet > soonest ? quiet : soonest;
  const next = wanted < over ? wanted : over;
  return { go: 'wait', decision: 'wait', reason: 'still-active', because, next, since };
}
