import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  beginDue,
  beginOf,
  dueRows,
  judgeDue,
  mostDaysSwept,
  newestDay,
  shardOf,
} from '../../functions/core/due.ts';
import { localDay } from '../../functions/core/local-hours.ts';
import { applyEvent, newProfile } from '../../functions/core/profile.ts';
import type { Due, Profile } from '../../functions/core/records.ts';
import type { CustomerEvent, EventName, Properties } from '../../statemachines/language/events.ts';
import {
  date,
  daysAfter,
  inactivity,
  type TimedTrigger,
  type Timer,
} from '../../statemachines/language/scenario.ts';
import { dueShards } from '../../statemachines/language/sweep.ts';
import type { TimerOrder } from '../../statemachines/language/tasks.ts';
import { policy as shop } from '../../statemachines/policy.ts';
import { freeze } from './freeze.ts';
import { holds } from './random.ts';

const customer = 'customer-1';
const policy = { ...shop, shop: { ...shop.shop, zone: 'UTC' } };
const hour = 3600 * 1000;

const happens = <E extends EventName>(
  name: E,
  at: string,
  properties: Properties<E>,
  key = 'customer',
): CustomerEvent =>
  ({ id: `${name}-${at}`, name, at: new Date(at).toISOString(), customer, key, properties }) as CustomerEvent; // name and properties belong together by the signature

/** A customer's life at the door under one timer: what the due index holds, and what the profile knows. */
function live(trigger: TimedTrigger) {
  const { timer } = trigger;
  const timers: readonly TimerOrder[] = [{ scenario: 'it', timer }];
  let profile = newProfile(customer);
  const rows = new Map<string, Due>();
  const life = {
    /** Told at the moment when it happens, or later. */
    tell(event: CustomerEvent, toldAt = event.at) {
      const applied = applyEvent(freeze(profile), freeze(event), 'USD');
      const due = dueRows(profile, applied, event, timers, policy, new Date(toldAt));
      profile = { ...applied, armed: due.armed };
      for (const row of due.rows) rows.set(`${row.day} ${row.key}`, row);
      return due.rows.map(({ day }) => day);
    },
    /** The sweep of a morning: what it does with every row up to its day. */
    sweep(morning: string) {
      const now = new Date(`${morning}T10:05:00.000Z`);
      const swept = [...rows.values()].filter(({ day }) => day <= newestDay(now));
      return swept.map((row) => {
        rows.delete(`${row.day} ${row.key}`);
        const verdict = judgeDue(row, timer, profile, now, policy);
        const next =
          verdict.judged === 'move' ? verdict.to : verdict.judged === 'fire' ? verdict.next : undefined;
        if (next !== undefined) rows.set(`${next.day} ${next.key}`, next);
        if (verdict.judged === 'fire') {
          const { day, since } = verdict;
          life.tell(happens('scenario.due', now.toISOString(), { scenario: 'it', key: row.key, day, since }));
        }
        return verdict;
      });
    },
    /** The days for which it fires, from one morning to another. */
    firesBetween: (from: string, to: string) => life.mornings(from, to).map(({ day }) => day),
    /** The mornings on which it fires, and for which day. */
    mornings(from: string, to: string) {
      const fired: { morning: string; day: string }[] = [];
      for (let morning = from; morning <= to; morning = addDays(morning, 1))
        for (const verdict of life.sweep(morning))
          if (verdict.judged === 'fire') fired.push({ morning, day: verdict.day });
      return fired;
    },
    rows: () => [...rows.keys()],
    profile: () => profile,
  };
  return life;
}

const visits = (at: string) => happens('page.viewed', at, { path: '/' });
const registers = (at: string, attributes: Readonly<Record<string, string>> = {}) =>
  happens('customer.registered', at, { attributes });
const updates = (at: string, attributes: Readonly<Record<string, string>>) =>
  happens('customer.updated', at, { attributes });
const orders = (at: string, orderId: string, categories: readonly string[] = []) => {
  const items = categories.map((category) => ({
    productId: category,
    title: category,
    price: 1,
    quantity: 1,
    category,
  }));
  return happens('order.placed', at, { orderId, currency: 'USD', total: 1, items }, orderId);
};
const delivered = (at: string, orderId: string) => happens('order.delivered', at, { orderId }, orderId);

