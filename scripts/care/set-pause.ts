import { changePauses, listPauses, type PauseTarget } from '../../functions/core/decision/pauses.ts';
import type { Pause } from '../../functions/core/records/records.ts';
import type { Store } from '../../functions/ports/store.ts';
import { didYouMean } from '../../statemachines/language/did-you-mean.ts';

export interface PauseCommand {
  /** What stands after the command's name: nothing, `marketing`, or `scenario` or `message` and an id. */
  readonly words: readonly string[];
  readonly why?: string;
  readonly resume?: boolean;
}

/** What there is to pause. */
export interface Pausable {
  readonly scenarios: readonly string[];
  readonly messages: readonly string[];
}

const rounds = 5; // two people at two keyboards, not a hundred

/** Pauses, resumes or lists; answers what then is paused, line by line. Throws when the words name nothing. */
export async function setPause(
  { words, why = 'no reason given', resume = false }: PauseCommand,
  store: Pick<Store, 'pauses' | 'savePauses'>,
  pausable: Pausable,
  now: Date,
): Promise<readonly string[]> {
  const target = readTarget(words, pausable);
  if (target === undefined) {
    if (resume) throw new Error('resume what? marketing, scenario ID or message ID');
    return sayPauses(await store.pauses());
  }
  for (let round = 0; round < rounds; round++) {
    const before = await store.pauses();
    const pauses = changePauses(before, target, resume ? 'resume' : { since: now.toISOString(), why });
    if ((await store.savePauses(pauses)) === 'written') return sayPauses(pauses);
  }
  throw new Error('others are changing the pauses at the same time; try again');
}

function readTarget([what, id, ...more]: readonly string[], pausable: Pausable): PauseTarget | undefined {
  if (what === undefined) return undefined;
  if (what === 'marketing' && id === undefined) return { what };
  if (what !== 'marketing' && what !== 'scenario' && what !== 'message')
    throw new Error(`cannot pause '${what}'${didYouMean(what, ['marketing', 'scenario', 'message'])}`);
  if (what === 'marketing' || id === undefined || more.length > 0)
    throw new Error('pause what? marketing, scenario ID or message ID');
  const known = what === 'scenario' ? pausable.scenarios : pausable.messages;
  if (!known.includes(id)) throw new Error(`there is no ${what} '${id}'${didYouMean(id, known)}`);
  return { what, id };
}

function sayPauses(pauses: Parameters<typeof listPauses>[0]): readonly string[] {
  const lines = listPauses(pauses).map(
    ({ target, pause }) => `${sayTarget(target)}: paused since ${sayPause(pause)}`,
  );
  return lines.length === 0 ? ['nothing is paused'] : lines;
}

const sayTarget = (target: PauseTarget): string =>
  target.what === 'marketing' ? 'all marketing' : `${target.what} ${target.id}`;
const sayPause = ({ since, why }: Pause): string => `${since.slice(0, 16).replace('T', ' ')} UTC (${why})`;
