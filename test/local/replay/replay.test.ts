import { beforeAll, describe, expect, it } from 'vitest';
import { generateEvents } from '../../../scripts/bench/generate-events.ts';
import type { Imported } from '../../../scripts/importers/imported.ts';
import { replayEvents } from '../../../scripts/local/replay/replay.ts';
import { type Report, usageOf } from '../../../scripts/local/replay/report.ts';
import type { Lines } from '../../../scripts/local/replay/report-lines.ts';
import { scenarios } from '../../../statemachines/scenarios/index.ts';

const proof = { text: 'Send me news.', version: '1', form: 'test' };

type Told = [time: string, name: string, detail: object, id?: string];

async function* history(...events: readonly Told[]) {
  for (const [index, [time, name, detail, id = `e-${index}`]] of events.entries())
    yield {
      file: 'test.jsonl',
      line: index + 1,
      time: Date.parse(time),
      envelope: { id, source: 'shop', 'detail-type': name, time, detail },
    } satisfies Imported;
}

const ann = { customer: 'ann' };
const registered = (time: string) =>
  [
    time,
    'customer.registered',
    { ...ann, properties: { email: 'ann@example.com', consents: [{ channel: 'email', proof }] } },
  ] as const;
const order = (orderId: string) => ({
  ...ann,
  properties: { orderId, currency: 'USD', total: 40, items: [] },
});

/** More events than are handed to a thread at once. */
const customers = 100;