describe('a birthday', () => {
  const birthday = date('birthday', { days: -7, yearly: true, knownForDays: 14 });

  it('is due a week before, every year, whatever else happens', () => {
    const ann = live(birthday);
    expect(ann.tell(registers('2026-01-10T12:00Z', { birthday: '1990-06-20' }))).toEqual(['2026-06-13']);
    expect(ann.tell(visits('2026-03-01T12:00Z'))).toEqual([]);
    expect(ann.firesBetween('2026-06-01', '2028-06-30')).toEqual(['2026-06-13', '2027-06-13', '2028-06-13']);
  });

  it('without its year is one all the same', () => {
    const ann = live(birthday);
    expect(ann.tell(registers('2026-01-10T12:00Z', { birthday: '--01-05' }))).toEqual(['2026-12-29']);
  });

  it('on 29 February comes on the 28th in common years', () => {
    const ann = live(date('birthday', { days: 0, yearly: true }));
    ann.tell(registers('2026-06-01T12:00Z', { birthday: '1992-02-29' }));
    expect(ann.firesBetween('2026-06-02', '2029-03-10')).toEqual(['2027-02-28', '2028-02-29', '2029-02-28']);
  });

  it.each(['yesterday', '2026-13-01', '--02-30', '1990-06', ''])('written as %j is none', (written) => {
    const ann = live(birthday);
    expect(ann.tell(registers('2026-01-10T12:00Z', { birthday: written }))).toEqual([]);
  });

  it('that was typed in yesterday brings nothing this year', () => {
    const ann = live(birthday);
    ann.tell(registers('2026-01-10T12:00Z'));
    ann.tell(updates('2026-06-11T12:00Z', { birthday: '1990-06-20' }));
    expect(ann.firesBetween('2026-06-11', '2027-06-30')).toEqual(['2027-06-13']);
  });

  it('known for two weeks to the day is known long enough', () => {
    const told = (at: string) => {
      const ann = live(birthday);
      ann.tell(registers(at, { birthday: '1990-06-20' }));
      return ann.firesBetween('2026-06-01', '2026-06-30');
    };
    expect(told('2026-05-30T23:59Z')).toEqual(['2026-06-13']);
    expect(told('2026-05-31T00:01Z')).toEqual([]);
  });

  it('that an app repeats at every visit stays known since the first time', () => {
    const ann = live(birthday);
    ann.tell(registers('2026-01-10T12:00Z', { birthday: '1990-06-20' }));
    for (let day = 1; day < 12; day++)
      expect(
        ann.tell(updates(`2026-06-${String(day).padStart(2, '0')}T12:00Z`, { birthday: '1990-06-20' })),
      ).toEqual([]);
    expect(ann.firesBetween('2026-06-12', '2026-06-30')).toEqual(['2026-06-13']);
  });

  it('that is changed counts as the new one alone, and the new one is not known yet', () => {
    const ann = live(birthday);
    ann.tell(registers('2025-01-10T12:00Z', { birthday: '1990-06-20' }));
    ann.tell(updates('2026-06-10T12:00Z', { birthday: '1990-06-25' }));
    expect(ann.firesBetween('2026-06-10', '2027-06-30')).toEqual(['2027-06-18']);
  });

  it('that was changed long ago is known since then, though the row of the old one is found later', () => {
    const ann = live(birthday);
    ann.tell(registers('2025-07-10T12:00Z', { birthday: '1990-06-20' }));
    ann.tell(updates('2026-01-10T12:00Z', { birthday: '1990-06-25' }));
    ann.tell(updates('2026-06-11T12:00Z', { birthday: '1990-06-25' })); // repeated by an app
    expect(ann.firesBetween('2026-06-11', '2026-06-30')).toEqual(['2026-06-18']);
  });

  it('that is changed to a day just past brings no gift by the row of the old one', () => {
    const ann = live(date('birthday', { days: -7, yearly: true, knownForDays: 14, lateDays: 5 }));
    ann.tell(registers('2026-01-10T12:00Z', { birthday: '1990-06-20' }));
    ann.tell(updates('2026-06-10T12:00Z', { birthday: '1990-06-16' }));
    expect(ann.firesBetween('2026-06-10', '2026-06-30')).toEqual([]);
  });

  it('that is taken away is not due any more', () => {
    const ann = live(birthday);
    ann.tell(registers('2026-01-10T12:00Z', { birthday: '1990-06-20' }));
    ann.tell(updates('2026-02-10T12:00Z', { birthday: '' }));
    expect(ann.firesBetween('2026-06-01', '2026-06-30')).toEqual([]);
    expect(ann.rows()).toEqual([]);
  });

  it('was known before anyone asked: the next thing that happens writes it down', () => {
    const before = applyEvent(
      newProfile(customer),
      registers('2025-01-10T12:00Z', { birthday: '1990-06-20' }),
      'USD',
    );
    const visit = visits('2026-03-01T12:00Z');
    const { rows } = dueRows(
      before,
      applyEvent(before, visit, 'USD'),
      visit,
      [{ scenario: 'it', timer: birthday.timer }],
      policy,
      new Date(visit.at),
    );
    expect(rows).toEqual([
      {
        day: '2026-06-13',
        scenario: 'it',
        customer,
        key: 'customer',
        since: { at: '2025-01-10T12:00:00.000Z', id: 'customer.registered-2025-01-10T12:00Z' },
      },
    ]);
  });

  it('is never said more than its days late', () => {
    const told = (morning: string) => {
      const ann = live(birthday);
      ann.tell(registers('2026-01-10T12:00Z', { birthday: '1990-06-20' }));
      return ann.sweep(morning).map(({ judged }) => judged);
    };
    expect(told('2026-06-11')).toEqual([]);
    expect(told('2026-06-12')).toEqual(['fire']);
    expect(told('2026-06-14')).toEqual(['fire']);
    expect(told('2026-06-15')).toEqual(['move']);
  });
});

