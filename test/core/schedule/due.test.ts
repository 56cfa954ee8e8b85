import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Due, Profile } from '../../../functions/core/records/records.ts';
import {
  beginDue,
  beginOf,
  dueRows,
  findTold,
  judgeDue,
  mostDaysSwept,
  newestDay,
  shardOf,
} from '../../../functions/core/schedule/due.ts';
import { addDays } from '../../../functions/core/time/calendar-day.ts';
import { feastDay, findFeast } from '../../../functions/core/time/feasts.ts';
import { localDay } from '../../../functions/core/time/local-hours.ts';
import type { CustomerEvent, EventName, Properties } from '../../../statemachines/language/events.ts';
import { oneOf } from '../../../statemachines/language/facts.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import {
  date,
  dateOf,
  daysAfter,
  feast,
  inactivity,
  pointsEnding,
  type TimedTrigger,
  type Timer,
} from '../../../statemachines/language/scenario.ts';
import { dueShards } from '../../../statemachines/language/sweep.ts';
import type { TimerOrder } from '../../../statemachines/language/tasks.ts';
import { policy as shop } from '../../../statemachines/policy.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';
import { contextIn } from '../shop-in.ts';

const customer = 'customer-1';
const shopInUtc = { ...shop, shop: { ...shop.shop, zone: 'UTC' } };
const policy = shopInUtc;
const hour = 3600 * 1000;

const happens = <E extends EventName>(
  name: E,
  at: string,
  properties: Properties<E>,
  key = 'customer',
): CustomerEvent =>
  ({ id: `${name}-${at}`, name, at: new Date(at).toISOString(), customer, key, properties }) as CustomerEvent; // name and properties belong together by the signature