describe('a replay', () => {
  let replayed: Report;
  beforeAll(async () => {
    replayed = await replayEvents(generateEvents(customers, 1), { keepLines: true });
  });

  it('gives the same report, byte for byte, for the same events', async () => {
    const first = replayed;
    const second = await replayEvents(generateEvents(customers, 1), { keepLines: true });
    expect(JSON.stringify(second.lines)).toBe(JSON.stringify(first.lines));
    expect(first.lines.sends.length).toBeGreaterThan(customers);
  });

  it('is the same in two threads as in one', async () => {
    const one = replayed;
    const two = await replayEvents(generateEvents(customers, 1), { keepLines: true, threads: 2 });
    const sorted = ({ runs, sends, decisions, notEntered, rejected }: Lines) =>
      [runs, sends, decisions, notEntered, rejected].map((lines) =>
        lines.map((line) => JSON.stringify(line)).sort(),
      );
    expect(sorted(two.lines)).toEqual(sorted(one.lines));
    expect(usageOf(two)).toEqual(usageOf(one));
    expect(two.mostOpen).toBeGreaterThanOrEqual(one.mostOpen);
  });

  it('goes on by one clock in all threads: the sweeps of one start runs while another has some open', async () => {
    const known = (customer: string, attributes: object): Told => [
      '2026-03-02T10:00:00Z',
      'customer.updated',
      {
        customer,
        properties: { email: `${customer}@example.com`, attributes, consents: [{ channel: 'email', proof }] },
      },
    ];
    const events = () =>
      history(
        known('ann', { birthday: '1990-03-28' }),
        known('bob', {}),
        ['2026-03-02T11:00:00Z', 'order.placed', { ...order('1'), customer: 'bob' }],
        ['2026-03-02T12:00:00Z', 'order.delivered', { customer: 'bob', properties: { orderId: '1' } }],
      );
    const one = await replayEvents(events(), { keepLines: true });
    const two = await replayEvents(events(), { keepLines: true, threads: 2 });
    const endsOf = ({ lines }: Report) =>
      lines.runs.map(({ runId, endedAt }) => `${runId} ${endedAt}`).sort();
    expect(endsOf(two)).toEqual(endsOf(one));
    expect(two.lines.runs).toContainEqual(
      expect.objectContaining({ customerId: 'ann', scenario: 'birthday' }),
    );
  });

  it.each([
    ['customer.joined', { ...ann, properties: { anonymous: 'v-1' } }],
    [
      'code.requested',
      { ...ann, properties: { reference: 'r-1', channel: 'sms', address: '+447700900123' } },
    ],
    ['product.updated', { properties: { productId: 'p-1', title: 'Cup' } }],
  ])('refuses threads where customers meet, by %s', async (name, detail) => {
    const events = history([...registered('2026-03-02T10:00:00Z')], ['2026-03-02T11:00:00Z', name, detail]);
    await expect(replayEvents(events, { keepLines: false, threads: 2 })).rejects.toThrow(
      `test.jsonl:2: by ${name} customers meet; replay these events in one thread`,
    );
  });

  it('ends with what went wrong on the way to a thread, and leaves none behind', async () => {
    async function* events() {
      for await (const event of generateEvents(customers, 1))
        yield { ...event, envelope: { detail: () => 'no data' } };
    }
    await expect(replayEvents(events(), { keepLines: false, threads: 2 })).rejects.toThrow(
      'could not be cloned',
    );
  });

  it('accounts for every trigger: entered, or not entered with a reason', async () => {
    const report = replayed;
    const { runs, notEntered } = report.lines;
    const told = new Map<string, number>([
      ['product.viewed', 8 * customers],
      ['cart.updated', customers],
    ]);
    for (const { id, on } of scenarios) {
      const count = told.get(on.event);
      if (count === undefined) continue;
      const heard = [...runs, ...notEntered].filter(({ scenario }) => scenario === id);
      expect(heard, id).toHaveLength(count);
    }
    expect(report.lines.runs.every(({ status, ending }) => status === 'succeeded' && ending !== null)).toBe(
      true,
    );
    // Told as a sentence, and counted by the fact.
    const why = notEntered.filter(({ scenario }) => scenario === 'browse-abandonment');
    const byVisit = why.filter(({ reason }) =>
      /^\d+ products? viewed in this visit, wanted exactly 2$/.test(reason),
    );
    expect(byVisit.length).toBeGreaterThan(0);
    expect(report.scenarios.get('browse-abandonment')?.notEntered.get('rule: sessionViews')).toBe(
      byVisit.length,
    );
    const states = [...report.lines.runs, ...report.lines.notEntered].reduce(
      (sum, line) => sum + line.states,
      0,
    );
    expect(states).toBe(usageOf(report).states);
  });

  it('goes on behind every kind of bad event, and names each', async () => {
    const events = history(
      [...registered('2026-03-02T10:00:00Z')],
      ['2026-03-02T10:01:00Z', 'order.placde', order('1')],
      ['2026-03-02T10:02:00Z', 'order.placed', { properties: order('2').properties }],
      ['2026-03-02T10:03:00Z', 'order.placed', { ...order('3'), customer: 3 }],
      ['2026-03-02T10:04:00Z', 'order.placed', { ...order('4'), at: '2031-01-01T00:00:00Z' }],
      ['2019-03-02T10:05:00Z', 'order.placed', order('5')],
      ['2099-03-02T10:06:00Z', 'order.placed', order('6')],
      ['2026-03-02T10:07:00Z', 'order.placed', { ...order('7'), note: 'x'.repeat(1024 ** 2) }],
      ['2026-03-02T10:08:00Z', 'order.placed', order('8'), 'right'],
      ['2026-03-02T10:09:00Z', 'order.placed', order('8'), 'right'],
    );
    const { lines } = await replayEvents(events, { keepLines: true });
    expect(lines.rejected).toEqual([
      {
        file: 'test.jsonl',
        line: 2,
        reason: "detail-type: unknown event 'order.placde'; did you mean 'order.placed'?",
      },
      { file: 'test.jsonl', line: 3, reason: 'detail.customer: missing; whose order.placed is it?' },
      { file: 'test.jsonl', line: 4, reason: expect.stringContaining('detail.customer: ') },
      { file: 'test.jsonl', line: 5, reason: expect.stringContaining('lies in the future') },
      { file: 'test.jsonl', line: 7, reason: expect.stringContaining('lies in the future') },
      { file: 'test.jsonl', line: 8, reason: expect.stringContaining('bytes; an event has at most 65536') },
    ]);
    const notConfirmed = lines.notEntered.filter(({ scenario }) => scenario === 'order-confirmed');
    expect(notConfirmed.map(({ eventId, reason }) => [eventId, reason])).toEqual([
      ['e-5', 'too old when it came; recorded'],
      ['right', 'this event was recorded before'],
    ]);
    expect(lines.sends.filter(({ message }) => message === 'order-confirmed')).toHaveLength(1);
  });

  it('lets a Task end before the clock goes on, however far the next event is', async () => {
    const { lines } = await replayEvents(
      history(
        [...registered('2026-03-02T10:00:00Z')],
        ['2026-03-03T10:00:00Z', 'order.placed', order('1')],
        ['2026-03-09T10:00:00Z', 'order.placed', order('2')],
      ),
      { keepLines: true },
    );
    const orders = lines.runs.filter(({ scenario }) => scenario === 'order-confirmed');
    expect(orders.map(({ states, startedAt, endedAt }) => [states, endedAt === startedAt])).toEqual([
      [3, true],
      [3, true],
    ]);
  });

  it('stops the clock where it is told and counts what still waits as running', async () => {
    const { lines } = await replayEvents(generateEvents(100, 1), {
      keepLines: true,
      until: new Date('2026-03-03T00:00:00Z'),
    });
    expect(lines.runs.some(({ status, endedAt }) => status === 'running' && endedAt === null)).toBe(true);
  });
});