describe('a renewal', () => {
  const renewal = date('renewsOn', { days: -7 });

  it('is due once, and again when it has a new date', () => {
    const ann = live(renewal);
    ann.tell(registers('2026-01-10T12:00Z', { renewsOn: '2026-03-10' }));
    expect(ann.firesBetween('2026-01-11', '2027-12-31')).toEqual(['2026-03-03']);
    ann.tell(updates('2028-01-01T12:00Z', { renewsOn: '2028-02-10' }));
    expect(ann.firesBetween('2028-01-02', '2028-12-31')).toEqual(['2028-02-03']);
  });

  it('that is told on its very day is still said, a day later at most', () => {
    const ann = live(renewal);
    expect(ann.tell(registers('2026-03-03T12:00Z', { renewsOn: '2026-03-10' }))).toEqual(['2026-03-05']);
    expect(ann.firesBetween('2026-03-03', '2026-03-31')).toEqual(['2026-03-03']);
  });

  it('without a year is none', () => {
    expect(live(renewal).tell(registers('2026-01-10T12:00Z', { renewsOn: '--03-10' }))).toEqual([]);
  });
});

describe('an absence', () => {
  const month = inactivity('any', 30);

  it('is due so many days after the last visit', () => {
    const ann = live(month);
    expect(ann.tell(visits('2026-01-01T12:00Z'))).toEqual(['2026-01-31']);
    expect(ann.sweep('2026-01-29')).toEqual([]);
    expect(ann.sweep('2026-01-30')).toEqual([
      { judged: 'fire', day: '2026-01-31', since: '2026-01-01T12:00:00.000Z' },
    ]);
  });

  it('that ended meanwhile moves with the last visit, at one row for many visits', () => {
    const ann = live(month);
    ann.tell(visits('2026-01-01T12:00Z'));
    for (let day = 2; day < 25; day++)
      expect(ann.tell(visits(`2026-01-${String(day).padStart(2, '0')}T12:00Z`))).toEqual([]);
    expect(ann.firesBetween('2026-01-02', '2026-12-31')).toEqual(['2026-02-23']);
  });

  it('is due again after another visit, not before', () => {
    const ann = live(month);
    ann.tell(visits('2026-01-01T12:00Z'));
    expect(ann.firesBetween('2026-01-02', '2026-06-30')).toEqual(['2026-01-31']);
    ann.tell(visits('2026-07-01T12:00Z'));
    expect(ann.firesBetween('2026-07-02', '2026-07-30')).toEqual(['2026-07-31']);
    ann.tell(visits('2026-07-31T12:00Z')); // in the very month of the first
    expect(ann.firesBetween('2026-08-01', '2026-12-31')).toEqual(['2026-08-30']);
  });

  it('is not ended by what the shop does, says or hears back from providers', () => {
    const ann = live(month);
    ann.tell(visits('2026-01-01T12:00Z'));
    const of = { run: 'run-1', step: 'step-1', channel: 'email' } as const;
    ann.tell(happens('message.delivered', '2026-01-20T12:00Z', of, 'run-1'));
    ann.tell(happens('message.opened', '2026-01-20T13:00Z', of, 'run-1'));
    ann.tell(happens('points.earned', '2026-01-21T13:00Z', { points: 5 }));
    ann.tell(happens('segment.entered', '2026-01-21T13:00Z', { segment: 'lost' }));
    ann.tell(updates('2026-01-22T12:00Z', { size: 'M' }));
    expect(ann.firesBetween('2026-01-02', '2026-06-30')).toEqual(['2026-01-31']);
    const bob = live(month);
    bob.tell(visits('2026-01-01T12:00Z'));
    bob.tell(happens('message.clicked', '2026-01-20T12:00Z', of, 'run-1'));
    expect(bob.firesBetween('2026-01-02', '2026-06-30')).toEqual(['2026-02-19']);
  });

  it('of one event is not ended by another', () => {
    const ann = live(inactivity('order.placed', 30));
    expect(ann.tell(visits('2026-01-01T12:00Z'))).toEqual([]);
    ann.tell(orders('2026-01-02T12:00Z', 'order-1'));
    ann.tell(visits('2026-01-20T12:00Z'));
    expect(ann.firesBetween('2026-01-02', '2026-06-30')).toEqual(['2026-02-01']);
  });

  it('that a stopped sweep has missed is noticed again after the next visit', () => {
    const ann = live(month);
    ann.tell(visits('2026-01-01T12:00Z'));
    expect(ann.sweep('2026-04-01').map(({ judged }) => judged)).toEqual(['drop']);
    ann.tell(visits('2026-04-02T12:00Z'));
    expect(ann.firesBetween('2026-04-02', '2026-12-31')).toEqual(['2026-05-02']);
  });

  it('of a customer whose history is imported starts nothing that is long past', () => {
    const ann = live(month);
    expect(ann.tell(visits('2025-01-01T12:00Z'), '2026-01-01T12:00Z')).toEqual([]);
    expect(ann.tell(visits('2025-12-20T12:00Z'), '2026-01-01T12:00Z')).toEqual(['2026-01-19']);
  });

  describe('of a regular buyer', () => {
    const usual = inactivity('order.placed', { times: 2, atLeast: 60, atMost: 365, otherwise: 90 });
    const rowsAfter = (...days: readonly string[]) => {
      const ann = live(usual);
      for (const day of days) ann.tell(orders(`${day}T12:00Z`, day));
      return ann.firesBetween(days.at(-1) ?? '', '2028-12-31');
    };

    it('is twice the usual gap: the one in the middle', () => {
      const bought = ['2026-01-01', '2026-02-10', '2026-03-22', '2026-12-01']; // gaps of 40, 40 and 254 days
      expect(rowsAfter(...bought)).toContain(addDays('2026-12-01', 80));
    });

    it('is noticed on its day when it became shorter, and once, though a row stands on a later day', () => {
      const ann = live(usual);
      ann.tell(orders('2024-01-01T12:00Z', 'order-1'));
      expect(ann.firesBetween('2024-01-02', '2024-12-31')).toEqual(['2024-03-31']);
      expect(ann.tell(orders('2025-01-01T12:00Z', 'order-2'))).toEqual(['2026-01-01']);
      for (const day of ['2025-01-31', '2025-03-02']) ann.tell(orders(`${day}T12:00Z`, day));
      expect(ann.mornings('2025-03-03', '2027-12-31')).toEqual([
        { morning: addDays('2025-03-02', 60 - 1), day: addDays('2025-03-02', 60) },
      ]);
    });

    it('is never less than 60 days nor more than 365, and 90 after a single order', () => {
      expect(rowsAfter('2026-01-01')).toEqual([addDays('2026-01-01', 90)]);
      expect(rowsAfter('2026-01-01', '2026-01-03')).toEqual([addDays('2026-01-03', 60)]);
      expect(rowsAfter('2024-01-01', '2026-01-01')).toEqual([addDays('2026-01-01', 365)]);
    });
  });
});

