import { events, map, policy } from '#map';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { atOnce } from '../../functions/adapters/memory/backoff.ts';
import { makeOutbox } from '../../functions/adapters/memory/outbox.ts';
import { newProfile } from '../../functions/core/profile/profile.ts';
import { renderMessage } from '../../functions/handlers/binding/content.ts';
import type { Store } from '../../functions/ports/store.ts';
import { sendMessage } from '../../functions/tasks/delivery/send-message.ts';
import { recordEvent } from '../../functions/tasks/ingest/record-event.ts';
import { compileDoor } from '../../statemachines/compile/compile-door.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { orderOf } from '../../statemachines/compile/order-of.ts';
import type { SendOrder, TriggerInput } from '../../statemachines/language/tasks.ts';
import { type EmbeddedTable, startTable } from '../local/emulators/embedded-table.ts';
import { rememberWords } from '../local/engine/words-by-shape.ts';
import { findScenario } from './find-scenario.ts';

const abandonedCart = findScenario('abandoned-cart');

export interface TableCost {
  readonly customers: number;
  readonly perEvent: Units;
  readonly perMessage: Units;
}

interface Units {
  readonly requests: number;
  readonly writeUnits: number;
  readonly readUnits: number;
}

const messagesMeasured = 50;
const account = { region: 'eu-west-1', credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } };

/** What the first message of a cart run asks of DynamoDB's own API, with so many customers in the table. */
export async function measureTable(customers: number): Promise<TableCost> {
  const { client, table, stop } = await startTable(account);
  try {
    const store = makeStore({ client, table });
    await fillTable(store, customers);
    const meter = attachMeter(client);
    const now = new Date('2026-03-02T12:00:00Z');
    const triggers: TriggerInput[] = [];
    const bus = {
      putTriggers: async (put: readonly TriggerInput[]) => void triggers.push(...put),
      putEvents: async () => undefined,
    };
    const runs = { answer: async () => 'gone' as const };
    const signingKey = async () => 'bench: links lead nowhere';
    const door = {
      store,
      bus,
      clock: { now: () => now },
      backoff: atOnce,
      policy,
      events,
      runs,
      signingKey,
      ...compileDoor({ ...map, scenarios: [abandonedCart] }),
    };
    for (let n = 0; n < messagesMeasured; n++)
      await recordEvent(event(n, 'customer.updated', { email: `c${n}@example.com`, consents }, now), door);
    meter.reset();
    for (let n = 0; n < messagesMeasured; n++)
      await recordEvent(event(n, 'cart.updated', cart(n), now), door);
    const perEvent = meter.per(messagesMeasured);

    meter.reset();
    const later = new Date('2026-03-02T15:00:00Z');
    const outbox = makeOutbox();
    for (const run of triggers)
      await sendMessage(
        { order: reminder, run, execution: `execution-of-${run.id}` },
        {
          store,
          channels: outbox.channels,
          content: rememberWords(renderMessage),
          clock: { now: () => later },
          backoff: atOnce,
          policy,
          events,
          signingKey,
          customerUrl: 'https://example.com',
          runs,
          bus,
        },
      );
    if (outbox.deliveries.length !== messagesMeasured)
      throw new Error(`${outbox.deliveries.length} of ${messagesMeasured} messages were sent`);
    return { customers, perEvent, perMessage: meter.per(messagesMeasured) };
  } finally {
    await stop();
  }
}

const reminder = findOrder('Cart reminder');

function findOrder(state: string): SendOrder {
  const task = compileScenario(abandonedCart, map).definition.States[state];
  const order = task?.Type === 'Task' ? orderOf(task) : undefined;
  if (order === undefined || !('message' in order))
    throw new Error(`${state} is no message of ${abandonedCart.id}`);
  return order;
}

const proof = { text: 'Send me news and offers.', version: '1', form: 'bench' };
const consents = [{ channel: 'email', proof }];
const cart = (n: number) => ({
  cartId: `k-${n}`,
  currency: 'USD',
  items: [{ productId: `p-${n % 10}`, title: 'Stoneware bowl', price: 42, quantity: 1 }],
});
const event = (n: number, name: string, properties: object, now: Date) => ({
  id: `${name}-${n}`,
  source: 'bench',
  'detail-type': name,
  time: now.toISOString(),
  detail: { customer: `customer-${n}`, properties },
});

const writersAtOnce = 32;

/** Other customers, so that the table is as large as it would be. */
async function fillTable(store: Store, customers: number): Promise<void> {
  let next = 0;
  const write = async (): Promise<void> => {
    for (let n = next++; n < customers; n = next++)
      await store.saveProfile({ ...newProfile(`other-${n}`), version: 1 });
  };
  await Promise.all(Array.from({ length: writersAtOnce }, write));
}

/** Counts requests and consumed units as the API itself reports them. */
function attachMeter(client: EmbeddedTable['client']) {
  let requests = 0;
  let writeUnits = 0;
  let readUnits = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      requests++;
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: Consumed | readonly Consumed[] };
      const units = [ConsumedCapacity ?? []]
        .flat()
        .reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      if (/Get|Query/.test(context.commandName ?? '')) readUnits += units;
      else writeUnits += units;
      return result;
    },
    { step: 'initialize' },
  );
  return {
    reset() {
      requests = writeUnits = readUnits = 0;
    },
    per: (count: number): Units => ({
      requests: requests / count,
      writeUnits: writeUnits / count,
      readUnits: readUnits / count,
    }),
  };
}

interface Consumed {
  readonly CapacityUnits?: number;
}
