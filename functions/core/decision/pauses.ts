import type { Pause, Pauses } from '../records/records.ts';

/** What can be stopped for a while: all marketing, the messages of one scenario, or one message wherever it is. */
export type PauseTarget =
  | { readonly what: 'marketing' }
  | { readonly what: 'scenario' | 'message'; readonly id: string };

const none: Pauses = { version: 0, scenarios: {}, messages: {} };

/** The next version of the pauses, with this one in it (a second pause keeps the first one's time), or without. */
export function changePauses(
  pauses: Pauses | undefined,
  target: PauseTarget,
  pause: Pause | 'resume',
): Pauses {
  const { marketing, ...before } = pauses ?? none;
  const next = { ...before, version: before.version + 1 };
  if (target.what === 'marketing')
    return pause === 'resume' ? next : { ...next, marketing: keepSince(pause, marketing) };
  const list = target.what === 'scenario' ? 'scenarios' : 'messages';
  const { [target.id]: known, ...others } = before[list];
  return {
    ...next,
    ...(marketing === undefined ? {} : { marketing }),
    [list]: pause === 'resume' ? others : { ...others, [target.id]: keepSince(pause, known) },
  };
}

const keepSince = (pause: Pause, known: Pause | undefined): Pause =>
  known === undefined ? pause : { ...pause, since: known.since };

/** Every pause as target and reason, all marketing first. */
export function listPauses(
  pauses: Pauses | undefined,
): readonly { readonly target: PauseTarget; readonly pause: Pause }[] {
  const { marketing, scenarios, messages } = pauses ?? none;
  const listAll = (what: 'scenario' | 'message', all: Readonly<Record<string, Pause>>) =>
    Object.entries(all).map(([id, pause]) => ({ target: { what, id }, pause }));
  return [
    ...(marketing === undefined ? [] : [{ target: { what: 'marketing' } as const, pause: marketing }]),
    ...listAll('scenario', scenarios),
    ...listAll('message', messages),
  ];
}