describe('days after a status', () => {
  const review = daysAfter('order.delivered', 7, { byCategory: { clothes: 10, electronics: 30, tea: 3 } });

  it('are counted for every order by itself', () => {
    const ann = live(review);
    ann.tell(orders('2026-01-01T12:00Z', 'order-1'));
    expect(ann.tell(delivered('2026-01-05T12:00Z', 'order-1'))).toEqual(['2026-01-12']);
    expect(ann.tell(delivered('2026-01-06T12:00Z', 'order-2'))).toEqual(['2026-01-13']);
    expect(ann.firesBetween('2026-01-06', '2026-03-01')).toEqual(['2026-01-12', '2026-01-13']);
  });

  it('are those of the slowest of its goods', () => {
    const dayOf = (...categories: readonly string[]) => {
      const ann = live(review);
      ann.tell(orders('2026-01-01T12:00Z', 'order-1', categories));
      return ann.tell(delivered('2026-01-05T12:00Z', 'order-1'));
    };
    expect(dayOf('clothes', 'electronics', 'books')).toEqual(['2026-02-04']);
    expect(dayOf('tea')).toEqual(['2026-01-08']);
    expect(dayOf('books', 'constructor')).toEqual(['2026-01-12']);
  });

  it('are counted anew when the order itself is told of after its delivery', () => {
    const ann = live(review);
    ann.tell(delivered('2026-01-05T12:00Z', 'order-1'));
    ann.tell(orders('2026-01-01T12:00Z', 'order-1', ['electronics']), '2026-01-06T12:00Z');
    expect(ann.firesBetween('2026-01-06', '2026-03-01')).toEqual(['2026-02-04']);
  });

  it('from another moment wait for the later of both', () => {
    const told = daysAfter('order.delivered', 5, { from: 'order.placed' });
    const dayOf = (deliveredOn: string) => {
      const ann = live(told);
      ann.tell(orders('2026-01-01T12:00Z', 'order-1'));
      expect(ann.rows()).toEqual([]);
      ann.tell(delivered(`${deliveredOn}T12:00Z`, 'order-1'));
      return ann.firesBetween(deliveredOn, '2026-03-01');
    };
    expect(dayOf('2026-01-02')).toEqual(['2026-01-06']);
    expect(dayOf('2026-01-20')).toEqual(['2026-01-20']);
  });

  it('come true for an order that the profile has forgotten', () => {
    const row: Due = {
      day: '2026-01-12',
      scenario: 'it',
      customer,
      key: 'order-1',
      since: { at: '2026-01-05T12:00:00.000Z', id: 'event-1' },
    };
    const judge = (morning: string) =>
      judgeDue(row, review.timer, newProfile(customer), new Date(`${morning}T10:05Z`), policy);
    expect(judge('2026-01-11')).toEqual({
      judged: 'fire',
      day: '2026-01-12',
      since: '2026-01-05T12:00:00.000Z',
    });
    expect(judge('2026-01-20')).toMatchObject({ judged: 'drop' });
  });

  it('that are long past when the order is imported start nothing', () => {
    const ann = live(review);
    expect(ann.tell(delivered('2025-01-05T12:00Z', 'order-1'), '2026-01-01T12:00Z')).toEqual([]);
  });
});