/** A customer's life at the door under one timer: what the due index holds, and what the profile knows. */
function live(trigger: TimedTrigger, policy: Policy = shopInUtc) {
  const { timer } = trigger;
  const timers: readonly TimerOrder[] = [{ scenario: 'it', about: trigger.about, timer }];
  let profile = newProfile(customer);
  const rows = new Map<string, Due>();
  const life = {
    /** Told at the moment when it happens, or later. */
    tell(event: CustomerEvent, toldAt = event.at) {
      const applied = applyEvent(freeze(profile), freeze(event), contextIn('USD'));
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
      contextIn('USD'),
    );
    const visit = visits('2026-03-01T12:00Z');
    const { rows } = dueRows(
      before,
      applyEvent(before, visit, contextIn('USD')),
      visit,
      [{ scenario: 'it', about: 'customer', timer: birthday.timer }],
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

describe('a date that an event has told', () => {
  const charge = dateOf(
    'subscription',
    ['subscription.started', 'subscription.changed', 'subscription.renewed'],
    'chargeAt',
    { days: -3, daysBy: { property: 'plan', days: { yearly: -30 } } },
  );
  const told = (
    name: 'subscription.started' | 'subscription.changed' | 'subscription.renewed',
    at: string,
    chargeAt: string,
    { plan = 'monthly' as 'monthly' | 'yearly', id = 'sub-1' } = {},
  ) =>
    happens(
      name,
      at,
      { subscriptionId: id, plan, title: 'Coffee', chargeAt, amount: 9, currency: 'USD' },
      id,
    );

  it('is due so many days before, once, and again when it is told anew', () => {
    const ann = live(charge);
    expect(ann.tell(told('subscription.started', '2026-01-10T12:00Z', '2026-02-10T09:00:00Z'))).toEqual([
      '2026-02-07',
    ]);
    expect(ann.firesBetween('2026-01-11', '2026-02-10')).toEqual(['2026-02-07']);
    ann.tell(told('subscription.renewed', '2026-02-10T12:00Z', '2026-03-10T09:00:00Z'));
    expect(ann.firesBetween('2026-02-11', '2026-06-01')).toEqual(['2026-03-07']);
  });

  it('counts other days for another plan', () => {
    const ann = live(charge);
    const start = told('subscription.started', '2026-01-10T12:00Z', '2027-01-10T09:00:00Z', {
      plan: 'yearly',
    });
    expect(ann.tell(start)).toEqual(['2026-12-11']);
  });

  it('counts for the plan alone that it is meant for', () => {
    const yearly = dateOf('subscription', ['subscription.started', 'subscription.changed'], 'chargeAt', {
      days: -7,
      where: { plan: oneOf('yearly') },
    });
    const ann = live(yearly);
    expect(ann.tell(told('subscription.started', '2026-01-10T12:00Z', '2026-02-10T09:00:00Z'))).toEqual([]);
    const longer = { plan: 'yearly' } as const;
    const changed = told('subscription.changed', '2026-01-11T12:00Z', '2026-05-10T09:00:00Z', longer);
    expect(ann.tell(changed)).toEqual(['2026-05-03']);
    ann.tell(told('subscription.changed', '2026-01-12T12:00Z', '2026-05-10T09:00:00Z'));
    expect(ann.firesBetween('2026-01-13', '2026-06-01')).toEqual([]);
  });

  it('about the customer alone is that of the newest event', () => {
    const ann = live(dateOf('customer', ['offer.made'], 'until', { days: -1 }));
    const made = (at: string, until: string) => happens('offer.made', at, { scenario: 'cart', until });
    expect(ann.tell(made('2026-01-10T12:00Z', '2026-01-20T12:00:00Z'))).toEqual(['2026-01-19']);
    expect(ann.rows()).toEqual(['2026-01-19 customer']);
    ann.tell(made('2026-01-12T12:00Z', '2026-01-25T12:00:00Z'));
    expect(ann.firesBetween('2026-01-13', '2026-06-01')).toEqual(['2026-01-24']);
  });

  it('is of each subscription by itself', () => {
    const ann = live(charge);
    ann.tell(told('subscription.started', '2026-01-10T12:00Z', '2026-02-10T09:00:00Z'));
    ann.tell(told('subscription.started', '2026-01-10T13:00Z', '2026-02-12T09:00:00Z', { id: 'sub-2' }));
    expect(ann.rows()).toEqual(['2026-02-07 sub-1', '2026-02-09 sub-2']);
    expect(ann.firesBetween('2026-01-11', '2026-06-01')).toEqual(['2026-02-07', '2026-02-09']);
  });

  it.each([
    ['later', '2026-02-20T09:00:00Z', '2026-02-17'],
    ['earlier', '2026-02-01T09:00:00Z', '2026-01-29'],
  ])('that moves to a %s day counts as the new one alone', (_way, chargeAt, day) => {
    const ann = live(charge);
    ann.tell(told('subscription.started', '2026-01-10T12:00Z', '2026-02-10T09:00:00Z'));
    ann.tell(told('subscription.changed', '2026-01-12T12:00Z', chargeAt));
    expect(ann.firesBetween('2026-01-13', '2026-06-01')).toEqual([day]);
  });

  it('that an older event tells late counts for nothing', () => {
    const ann = live(charge);
    ann.tell(told('subscription.changed', '2026-01-12T12:00Z', '2026-02-20T09:00:00Z'));
    ann.tell(told('subscription.started', '2026-01-10T12:00Z', '2026-02-10T09:00:00Z'), '2026-01-13T12:00Z');
    expect(ann.firesBetween('2026-01-13', '2026-06-01')).toEqual(['2026-02-17']);
  });

  it('that is long past when it is told starts nothing', () => {
    const ann = live(charge);
    expect(ann.tell(told('subscription.started', '2026-01-10T12:00Z', '2026-01-11T09:00:00Z'))).toEqual([]);
  });

  it('is the customer’s local day of a moment, and the day itself of a day', () => {
    const ann = live(charge);
    ann.tell(happens('customer.registered', '2026-01-01T12:00Z', { zone: 'Asia/Tokyo' }));
    const late = told('subscription.started', '2026-01-10T12:00Z', '2026-02-09T20:00:00Z');
    expect(ann.tell(late)).toEqual(['2026-02-07']);
    const storage = dateOf('order', ['order.ready-for-pickup'], 'storageUntil', { days: -1 });
    const bob = live(storage);
    const ready = { orderId: 'order-1', place: 'Baker Street', storageUntil: '2026-01-20T18:00:00Z' };
    expect(bob.tell(happens('order.ready-for-pickup', '2026-01-10T12:00Z', ready, 'order-1'))).toEqual([
      '2026-01-19',
    ]);
  });

  it('comes true when the profile has forgotten who told it', () => {
    const since = { at: '2026-01-10T12:00:00.000Z', id: 'event-1' };
    const row: Due = { day: '2026-02-07', scenario: 'it', customer, key: 'sub-1', since };
    const judged = judgeDue(row, charge.timer, newProfile(customer), new Date('2026-02-06T10:05Z'), policy);
    expect(judged).toEqual({ judged: 'fire', day: '2026-02-07', since: since.at });
  });

  it('is found again for the run: the newest that told it', () => {
    const ann = live(charge);
    ann.tell(told('subscription.started', '2026-01-10T12:00Z', '2026-02-10T09:00:00Z'));
    const moved = told('subscription.changed', '2026-01-12T12:00Z', '2026-02-20T09:00:00Z');
    ann.tell(moved);
    const order: TimerOrder = { scenario: 'it', about: charge.about, timer: charge.timer };
    expect(findTold(order, ann.profile(), 'sub-1')).toEqual({ at: moved.at, id: moved.id });
    expect(findTold(order, ann.profile(), 'sub-2')).toBeUndefined();
  });
});

describe('points that end', () => {
  const ending = pointsEnding({ days: -14, atLeast: 100, together: 7 });
  const earns = (at: string, points: number, expiresOn: string) =>
    happens('points.earned', at, { points, expiresAt: `${expiresOn}T12:00:00Z` });
  const redeems = (at: string, points: number) => happens('points.redeemed', at, { points });

  it('are due before the soonest end, and their run is named after it', () => {
    const ann = live(ending);
    expect(ann.tell(earns('2026-01-10T12:00Z', 300, '2026-07-10'))).toEqual(['2026-06-26']);
    expect(ann.rows()).toEqual(['2026-06-26 2026-07-10']);
    expect(ann.firesBetween('2026-01-11', '2026-12-31')).toEqual(['2026-06-26']);
  });

  it('within some days of each other are one', () => {
    const ann = live(ending);
    ann.tell(earns('2026-01-10T12:00Z', 60, '2026-07-10'));
    ann.tell(earns('2026-01-11T12:00Z', 60, '2026-07-15'));
    ann.tell(earns('2026-01-12T12:00Z', 200, '2026-07-25'));
    expect(ann.firesBetween('2026-01-13', '2026-12-31')).toEqual(['2026-06-26', '2026-07-11']);
  });

  it('that are too few are not worth a word, until more come', () => {
    const ann = live(ending);
    expect(ann.tell(earns('2026-01-10T12:00Z', 99, '2026-07-10'))).toEqual([]);
    expect(ann.tell(earns('2026-01-11T12:00Z', 1, '2026-07-12'))).toEqual(['2026-06-26']);
  });

  it('that were spent are not due, and the next ones are', () => {
    const ann = live(ending);
    ann.tell(earns('2026-01-10T12:00Z', 300, '2026-07-10'));
    ann.tell(earns('2026-01-11T12:00Z', 300, '2026-09-10'));
    expect(ann.tell(redeems('2026-02-01T12:00Z', 250))).toEqual(['2026-08-27']);
    expect(ann.firesBetween('2026-02-02', '2026-12-31')).toEqual(['2026-08-27']);
  });

  it('sooner than those known are due sooner', () => {
    const ann = live(ending);
    ann.tell(earns('2026-01-10T12:00Z', 300, '2026-07-10'));
    ann.tell(earns('2026-01-11T12:00Z', 300, '2026-05-10'));
    expect(ann.firesBetween('2026-01-12', '2026-12-31')).toEqual(['2026-04-26', '2026-06-26']);
  });

  it('that never end, or end too soon for a notice, are none', () => {
    const ann = live(ending);
    ann.tell(happens('points.earned', '2026-01-10T12:00Z', { points: 500 }));
    ann.tell(earns('2026-01-11T12:00Z', 500, '2026-01-20'));
    // A gift for a fortnight, of which the customer was told when it was given.
    ann.tell(earns('2026-01-11T12:01Z', 500, '2026-02-01'));
    expect(ann.firesBetween('2026-01-12', '2026-12-31')).toEqual([]);
  });

  it('are due only while enough of them would end, whatever is earned and spent', () => {
    const day = fc.integer({ min: 0, max: 200 });
    const deed = fc.record({
      on: day,
      points: fc.integer({ min: 1, max: 400 }),
      lasts: day,
      spends: fc.boolean(),
    });
    holds(
      fc.property(fc.array(deed, { maxLength: 8 }), (deeds) => {
        const ann = live(ending);
        for (let n = 0; n < 420; n++) {
          const today = addDays('2026-01-01', n);
          for (const { on, points, lasts, spends } of deeds)
            if (on === n)
              ann.tell(
                spends
                  ? redeems(`${today}T01:00Z`, points)
                  : earns(
                      `${today}T00:${String(lasts % 60).padStart(2, '0')}Z`,
                      points,
                      addDays(today, lasts),
                    ),
              );
          for (const dueOn of ann.firesBetween(today, today)) {
            const [first, last] = [addDays(dueOn, 14), addDays(dueOn, 21)];
            const ends = ann
              .profile()
              .points.lots.filter(({ expiresAt = '' }) => expiresAt >= first && expiresAt < `${last}~`);
            expect(ends.reduce((sum, { left }) => sum + left, 0)).toBeGreaterThanOrEqual(100);
          }
        }
      }),
      { runs: 60 },
    );
  });
});

describe('a feast', () => {
  const calendar: Policy['calendar'] = [
    { id: 'new-year', on: '01-01', name: { en: 'New Year', ru: 'Новым годом' } },
    { id: 'spring', on: '03-08', countries: ['RU'], name: { en: 'Spring', ru: 'Весной' } },
    {
      id: 'thanks',
      on: { month: 11, weekday: 4, nth: 4 },
      countries: ['US'],
      name: { en: 'Thanks', ru: 'Спасибо' },
    },
  ];
  const kept = { ...policy, shop: { ...policy.shop, country: 'RU' }, calendar };
  const before = feast({ days: -3 });
  const registersIn = (country?: string) =>
    happens('customer.registered', '2026-01-10T12:00Z', country === undefined ? {} : { country });

  it('of the customer’s country is due before it, one after the other, year by year', () => {
    const ann = live(before, kept);
    expect(ann.tell(registersIn('RU'))).toEqual(['2026-03-05']);
    expect(ann.rows()).toEqual(['2026-03-05 spring-2026']);
    expect(ann.firesBetween('2026-01-11', '2027-12-31')).toEqual([
      '2026-03-05',
      '2026-12-29',
      '2027-03-05',
      '2027-12-29',
    ]);
  });

  it('is of the shop’s country where the customer’s is not known', () => {
    expect(live(before, kept).tell(registersIn())).toEqual(['2026-03-05']);
    expect(live(before, kept).tell(registersIn('DE'))).toEqual(['2026-12-29']);
  });

  it('of a customer who moves is that of the new country', () => {
    const ann = live(before, kept);
    ann.tell(registersIn('RU'));
    expect(ann.tell(happens('customer.updated', '2026-02-10T12:00Z', { country: 'US' }))).toEqual([
      '2026-11-23',
    ]);
    expect(ann.firesBetween('2026-02-11', '2027-01-31')).toEqual(['2026-11-23', '2026-12-29']);
  });

  it('that a stopped sweep has missed is not greeted late, and the next one is', () => {
    const ann = live(before, kept);
    ann.tell(registersIn('RU'));
    expect(ann.sweep('2026-03-20').map(({ judged }) => judged)).toEqual(['move']);
    expect(ann.firesBetween('2026-03-21', '2027-01-31')).toEqual(['2026-12-29']);
  });

  it('falls on its weekday', () => {
    const [, , thanks] = calendar;
    const last = { id: 'last', on: { month: 5, weekday: 1, nth: 'last' }, name: { en: '', ru: '' } } as const;
    const leap = { id: 'leap', on: '02-29', name: { en: '', ru: '' } } as const;
    if (thanks === undefined) expect.fail('no such feast');
    expect([2026, 2027, 2028].map((year) => feastDay(thanks, year))).toEqual([
      '2026-11-26',
      '2027-11-25',
      '2028-11-23',
    ]);
    expect([2026, 2027].map((year) => feastDay(last, year))).toEqual(['2026-05-25', '2027-05-31']);
    expect([2027, 2028].map((year) => feastDay(leap, year))).toEqual(['2027-02-28', '2028-02-29']);
  });

  it('is known by its run', () => {
    expect(findFeast('new-year-2027', calendar)?.id).toBe('new-year');
    expect(findFeast('new-year', calendar)).toBeUndefined();
    expect(findFeast('customer', calendar)).toBeUndefined();
  });
});

describe('a row', () => {
  const timers: readonly Timer[] = [
    date('birthday', { days: -1, yearly: true }).timer,
    inactivity('any', 1).timer,
    daysAfter('order.delivered', 1).timer,
    dateOf('subscription', ['subscription.started'], 'chargeAt', { days: -1 }).timer,
    pointsEnding({ days: -1, atLeast: 1, together: 0 }).timer,
    feast({ days: -3 }).timer,
  ];

  it('never stands on a day that a sweep may have read', () => {
    const minutes = fc.nat(3 * 24 * 60).map((n) => new Date(Date.parse('2026-06-10T00:00Z') + n * 60_000));
    holds(
      fc.property(minutes, fc.constantFrom(...timers), (now, timer) => {
        const at = now.toISOString();
        const before = newProfile(customer);
        const events = [
          registers(at, { birthday: '1990-06-13' }),
          delivered(at, 'order-1'),
          visits(at),
          happens('points.earned', at, { points: 10, expiresAt: '2026-06-13T12:00:00Z' }),
        ];
        for (const event of events) {
          const after = applyEvent(before, event, contextIn('USD'));
          for (const { day } of dueRows(
            before,
            after,
            event,
            [{ scenario: 'it', about: 'customer', timer }],
            policy,
            now,
          ).rows)
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
