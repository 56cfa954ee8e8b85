import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { checkCalendar } from '../../statemachines/compile/check-calendar.ts';
import { checkMap } from '../../statemachines/compile/check-map.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { days } from '../../statemachines/language/durations.ts';
import { atLeast, oneOf } from '../../statemachines/language/facts.ts';
import type { Feast } from '../../statemachines/language/policy.ts';
import { isIn } from '../../statemachines/language/questions.ts';
import {
  dateOf,
  enterSegment,
  entersSegment,
  event,
  feast,
  message,
  pointsEnding,
  promoCode,
  type Scenario,
  when,
} from '../../statemachines/language/scenario.ts';
import {
  all,
  attributeIs,
  daysSince,
  orders,
  type Segment,
  score,
  times,
} from '../../statemachines/language/segments.ts';

const greeting = () => message('welcome', { rank: 4, by: 'email' });
const good: Scenario = {
  id: 'it',
  stage: 'retention',
  title: 'It',
  purpose: 'Greets.',
  on: event('customer.registered'),
  entry: { per: 'customer', repeated: 'when finished' },
  steps: [greeting()],
};
/** Plain JavaScript or a cast can bring here what the types refuse. */
const wrong = (more: object): Scenario => ({ ...good, ...more }) as Scenario;
const faultOf = (check: () => void): string => {
  try {
    check();
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
  return 'no fault';
};

describe('A map with a segment that nobody keeps', () => {
  const audiences: readonly Segment[] = [
    { id: 'lost', title: 'Lost' },
    { id: 'resting', title: 'Resting', rule: daysSince('order.placed', atLeast(14)) },
  ];
  it.each([
    [
      'entered',
      wrong({ on: entersSegment('restin') }),
      "the segment 'restin' is not in statemachines/segments.ts; did you mean 'resting'?",
    ],
    [
      'asked for',
      wrong({ steps: [when(isIn('lots'), { yes: [greeting()] })] }),
      "the segment 'lots' is not in statemachines/segments.ts; did you mean 'lost'?",
    ],
    [
      'wanted',
      wrong({ on: event('order.placed', { segments: oneOf('big-spender') }) }),
      "the segment 'big-spender' is not in statemachines/segments.ts",
    ],
    [
      'changed',
      wrong({ steps: [enterSegment('resting')] }),
      "the segment 'resting' is kept by its rule; an action cannot change it",
    ],
  ] as const)('%s is refused, with what may have been meant', (_what, scenario, said) => {
    expect(faultOf(() => checkMap({ ...map, scenarios: [scenario], segments: audiences }))).toBe(
      `scenario 'it', ${said}`,
    );
  });

  it('is none when all are known', () => {
    const known = wrong({
      on: entersSegment('resting'),
      steps: [when(isIn('lost'), { yes: [greeting()] }), enterSegment('lost')],
    });
    expect(faultOf(() => checkMap({ ...map, scenarios: [known], segments: audiences }))).toBe('no fault');
  });
});

describe('A segment', () => {
  const rule = orders(atLeast(1));
  it.each([
    [
      'an id that is no name',
      [{ id: 'Best', title: 'Best', rule }],
      "segment 'Best', id: the segment 'Best'; write it in kebab-case, such as 'big-spender'",
    ],
    [
      'the id of another',
      [
        { id: 'best', title: 'A', rule },
        { id: 'best', title: 'B', rule },
      ],
      "segment 'best', id: another segment has the same",
    ],
    [
      'the name of the index',
      [{ id: 'segments', title: 'A', rule }],
      "segment 'segments', id: the due index calls its rows so; take another",
    ],
    ['no title', [{ id: 'best', title: ' ', rule }], "segment 'best', title: give it a title"],
    [
      'a misspelt event',
      [{ id: 'best', title: 'A', rule: times('order.plased' as never, atLeast(1)) }],
      "segment 'best', rule: unknown event 'order.plased'; did you mean 'order.placed'?",
    ],
    [
      'half a day',
      [{ id: 'best', title: 'A', rule: all(daysSince('any', atLeast(0.5))) }],
      "segment 'best', rule: 0.5; write a whole number, 0 or more",
    ],
    [
      'a score of six',
      [{ id: 'best', title: 'A', rule: score('money', atLeast(6)) }],
      "segment 'best', rule: a money score goes from 1 to 5",
    ],
    [
      'an attribute that is no name',
      [{ id: 'best', title: 'A', rule: attributeIs('$.x', 'known') }],
      "segment 'best', rule: '$.x' is no name of an attribute; write letters and digits, such as 'birthday'",
    ],
    [
      'no rule inside all()',
      [{ id: 'best', title: 'A', rule: { all: [] } }],
      "segment 'best', rule: all() and any() want at least one rule",
    ],
  ] as const)('with %s is refused', (_what, audiences, said) => {
    expect(faultOf(() => checkMap({ ...map, scenarios: [], segments: audiences }))).toBe(
      `statemachines/segments.ts: ${said}`,
    );
  });
});

describe('A trigger that foretells', () => {
  const file = "statemachines/scenarios/retention/it.ts: scenario 'it', ";
  it.each([
    [
      'a date that no event tells',
      dateOf('subscription', ['subscription.started'], 'chargAt' as never, { days: -7 }),
      "on: 'subscription.started' tells no chargAt that is retained; did you mean 'chargeAt'?",
    ],
    [
      'days by what no event tells',
      dateOf('subscription', ['subscription.started'], 'chargeAt', {
        days: -7,
        daysBy: { property: 'plann' as never, days: {} },
      }),
      "on: 'subscription.started' tells no plann that is retained; did you mean 'plan'?",
    ],
    [
      'points after their end',
      pointsEnding({ days: 3, atLeast: 1, together: 0 }),
      'on: days: 3; points end, so write days before it, such as -14',
    ],
    [
      'no points',
      pointsEnding({ days: -3, atLeast: 0, together: 0 }),
      'on: atLeast: 0; write whole points, 1 or more',
    ],
    [
      'a feast that is over',
      feast({ days: 1 }),
      'on: days: 1; a feast that is over is not greeted, write 0 or fewer',
    ],
  ] as const)('%s is refused', (_what, on, said) => {
    const about = on.about;
    const fault = faultOf(() =>
      compileScenario(wrong({ on, entry: { per: about, repeated: 'when finished' } }), map),
    );
    expect(fault).toBe(`${file}${said}`);
  });

  it('may have one run for each feast and each end of points, and no other trigger can', () => {
    const per = (on: Scenario['on'], per: string) =>
      faultOf(() => compileScenario(wrong({ on, entry: { per, repeated: 'never again' } }), map));
    expect(per(feast({ days: -3 }), 'feast')).toBe('no fault');
    expect(per(pointsEnding({ days: -3, atLeast: 1, together: 0 }), 'expiry day')).toBe('no fault');
    expect(per(feast({ days: -3 }), 'expiry day')).toContain("use per: 'customer'");
    expect(per(event('customer.registered'), 'feast')).toContain("use per: 'customer'");
  });

  it('alone may greet on a feast by its name', () => {
    const step = message('feast-greeting', {
      by: 'email',
      rank: 18,
      with: promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30), comesFirst: true }),
    });
    expect(faultOf(() => compileScenario(wrong({ steps: [step] }), map))).toContain(
      "'feast-greeting' greets on a feast; only a scenario that starts with feast() knows which",
    );
  });
});