describe('a row', () => {
  const timers: readonly Timer[] = [
    date('birthday', { days: -1, yearly: true }).timer,
    inactivity('any', 1).timer,
    daysAfter('order.delivered', 1).timer,
  ];

  it('never stands on a day that a sweep may have read', () => {
    const minutes = fc.nat(3 * 24 * 60).map((n) => new Date(Date.parse('2026-06-10T00:00Z') + n * 60_000));
    holds(
      fc.property(minutes, fc.constantFrom(...timers), (now, timer) => {
        const at = now.toISOString();
        const before = newProfile(customer);
        const events = [registers(at, { birthday: '1990-06-13' }), delivered(at, 'order-1'), visits(at)];
        for (const event of events) {
          const after = applyEvent(before, event, 'USD');
          for (const { day } of dueRows(before, after, event, [{ scenario: 'it', timer }], policy, now).rows)
            expect(day > newestDay(now)).toBe(true);
        }
      }),
      { runs: 500 },
    );
  });

  it('is found in one of the shards, the same for the same customer', () => {
    const shards = Array.from({ length: 2000 }, (_, number) => shardOf(`customer-${number}`));
    expect(new Set(shards)).toEqual(new Set(Array.from({ length: dueShards }, (_, shard) => shard)));
    expect(shardOf(customer)).toBe(shardOf(customer));
  });

  it('that waits for a sweep is fired on no other day than its own, however late the event was told', () => {
    for (const toldAt of ['2026-01-01T12:00Z', '2026-01-30T12:00Z', '2026-02-10T12:00Z']) {
      const ann = live(inactivity('any', 30));
      ann.tell(visits('2026-01-01T12:00Z'), toldAt);
      expect(ann.firesBetween(toldAt.slice(0, 10), '2026-06-30')).toEqual(['2026-01-31']);
    }
  });
});

