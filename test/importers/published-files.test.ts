import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { events } from '#map';
import { openDoor } from '../../functions/core/ingest/door.ts';
import { usualAssumptions } from '../../scripts/importers/assumptions.ts';
import { type ImportSummary, startSummary } from '../../scripts/importers/import-summary.ts';
import { readEvents } from '../../scripts/importers/read-events.ts';
import { policy } from '../../statemachines/policy.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
const isHere = existsSync(folder);
const skipped = isHere ? '' : ' (skipped: the published files are not here)';

interface Reading {
  readonly summary: ImportSummary;
  readonly reasons: readonly string[];
  readonly refused: readonly string[];
  readonly deliveries: number;
  readonly distinct: ReadonlyMap<string, ReadonlySet<string>>;
  readonly isInOrder: boolean;
}

const delivery = z.object({ id: z.string() });

/** Reads a whole file and takes every event to the door, whose clock shows the event's time. */
async function readFile(name: string): Promise<Reading> {
  const summary = startSummary();
  const reasons = new Set<string>();
  const refused = new Set<string>();
  const deliveries = new Set<string>();
  const distinct = new Map<string, Set<string>>();
  let reached = 0;
  let isInOrder = true;
  for await (const imported of readEvents(new URL(name, folder).pathname, usualAssumptions, summary)) {
    if ('rejected' in imported) {
      reasons.add(imported.rejected);
      continue;
    }
    isInOrder &&= reached <= imported.time;
    reached = imported.time;
    const opened = openDoor(imported.envelope, new Date(imported.time), policy, events);
    if (opened.opened !== 'event') {
      refused.add(JSON.stringify(opened));
      continue;
    }
    deliveries.add(delivery.parse(imported.envelope).id);
    const ids = distinct.get(opened.event.name) ?? new Set();
    distinct.set(opened.event.name, ids.add(opened.event.id));
  }
  return {
    summary,
    reasons: [...reasons],
    refused: [...refused],
    deliveries: deliveries.size,
    distinct,
    isInOrder,
  };
}

const total = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);

describe.skipIf(!isHere)(`The published clickstream${skipped}`, () => {
  it('is read as its publisher counts it, and the door takes all of it', { timeout: 300_000 }, async () => {
    const { summary, reasons, refused, deliveries, distinct, isInOrder } =
      await readFile('clickstream.csv.gz');
    const { events, ignored } = summary;
    expect({ reasons, refused, isInOrder }).toEqual({ reasons: [], refused: [], isInOrder: true });
    expect(summary).toMatchObject({ rows: 124_074, rejected: 0 });
    expect(events.get('customer.updated')).toBe(4000);
    expect(events.get('page.viewed')).toBe(65_566);
    expect(events.get('product.viewed')).toBe(20_549 + 16_824);
    expect(ignored.get('other event')).toBe(3164);
    expect((events.get('cart.updated') ?? 0) + (events.get('cart.emptied') ?? 0)).toBe(
      5009 + 640 - (ignored.get('removal from a cart not known') ?? 0),
    );
    expect(
      total([
        events.get('checkout.started') ?? 0,
        ignored.get('checkout step 2') ?? 0,
        ignored.get('checkout step 3') ?? 0,
      ]),
    ).toBe(3024);
    expect(events.get('order.placed')).toBe(868);
    expect(distinct.get('order.placed')?.size).toBe(407);
    expect(deliveries).toBe(total(events.values()));
    expect(total([...distinct.values()].map(({ size }) => size))).toBe(total(events.values()) - 868 + 407);
  });
});

describe.skipIf(!isHere)(`The published orders${skipped}`, () => {
  it('are read as their publisher counts them, and the door takes all of them', {
    timeout: 300_000,
  }, async () => {
    const { summary, reasons, refused, distinct, isInOrder } = await readFile('orders.csv.gz');
    const { events, ignored } = summary;
    expect({ refused, isInOrder }).toEqual({ refused: [], isInOrder: true });
    expect(summary.rows).toBe(173_624);
    expect((events.get('order.placed') ?? 0) + (ignored.get('order of charges only') ?? 0)).toBe(8183);
    expect(reasons).toEqual(['cancels an order placed before the file begins']);
    expect(
      (events.get('order.cancelled') ?? 0) +
        (events.get('order.reduced') ?? 0) +
        summary.rejected +
        (ignored.get('cancellation of charges only') ?? 0),
    ).toBe(1589);
    expect(ignored.get('repeated row')).toBe(2022);
    expect(total([...distinct.values()].map(({ size }) => size))).toBe(total(events.values()));
  });
});