describe('The calendar of the policy', () => {
  const feastOf = (more: object): Feast =>
    ({ id: 'spring', on: '03-08', name: { en: 'Spring', ru: 'Весной' }, ...more }) as Feast; // wrong ones too
  it.each([
    [{ on: '02-30' }, `"02-30" is no day; write one such as '12-25', or a weekday (1 to 7) of a month`],
    [
      { on: { month: 13, weekday: 1, nth: 1 } },
      `{"month":13,"weekday":1,"nth":1} is no day; write one such as '12-25', or a weekday (1 to 7) of a month`,
    ],
    [{ countries: ['Russia'] }, "'Russia' is no country; write two capital letters, such as DE"],
    [{ name: { en: 'Spring', ru: ' ' } }, 'give it a name in ru'],
  ])('with %j is refused', (more, said) => {
    expect(faultOf(() => checkCalendar([feastOf(more)]))).toBe(
      `statemachines/policy.ts: calendar, feast 'spring': ${said}`,
    );
  });

  it('may have 29 February, and no feast twice', () => {
    expect(faultOf(() => checkCalendar([feastOf({ on: '02-29' })]))).toBe('no fault');
    expect(faultOf(() => checkCalendar([feastOf({}), feastOf({})]))).toContain(
      'another feast has the same id',
    );
  });
});
