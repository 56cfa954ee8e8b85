import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { findFavourite } from '../../../functions/core/interest/favourite.ts';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import { newestDay } from '../../../functions/core/schedule/due.ts';
import { scoreOf } from '../../../functions/core/segments/score.ts';
import {
  armSegments,
  isMember,
  judgeSegments,
  nextChange,
  segmentsRow,
  tellChanges,
} from '../../../functions/core/segments/segments.ts';
import type { CustomerEvent, EventName, Properties } from '../../../statemachines/language/events.ts';
import { atLeast, atMost, exactly, oneOf, orNever } from '../../../statemachines/language/facts.ts';
import {
  all,
  any,
  attributeIs,
  daysSince,
  favouriteCategory,
  not,
  orders,
  points,
  type Rule,
  score,
  spent,
  times,
} from '../../../statemachines/language/segments.ts';
import { policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';
import { contextIn } from '../shop-in.ts';

const customer = 'customer-1';
const happens = <E extends EventName>(
  name: E,
  at: string,
  properties: Properties<E>,
  key = 'customer',
): CustomerEvent =>
  ({ id: `${name}-${at}`, name, at: new Date(at).toISOString(), customer, key, properties }) as CustomerEvent; // name and properties belong together by the signature
const lifeOf = (...events: readonly CustomerEvent[]): Profile =>
  events.reduce(
    (profile, event) => applyEvent(profile, event, { ...policy.shop, events: map.events }),
    newProfile(customer),
  );
const ordered = (at: string, total = 10, category?: string) =>
  happens(
    'order.placed',
    at,
    {
      orderId: at,
      currency: policy.shop.currency,
      total,
      items:
        category === undefined
          ? []
          : [{ productId: category, title: category, price: total, quantity: 1, category }],
    },
    at,
  );
const visited = (at: string) => happens('page.viewed', at, { path: '/' });
const isIn = (rule: Rule, profile: Profile, at: string) => isMember(rule, profile, new Date(at), policy);

describe('a rule', () => {
  it('asks how long ago something happened, in whole days', () => {
    const profile = lifeOf(ordered('2026-01-01T12:00Z'));
    const rule = all(daysSince('order.placed', atLeast(14)), daysSince('order.placed', atMost(60)));
    expect(isIn(rule, profile, '2026-01-15T11:59Z')).toBe(false);
    expect(isIn(rule, profile, '2026-01-15T12:00Z')).toBe(true);
    expect(isIn(rule, profile, '2026-03-03T11:59Z')).toBe(true);
    expect(isIn(rule, profile, '2026-03-03T12:00Z')).toBe(false);
  });

  it('is not met by what never happened, unless it says so', () => {
    const nobody = newProfile(customer);
    expect(isIn(daysSince('order.placed', atLeast(0)), nobody, '2026-01-01T12:00Z')).toBe(false);
    expect(isIn(daysSince('order.placed', orNever(atLeast(30))), nobody, '2026-01-01T12:00Z')).toBe(true);
    expect(isIn(times('order.placed', exactly(0)), nobody, '2026-01-01T12:00Z')).toBe(true);
  });

  it('takes for a sign of life what the customer does, and not what we do', () => {
    const mailed = lifeOf(
      visited('2026-01-01T12:00Z'),
      happens('message.delivered', '2026-02-01T12:00Z', { run: 'r', step: 's', channel: 'email' }, 'r'),
      happens('message.opened', '2026-02-01T13:00Z', { run: 'r', step: 's', channel: 'email' }, 'r'),
    );
    expect(isIn(daysSince('any', atLeast(30)), mailed, '2026-02-02T12:00Z')).toBe(true);
    expect(isIn(times('message.delivered', exactly(1)), mailed, '2026-02-02T12:00Z')).toBe(true);
  });

  it('counts orders, in all or of late, and what they were worth', () => {
    const profile = lifeOf(ordered('2026-01-01T12:00Z', 20), ordered('2026-03-01T12:00Z', 30));
    const at = '2026-03-10T12:00Z';
    expect(isIn(orders(exactly(2)), profile, at)).toBe(true);
    expect(isIn(orders(exactly(1), 30), profile, at)).toBe(true);
    expect(isIn(spent(exactly(50)), profile, at)).toBe(true);
  });

  it('asks for points as they are on that day', () => {
    const profile = lifeOf(
      happens('points.earned', '2026-01-01T12:00Z', { points: 100, expiresAt: '2026-02-01T12:00:00Z' }),
    );
    expect(isIn(points(atLeast(100)), profile, '2026-01-31T12:00Z')).toBe(true);
    expect(isIn(points(atLeast(1)), profile, '2026-02-01T12:00Z')).toBe(false);
  });

  it('asks for attributes: their value, or whether they are known', () => {
    const profile = lifeOf(
      happens('customer.registered', '2026-01-01T12:00Z', { attributes: { vip: true } }),
    );
    const at = '2026-01-02T12:00Z';
    expect(isIn(attributeIs('vip', oneOf(true)), profile, at)).toBe(true);
    expect(isIn(attributeIs('vip', oneOf(false)), profile, at)).toBe(false);
    expect(isIn(attributeIs('size', 'known'), profile, at)).toBe(false);
  });

  it('is joined by all, any and not', () => {
    const [yes, no] = [orders(exactly(0)), orders(atLeast(1))];
    const met = (rule: Rule) => isIn(rule, newProfile(customer), '2026-01-01T12:00Z');
    expect([all(yes, no), any(yes, no), not(no), all(yes, not(no))].map(met)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('a favourite category', () => {
  const now = new Date('2026-06-01T12:00Z');

  it('is what was bought most, of equals the one bought last', () => {
    const [tea, coffee] = [ordered('2026-01-01T12:00Z', 9, 'tea'), ordered('2026-02-01T12:00Z', 9, 'coffee')];
    expect(findFavourite(lifeOf(tea, coffee), now)).toBe('coffee');
    expect(findFavourite(lifeOf(tea, coffee, ordered('2026-01-15T12:00Z', 9, 'tea')), now)).toBe('tea');
  });

  it('is what was looked at most where nothing was bought, and unknown without either', () => {
    const looked = happens(
      'product.viewed',
      '2026-05-30T12:00Z',
      { productId: 'p-1', category: 'tea' },
      'p-1',
    );
    expect(findFavourite(lifeOf(looked), now)).toBe('tea');
    expect(findFavourite(newProfile(customer), now)).toBeUndefined();
    expect(isIn(favouriteCategory('known'), lifeOf(looked), '2026-06-01T12:00Z')).toBe(true);
  });
});

describe('scores', () => {
  it('go from 1 to 5 by the limits of the policy', () => {
    const now = new Date('2026-06-01T12:00Z');
    const never = newProfile(customer);
    expect(
      (['recency', 'frequency', 'money'] as const).map((part) => scoreOf(part, never, now, policy)),
    ).toEqual([1, 1, 1]);
    const good = lifeOf(
      ...['01', '02', '03', '04', '05'].map((day) => ordered(`2026-05-${day}T12:00Z`, 200)),
    );
    expect(scoreOf('recency', good, now, policy)).toBe(5);
    expect(scoreOf('frequency', good, now, policy)).toBe(4);
    expect(scoreOf('money', good, now, policy)).toBe(5);
    expect(scoreOf('recency', good, new Date('2026-06-05T12:00Z'), policy)).toBe(4);
    expect(isIn(score('recency', atMost(1)), good, '2027-06-01T12:00Z')).toBe(true);
  });
});

const day = (n: number): string => new Date(Date.parse('2026-01-01T12:00Z') + n * 86_400_000).toISOString();
const amount = (least: number, most: number) =>
  fc.oneof(
    fc.integer({ min: least, max: most }).map(atLeast),
    fc.integer({ min: least, max: most }).map(atMost),
    fc.integer({ min: least, max: most }).map(exactly),
    fc.integer({ min: least, max: most }).map((n) => orNever(atLeast(n))),
  );
const rules = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc
      .tuple(fc.constantFrom('order.placed', 'any', 'page.viewed'), amount(0, 80))
      .map(([name, is]) => daysSince(name, is)),
    amount(0, 4).map((is) => orders(is, 30)),
    amount(0, 300).map(points),
    amount(1, 5).map((is) => score('recency', is)),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((some) => ({ all: some })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((some) => ({ any: some })),
    tie('rule').map(not),
  ),
})).rule;
const lives = fc
  .array(fc.tuple(fc.nat(60), fc.constantFrom('order', 'visit', 'points')), { maxLength: 6 })
  .map((deeds) =>
    lifeOf(
      ...deeds.map(([n, deed]) =>
        deed === 'order'
          ? ordered(day(n))
          : deed === 'visit'
            ? visited(day(n))
            : happens('points.earned', day(n), { points: 100, expiresAt: day(n + 40) }),
      ),
    ),
  );

describe('the next change', () => {
  it('is the first moment at which time alone changes the answer', () => {
    holds(
      fc.property(rules, lives, fc.integer({ min: 60, max: 90 }), (rule, profile, n) => {
        const now = new Date(day(n));
        const is = isMember(rule, profile, now, policy);
        const next = nextChange(rule, profile, now, policy);
        for (let hours = 1; hours < 24 * 300; hours += 6) {
          const at = new Date(now.getTime() + hours * 3_600_000);
          if (next !== undefined && at >= next) break;
          expect(isMember(rule, profile, at, policy)).toBe(is);
        }
        if (next !== undefined) expect(isMember(rule, profile, next, policy)).toBe(!is);
      }),
      { runs: 200 },
    );
  });

  it('has a row that is found when it has come, and stands on no day that a sweep may have read', () => {
    holds(
      fc.property(rules, lives, fc.nat(23), (rule, profile, hour) => {
        const now = new Date(Date.parse(day(61)) + hour * 3_600_000);
        const next = nextChange(rule, profile, now, policy);
        const row = segmentsRow(profile, [{ id: 'it', title: 'It', rule }], now, policy);
        expect(row === undefined).toBe(next === undefined);
        if (next === undefined || row === undefined) return;
        expect(row.day > newestDay(now)).toBe(true);
        expect(row.day > newestDay(next)).toBe(true);
      }),
      { runs: 200 },
    );
  });
});

describe('what the door is told', () => {
  const resting = {
    id: 'resting',
    title: 'Bought two weeks ago',
    rule: daysSince('order.placed', atLeast(14)),
  };
  const later = new Date('2026-02-01T12:00Z');

  it('is each change once, whoever finds it, and the same again until it is heard', () => {
    const profile = lifeOf(ordered('2026-01-01T12:00Z'));
    const [entered, ...more] = tellChanges(profile, [resting], later, policy);
    expect(more).toEqual([]);
    expect(entered).toMatchObject({ name: 'segment.entered', customer, properties: { segment: 'resting' } });
    expect(tellChanges(profile, [resting], new Date('2026-02-02T12:00Z'), policy)[0]?.id).toBe(entered?.id);
    if (entered === undefined) expect.fail('nothing told');
    const heard = applyEvent(
      profile,
      { ...happens(entered.name, entered.at, entered.properties), id: entered.id },
      contextIn('USD'),
    );
    expect(tellChanges(heard, [resting], later, policy)).toEqual([]);
    const again = applyEvent(heard, ordered('2026-02-02T12:00Z'), contextIn('USD'));
    const [left] = tellChanges(again, [resting], new Date('2026-02-02T12:00Z'), policy);
    expect(left).toMatchObject({ name: 'segment.left' });
    expect(left?.id).not.toBe(entered.id);
  });

  it('is newer than what it ends, though that was told by a clock that is ahead', () => {
    const ahead = happens('segment.entered', '2026-02-01T12:09Z', { segment: 'resting' });
    const [left] = tellChanges(lifeOf(ahead), [resting], later, policy);
    expect(left?.at).toBe('2026-02-01T12:09:00.001Z');
  });

  it('is nothing of segments without a rule, of who was erased, and of a visitor who turned out to be known', () => {
    const profile = lifeOf(ordered('2026-01-01T12:00Z'));
    const away = { id: 'away', title: 'Away', rule: orders(exactly(0)) };
    expect(tellChanges(profile, [{ id: 'lost', title: 'Lost' }], later, policy)).toEqual([]);
    expect(
      tellChanges({ ...newProfile(customer), erasedAt: '2026-01-02T12:00:00.000Z' }, [away], later, policy),
    ).toEqual([]);
    expect(tellChanges({ ...profile, joinedTo: 'customer-2' }, [resting], later, policy)).toEqual([]);
  });
});

describe('the row of a customer', () => {
  const resting = { id: 'resting', title: 'Resting', rule: daysSince('order.placed', atLeast(14)) };
  const arm = (profile: Profile, at: string) => armSegments(profile, [resting], new Date(at), policy);

  it('is written once, and left to the sweep while it stands ahead', () => {
    const profile = lifeOf(ordered('2026-01-01T12:00Z'));
    const first = arm(profile, '2026-01-01T12:00Z');
    expect(first.rows.map((row) => row.day)).toEqual(['2026-01-17']);
    const ordersAgain = applyEvent(
      { ...profile, armed: first.armed },
      ordered('2026-01-05T12:00Z'),
      contextIn('USD'),
    );
    expect(arm(ordersAgain, '2026-01-05T12:00Z').rows).toEqual([]);
    const judged = judgeSegments(ordersAgain, [resting], new Date('2026-01-16T10:05Z'), policy);
    expect(judged).toMatchObject({ judged: 'move', to: { day: '2026-01-21' } });
  });

  it('is written anew once a sweep may have moved it', () => {
    const profile = { ...lifeOf(ordered('2026-01-10T12:00Z')), armed: { segments: '2026-01-11' } };
    expect(arm(profile, '2026-01-11T12:00Z').rows.map((row) => row.day)).toEqual(['2026-01-26']);
  });

  it('goes when nothing changes by itself any more', () => {
    const judged = judgeSegments(newProfile(customer), [resting], new Date('2026-01-16T10:05Z'), policy);
    expect(judged).toMatchObject({ judged: 'drop' });
  });
});