describe('a run that is due', () => {
  const dueOn = (day: string) => {
    const event = happens('scenario.due', '2026-11-20T10:05Z', {
      scenario: 'it',
      key: 'customer',
      day,
      since: '2026-10-01T12:00:00+02:00',
    });
    if (event.name !== 'scenario.due') expect.fail('an event of another name');
    return event;
  };
  const inZone = (zone: string): Profile => ({ ...newProfile(customer), zone });
  const now = new Date('2026-11-20T10:05:00.000Z');

  it.each(['Pacific/Kiritimati', 'Asia/Tokyo', 'Europe/London', 'America/New_York', 'Pacific/Pago_Pago'])(
    'begins in %s at the good hour of that local day, and waits for nobody else to wake up',
    (zone) => {
      const { at } = beginDue(dueOn('2026-11-22'), inZone(zone), policy, now);
      const begin = beginOf('2026-11-22', inZone(zone), { ...policy, spreadMinutes: 0 }, '');
      expect(localDay(new Date(at), zone)).toBe('2026-11-22');
      expect(begin.toLocaleTimeString('en-GB', { timeZone: zone })).toBe('10:00:00');
      const spread = Date.parse(at) - begin.getTime();
      expect(spread).toBeGreaterThanOrEqual(0);
      expect(spread).toBeLessThan(policy.spreadMinutes * 60_000);
    },
  );

  it('that comes late begins at once by day and next morning by night', () => {
    const late = (zone: string) => Date.parse(beginDue(dueOn('2026-11-18'), inZone(zone), policy, now).at);
    expect(late('Europe/London')).toBe(now.getTime());
    const tomorrow = Date.parse('2026-11-21T10:00:00+13:00'); // 23:05 in Auckland
    expect(late('Pacific/Auckland')).toBeGreaterThanOrEqual(tomorrow);
    expect(late('Pacific/Auckland')).toBeLessThan(tomorrow + hour);
  });

  it('knows from when on events end it, in UTC', () => {
    expect(beginDue(dueOn('2026-11-22'), inZone('UTC'), policy, now).since).toBe('2026-10-01T10:00:00.000Z');
  });

  it('begins where the clocks skip the good hour when they go on', () => {
    const early = { ...policy, goodHours: ['02:30', '20:00'], spreadMinutes: 0 } as const;
    const begin = beginOf('2026-03-29', inZone('Europe/Berlin'), early, '');
    expect(begin.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });
});

it('the newest day on the planet has just begun where the clocks are furthest ahead', () => {
  expect(newestDay(new Date('2026-11-20T09:59:59.999Z'))).toBe('2026-11-20');
  expect(newestDay(new Date('2026-11-20T10:00:00.000Z'))).toBe('2026-11-21');
  expect(mostDaysSwept).toBe(31);
});
