import {
  type Collision,
  type Contender,
  type Fate,
  listCollisions,
  listContenders,
} from '../../statemachines/compile/list-collisions.ts';
import { sayDuration } from '../../statemachines/language/durations.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import { wrapLine } from './wrap-line.ts';

const assumptions = [
  'Who goes first when two scenarios have a marketing message for one customer on one local day.',
  '',
  'Taken for granted: any two scenarios can meet, unless the days on which they are valid never overlap; of two runs',
  'of one scenario the entry rule decides. Both messages must be known: planned behind a wait, or asked for. When the',
  'one of the lower rank has gone already, the other keeps the daily cap, and has the fate that its own line names.',
  'Put off means asked again from day to day, at most for so long, and then dropped; the run goes on in any case but',
  '“leaves”. Of two equal ranks (=) the earlier trigger goes first. Transactional messages take no part, those that',
  'the customer asked for are outside the cap, one a day.',
];

/** The table of `npm run map -- --collisions`, line by line: each message with those that go before it. */
export function printCollisions(scenarios: readonly Scenario[]): readonly string[] {
  const contenders = listContenders(scenarios);
  const collisions = listCollisions(contenders);
  return [
    ...assumptions,
    ...contenders.flatMap((contender) => [
      '',
      `${String(contender.rank).padStart(2)}  ${sayContender(contender)}`,
      ...printFates(collisions.filter(({ loser }) => loser === contender)),
    ]),
    '',
    `${collisions.length} pairs of ${contenders.length} messages`,
  ];
}

const sayContender = ({ scenario, message }: Contender): string =>
  message === scenario.id ? message : `${message} (${scenario.id})`;

/** One line a fate: what becomes of the message, and behind whom. */
function printFates(collisions: readonly Collision[]): readonly string[] {
  if (collisions.length === 0) return ['      goes before all others'];
  const fates = Map.groupBy(collisions, ({ fate }) => sayFate(fate));
  return [...fates].flatMap(([fate, behind]) =>
    wrapLine(
      `      ${fate} behind `,
      [...new Set(behind.map(({ winner, tie }) => `${winner.message}${tie ? ' =' : ''}`))].join(', '),
      '        ',
    ),
  );
}

function sayFate(fate: Fate): string {
  switch (fate.becomes) {
    case 'put off':
      return `put off by at most ${sayDuration(fate.atMost)}`;
    case 'dropped':
      return 'dropped';
    case 'skipped':
      return `skipped, for its family, within ${sayDuration(fate.within)}`;
    case 'leaving':
      return `leaves, for its family, within ${sayDuration(fate.within)}`;
  }
}
