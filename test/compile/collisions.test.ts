import { describe, expect, it } from 'vitest';
import { printCollisions } from '../../scripts/map/print-collisions.ts';
import { listCollisions, listContenders } from '../../statemachines/compile/list-collisions.ts';
import { type Duration, days, hours } from '../../statemachines/language/durations.ts';
import {
  event,
  message,
  type Scenario,
  type Validity,
  wait,
  type Yield,
  yieldTo,
} from '../../statemachines/language/scenario.ts';
import { scenarios } from '../../statemachines/scenarios/index.ts';

/** A scenario with one message of this rank. */
const scenarioOf = (
  id: string,
  rank: number,
  more: { postpone?: Duration; yields?: readonly Yield[]; validity?: Validity } = {},
): Scenario => {
  const { postpone, ...rest } = more;
  return {
    id,
    stage: 'conversion',
    title: id,
    purpose: 'Shows.',
    on: event('customer.updated'),
    entry: { per: 'customer', repeated: 'when finished' },
    steps: [
      wait(hours(1)),
      message('welcome', { by: 'email', rank, ...(postpone === undefined ? {} : { postpone }) }),
    ],
    ...rest,
  };
};

const collide = (...map: readonly Scenario[]): readonly string[] =>
  listCollisions(listContenders(map)).map(
    ({ winner, loser, fate, tie }) =>
      `${winner.scenario.id} before ${loser.scenario.id}: ${fate.becomes}${tie ? ' (tie)' : ''}`,
  );

describe('Two scenarios on one day', () => {
  it('are told apart by their ranks: the other is put off as long as it may be, or dropped', () => {
    const postponed = scenarioOf('patient', 9, { postpone: days(2) });
    expect(collide(scenarioOf('first', 3), postponed, scenarioOf('hasty', 12))).toEqual([
      'first before patient: put off',
      'first before hasty: dropped',
      'patient before hasty: dropped',
    ]);
    const [collision] = listCollisions(listContenders([scenarioOf('first', 3), postponed]));
    expect(collision?.fate).toEqual({ becomes: 'put off', atMost: days(2) });
  });

  it('of the same rank go by the earlier trigger, so that either may win', () => {
    expect(collide(scenarioOf('a', 5), scenarioOf('b', 5))).toEqual([
      'b before a: dropped (tie)',
      'a before b: dropped (tie)',
    ]);
  });

  it('of one family go by the family: whoever leaves does so whatever its rank', () => {
    const leaver = scenarioOf('leaver', 2, { yields: [yieldTo('head', days(7), 'leave')] });
    expect(collide(leaver, scenarioOf('head', 8))).toEqual(['head before leaver: leaving']);
  });

  it('of one family where a message is skipped go by the family only for the higher rank', () => {
    const yields = [yieldTo('head', days(1), 'skip')];
    expect(collide(scenarioOf('skipper', 9, { yields }), scenarioOf('head', 8))).toEqual([
      'head before skipper: skipped',
    ]);
    expect(collide(scenarioOf('skipper', 7, { yields }), scenarioOf('head', 8))).toEqual([
      'skipper before head: dropped',
    ]);
  });

  it('do not meet when the days on which they are valid never overlap', () => {
    const winter = scenarioOf('winter', 5, { validity: { until: '2026-02-28' } });
    const spring = scenarioOf('spring', 6, { validity: { from: '2026-03-01' } });
    expect(collide(winter, spring)).toEqual([]);
    expect(collide(winter, scenarioOf('always', 6))).toHaveLength(1);
  });
});

describe('The table of collisions', () => {
  it('has every marketing message of the map, in the order of ranks, and each of its fates', () => {
    const text = printCollisions(scenarios).join('\n');
    const contenders = listContenders(scenarios);
    for (const { message, rank } of contenders)
      expect(text).toMatch(new RegExp(`^ *${rank}  ${message}\\b`, 'm'));
    expect(contenders.map(({ rank }) => rank)).toEqual(
      contenders.map(({ rank }) => rank).toSorted((a, b) => a - b),
    );
    expect(text).toMatch(/put off by at most \d+ (hour|day)s? behind \S/);
    expect(text).toMatch(/for its family, within \d+ days? behind \S/);
  });
});
