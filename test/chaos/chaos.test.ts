import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../functions/ports/delivery/channels.ts';
import { runChaos } from '../../scripts/chaos/run-chaos.ts';
import { makeVerdict } from '../../scripts/chaos/verdict.ts';
import { policy } from '../../statemachines/policy.ts';

const zone = 'Europe/London';
const mail = (run: string, kind: Delivery['kind'] = 'marketing'): Delivery => ({
  channel: 'email',
  kind,
  customer: 'c-1',
  address: 'c-1@example.com',
  tags: { scenario: 's', step: 't', message: 'm', run },
  content: { channel: 'email', subject: '', html: '', text: '' },
});
const answer = (name: string, at: string) => ({
  id: name + at,
  name,
  customer: 'c-1',
  at,
  properties: { channel: 'email' },
});
const yes = answer('consent.given', '2026-03-01T10:00:00.000Z');

/** A customer who said yes, and what the judge finds in these mails. */
function judge(...mails: readonly (readonly [run: string, at: string, kind?: Delivery['kind']])[]) {
  const verdict = makeVerdict(policy);
  verdict.told(yes);
  for (const [run, at, kind] of mails) verdict.reached(mail(run, kind), new Date(at), zone);
  return [...verdict.breaches.keys()];
}

describe('The judge of the chaos suite', () => {
  it('has nothing against one mail a day in good hours', () => {
    expect(judge(['a', '2026-03-02T10:00:00Z'], ['b', '2026-03-03T10:00:00Z'])).toEqual([]);
  });

  it('sees a marketing message that came twice', () => {
    expect(judge(['a', '2026-03-02T10:00:00Z'], ['a', '2026-03-04T10:00:00Z'])).toEqual(['marketing twice']);
  });

  it('only counts a transactional one', () => {
    expect(
      judge(['a', '2026-03-02T02:00:00Z', 'transactional'], ['a', '2026-03-02T02:01:00Z', 'transactional']),
    ).toEqual([]);
  });

  it('sees quiet hours, by the clock of the customer', () => {
    expect(judge(['a', '2026-03-02T08:59:59Z'])).toEqual(['in quiet hours']);
    expect(judge(['a', '2026-03-02T20:00:00Z'])).toEqual(['in quiet hours']);
  });

  it('sees the second of a day, and one too close to that of the day before', () => {
    expect(judge(['a', '2026-03-02T09:00:00Z'], ['b', '2026-03-02T19:00:00Z'])).toEqual([
      'over the daily cap',
      'too close',
    ]);
    expect(judge(['a', '2026-03-02T19:59:00Z'], ['b', '2026-03-03T07:58:00Z'])).toEqual([
      'in quiet hours',
      'too close',
    ]);
  });

  it('sees the fifth of a week', () => {
    const days = [2, 3, 4, 5, 6].map((day) => [`run ${day}`, `2026-03-0${day}T10:00:00Z`] as const);
    expect(judge(...days)).toEqual(['over the weekly cap']);
  });

  it('sees a mail after a no that was recorded, and none after a no that was not', () => {
    const no = answer('consent.withdrawn', '2026-03-01T11:00:00.000Z');
    const verdict = makeVerdict(policy);
    verdict.told(yes);
    verdict.told(no);
    verdict.reached(mail('a'), new Date('2026-03-02T10:00:00Z'), zone);
    expect([...verdict.breaches.keys()]).toEqual([]);
    verdict.recorded(no);
    verdict.reached(mail('b'), new Date('2026-03-03T10:00:00Z'), zone);
    expect([...verdict.breaches.keys()]).toEqual(['without consent']);
  });
});

it('No customer is wronged and no event lost, whatever goes wrong', async () => {
  const { verdict, counts } = await runChaos({ histories: 100, seed: 20261122 });
  expect(Object.fromEntries(verdict.breaches)).toEqual({});
  // Something went wrong, and something came of it.
  expect(counts.deaths).toBeGreaterThan(20);
  expect(verdict.figures.marketing).toBeGreaterThan(100);
  expect(counts.runs).toBe(counts.finished + counts.left);
}, 120_000);
