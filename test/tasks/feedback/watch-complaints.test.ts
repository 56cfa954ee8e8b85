import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../functions/adapters/memory/backoff.ts';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { changePauses } from '../../../functions/core/decision/pauses.ts';
import { judgeComplaints, shardOfDelivery } from '../../../functions/core/feedback/complaints.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import { watchComplaints } from '../../../functions/tasks/feedback/watch-complaints.ts';

const run = identifyRun('abandoned-cart', 'event-1');

function setDesk() {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  let told = 0;
  const clock = { now: () => new Date(now) };
  const store = makeMemoryStore({ clock });
  const alerts: { scenario?: string; text: string }[] = [];
  const ports = {
    store,
    clock,
    backoff: atOnce,
    alerts: async (alert: { scenario?: string; text: string }) => void alerts.push(alert),
  };
  const tell = (
    name: 'message.delivered' | 'message.complained' | 'message.clicked',
    id = `told-${++told}`,
  ) =>
    watchComplaints(
      [
        {
          name,
          customer: 'customer-1',
          id,
          at: clock.now().toISOString(),
          properties: { run, step: 'cart-reminder', channel: 'email' },
        },
      ],
      ports,
    );
  return {
    store,
    alerts,
    tell,
    deliver: async (count: number) => {
      for (let n = 0; n < count; n++) await tell('message.delivered');
    },
    complain: async (count: number) => {
      for (let n = 0; n < count; n++) await tell('message.complained');
    },
    pauseOf: async () => (await store.pauses())?.scenarios['abandoned-cart'],
    advance: (days: number) => {
      now += days * 24 * 3600 * 1000;
    },
  };
}

describe('A scenario of which people complain', () => {
  it('is left alone below a thousand letters', async () => {
    const desk = setDesk();
    await desk.deliver(999);
    await desk.complain(20);
    expect(desk.alerts).toEqual([]);
    expect(await desk.pauseOf()).toBeUndefined();
  });

  it('is left alone up to one in a thousand', async () => {
    const desk = setDesk();
    await desk.deliver(2000);
    await desk.complain(2);
    expect(desk.alerts).toEqual([]);
  });

  it('is warned of above that, once a day', async () => {
    const desk = setDesk();
    await desk.deliver(2000);
    await desk.complain(4);
    expect(desk.alerts).toEqual([
      {
        scenario: 'abandoned-cart',
        text: 'Too many complain: 3 complaints about 2000 letters delivered in 8 days: 0.15 %. At 0.3 % it pauses itself.',
      },
    ]);
    desk.advance(1);
    await desk.complain(1);
    expect(desk.alerts).toHaveLength(2);
    expect(await desk.pauseOf()).toBeUndefined();
  });

  it('pauses itself at three in a thousand, and says why to a person', async () => {
    const desk = setDesk();
    await desk.deliver(1000);
    await desk.complain(3);
    expect(await desk.pauseOf()).toEqual({
      since: '2026-11-20T12:00:00.000Z',
      why: '3 complaints about 1000 letters delivered in 8 days: 0.30 %',
    });
    expect(desk.alerts.at(-1)?.text).toContain('npm run pause -- scenario abandoned-cart --resume');
    const alerts = desk.alerts.length;
    await desk.complain(5);
    expect(desk.alerts).toHaveLength(alerts);
  });

  it('is not paused by one complaint that is told again and again', async () => {
    const desk = setDesk();
    await desk.deliver(1000);
    for (let n = 0; n < 10; n++) await desk.tell('message.complained', 'the-same');
    expect(await desk.pauseOf()).toBeUndefined();
  });

  it('leaves other pauses as they are', async () => {
    const desk = setDesk();
    const before = { since: '2026-11-19T12:00:00.000Z', why: 'a wrong price in the feed' };
    await desk.store.savePauses(changePauses(undefined, { what: 'marketing' }, before));
    await desk.deliver(1000);
    await desk.complain(3);
    const pauses = await desk.store.pauses();
    expect(pauses?.marketing).toEqual(before);
    expect(Object.keys(pauses?.scenarios ?? {})).toEqual(['abandoned-cart']);
  });

  it('is judged by its letters of late', async () => {
    const desk = setDesk();
    await desk.deliver(1000);
    await desk.complain(2);
    desk.advance(9);
    await desk.complain(2);
    expect(await desk.pauseOf()).toBeUndefined();
  });
});

describe('Deliveries', () => {
  it('are spread over the shards', () => {
    const shards = Array.from({ length: 1000 }, (_, n) => shardOfDelivery(`event-${n}`));
    expect(new Set(shards).size).toBe(10);
    expect(Math.min(...shards)).toBe(0);
  });

  it('are judged at the very limits', () => {
    expect(judgeComplaints({ delivered: 10_000, complained: 10 }).verdict).toBe('fine');
    expect(judgeComplaints({ delivered: 10_000, complained: 11 }).verdict).toBe('warn');
    expect(judgeComplaints({ delivered: 10_000, complained: 29 }).verdict).toBe('warn');
    expect(judgeComplaints({ delivered: 10_000, complained: 30 }).verdict).toBe('pause');
    expect(judgeComplaints({ delivered: 0, complained: 3 }).verdict).toBe('fine');
  });
});
