import { readGolden } from '../../engine/machine.ts';
import type { Definition } from '../drawing/chart.ts';
import { type DrawingWords, drawMachine, type Visit } from '../drawing/draw-machine.ts';
import type { Speech } from '../page/speech.js';
import { findNext } from './next-moment.ts';
import type { Footprint, Trail } from './trails.ts';

export const wordsOf = (speech: Speech): DrawingWords => ({
  name: speech.name,
  channels: (channels) => speech.channels(channels),
  offer: (percent) => speech.say('drawing.offer', { percent }),
});

/** A scenario's machine with the number of runs that have entered each state. */
export const drawScenario = (
  id: string,
  title: string,
  counts: Readonly<Record<string, number>>,
  speech: Speech,
  every: boolean,
): string =>
  drawMachine(readGolden(id), { title: speech.name(title), words: wordsOf(speech), counts, every });

/** A run's machine with the path taken, and when and why, on the customer's clock. */
export function drawRun(trail: Trail, zone: string, speech: Speech, every: boolean): string {
  const definition: Definition = readGolden(trail.run.scenario);
  const next = findNext(trail);
  const visits = trail.footprints.map((footprint, n): Visit => {
    const isNow = trail.run.state.status === 'running' && n === trail.footprints.length - 1;
    const waits = isNow && next !== undefined && !next.unlessSomethingComes;
    return {
      state: footprint.state,
      lines: [
        ...sayFootprint(footprint, definition, zone, speech),
        ...(waits ? [speech.say('drawing.until', { time: speech.time(next.at, zone) })] : []),
      ],
      ...(isNow ? { now: true } : {}),
    };
  });
  return drawMachine(definition, { title: speech.say('drawing.run'), words: wordsOf(speech), visits, every });
}

/** Choices say nothing of their own: what they follow was decided before them. */
function sayFootprint(
  { state, at, decided }: Footprint,
  { States }: Definition,
  zone: string,
  speech: Speech,
): readonly string[] {
  if (decided !== undefined) {
    const { decision, because, reason, answer } = decided;
    const why = speech.language === 'en' ? because : speech.reason(reason);
    const said = answer === undefined ? why : speech.name(answer);
    return [`${speech.time(decided.at, zone)} · ${speech.decision(decision)}`, said];
  }
  return States[state]?.Type === 'Choice' || (States[state]?.Type === 'Wait' && state.includes(': '))
    ? []
    : [speech.time(at, zone)];
}
