import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { changePauses, listPauses } from '../../../functions/core/decision/pauses.ts';
import { setPause } from '../../../scripts/care/set-pause.ts';
import { freeze } from '../freeze.ts';

const now = new Date('2026-03-02T13:00:00.000Z');
const later = new Date('2026-03-02T15:00:00.000Z');
const pause = { since: now.toISOString(), why: 'wrong price' };

describe('a pause', () => {
  it('stops one thing and leaves the others', () => {
    const one = freeze(changePauses(undefined, { what: 'scenario', id: 'welcome' }, pause));
    const two = freeze(changePauses(one, { what: 'marketing' }, pause));
    const three = freeze(changePauses(two, { what: 'message', id: 'cart-offer' }, pause));
    expect(three).toEqual({
      version: 3,
      marketing: pause,
      scenarios: { welcome: pause },
      messages: { 'cart-offer': pause },
    });
    const resumed = changePauses(
      changePauses(three, { what: 'marketing' }, 'resume'),
      {
        what: 'scenario',
        id: 'welcome',
      },
      'resume',
    );
    expect(resumed).toEqual({ version: 5, scenarios: {}, messages: { 'cart-offer': pause } });
    expect(listPauses(resumed)).toEqual([{ target: { what: 'message', id: 'cart-offer' }, pause }]);
  });

  it('that is made again keeps its time and takes the new reason', () => {
    const target = { what: 'message', id: 'welcome' } as const;
    const again = { since: later.toISOString(), why: 'wrong picture' };
    const pauses = changePauses(changePauses(undefined, target, pause), target, again);
    expect(pauses.messages.welcome).toEqual({ since: pause.since, why: 'wrong picture' });
  });
});

describe('npm run pause', () => {
  const pausable = { scenarios: ['welcome', 'abandoned-cart'], messages: ['cart-reminder', 'cart-offer'] };

  it('pauses, lists and resumes', async () => {
    const store = makeMemoryStore();
    const run = (words: readonly string[], more: object = {}) =>
      setPause({ words, ...more }, store, pausable, now);
    expect(await run([])).toEqual(['nothing is paused']);
    await run(['message', 'cart-offer'], { why: 'wrong price' });
    expect(await run(['marketing'])).toEqual([
      'all marketing: paused since 2026-03-02 13:00 UTC (no reason given)',
      'message cart-offer: paused since 2026-03-02 13:00 UTC (wrong price)',
    ]);
    expect((await store.pauses())?.marketing?.since).toBe(now.toISOString());
    await run(['marketing'], { resume: true });
    expect(await run([])).toEqual(['message cart-offer: paused since 2026-03-02 13:00 UTC (wrong price)']);
  });

  it('does not lose what another wrote at the same time', async () => {
    const store = makeMemoryStore();
    const marketing = { words: ['marketing'] };
    const scenario = { words: ['scenario', 'welcome'] };
    await Promise.all([marketing, scenario].map((command) => setPause(command, store, pausable, now)));
    expect(await setPause({ words: [] }, store, pausable, now)).toHaveLength(2);
  });

  it.each([
    [['scenario', 'abandoned-card'], "there is no scenario 'abandoned-card'; did you mean 'abandoned-cart'?"],
    [['message', 'welcome'], "there is no message 'welcome'"],
    [['mesage', 'cart-offer'], "cannot pause 'mesage'; did you mean 'message'?"],
    [['scenario'], 'pause what?'],
    [['marketing', 'welcome'], 'pause what?'],
  ])('refuses %j', async (words, fault) => {
    const store = makeMemoryStore();
    await expect(setPause({ words }, store, pausable, now)).rejects.toThrow(fault);
    expect(await store.pauses()).toBeUndefined();
  });

  it('asks what to resume', async () => {
    await expect(setPause({ words: [], resume: true }, makeMemoryStore(), pausable, now)).rejects.toThrow(
      'resume what?',
    );
  });
});
