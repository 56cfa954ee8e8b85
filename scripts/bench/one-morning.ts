import { events, map, policy } from '#map';
import { atOnce } from '../../functions/adapters/memory/backoff.ts';
import { makeOutbox } from '../../functions/adapters/memory/outbox.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { renderMessage } from '../../functions/handlers/binding/content.ts';
import { sendMessage } from '../../functions/tasks/delivery/send-message.ts';
import { recordEvent } from '../../functions/tasks/ingest/record-event.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { orderOf } from '../../statemachines/compile/order-of.ts';
import type { RunState, SendOrder, StepOutcome, TriggerInput } from '../../statemachines/language/tasks.ts';
import { rememberWords } from '../local/engine/words-by-shape.ts';
import { wrapEvent } from '../local/engine/wrap-event.ts';
import { findScenario } from './find-scenario.ts';

const abandonedCart = findScenario('abandoned-cart');

export interface Morning {
  readonly sent: number;
  readonly skipped: number;
  /** Tasks that threw: red runs. */
  readonly failed: number;
  /** Calls of the Task for every message: 1 at night, 1 in the morning, and what throttling adds. */
  readonly callsPerMessage: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

const night = Date.parse('2026-03-03T03:00:00Z');
const mostSeconds = 4 * 24 * 3600;

/**
 * So many cart reminders asked for in one night, put off to the same morning, before a provider that takes so many
 * a second. The Task itself is called, as the state machines would call it; its Waits are a calendar of seconds.
 */
export async function spendMorning(messages: number, perSecond: number): Promise<Morning> {
  let now = new Date(night);
  const clock = { now: () => now };
  const store = makeMemoryStore({ keepSteps: false });
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
    clock,
    backoff: atOnce,
    policy,
    events,
    runs,
    signingKey,
    triggers: ['cart.updated'] as const,
    awaited: [],
    timers: [],
    segments: [],
    openings: [],
  };
  const proof = { text: 'Send me news and offers.', version: '1', form: 'bench' };
  for (let n = 0; n < messages; n++) {
    const event = (name: string, properties: Record<string, unknown>) =>
      wrapEvent({ id: `${name}-${n}`, name, customer: `c-${n}`, at: now.toISOString(), properties });
    await recordEvent(
      event('customer.updated', { email: `c-${n}@example.com`, consents: [{ channel: 'email', proof }] }),
      door,
    );
    const items = [{ productId: 'bowl', title: 'Stoneware bowl', price: 42, quantity: 1 }];
    await recordEvent(event('cart.updated', { cartId: `k-${n}`, currency: 'USD', items }), door);
  }

  let second = 0;
  let takenThisSecond = 0;
  const outbox = makeOutbox((_, count) =>
    takenThisSecond++ < perSecond
      ? { result: 'accepted', reference: `bench-${count}` }
      : { result: 'throttled', because: 'SES answered Throttling (400)' },
  );
  const ports = {
    store,
    channels: outbox.channels,
    content: rememberWords(renderMessage),
    clock,
    backoff: atOnce,
    policy,
    events,
    signingKey,
    customerUrl: policy.brand.url,
    runs,
    bus,
  };
  const order = reminderOf();
  const calendar = new Map<number, RunState[]>([[0, [...triggers]]]);
  const figures = { sent: 0, skipped: 0, failed: 0 };
  let calls = 0;
  let open = triggers.length;
  let firstAt = '';
  let lastAt = '';
  for (; open > 0 && second < mostSeconds; second++) {
    now = new Date(night + second * 1000);
    takenThisSecond = 0;
    for (const run of calendar.get(second) ?? []) {
      calls++;
      const outcome = await sendMessage({ order, run, execution: `execution-of-${run.id}` }, ports).catch(
        (): undefined => void figures.failed++,
      );
      if (outcome === undefined || outcome === 'waiting') continue;
      if (outcome.go === 'wait') {
        const next = Math.max(second + 1, Math.ceil((Date.parse(waitEnd(outcome)) - night) / 1000));
        const due = calendar.get(next) ?? [];
        due.push({ ...run, step: outcome });
        calendar.set(next, due);
        continue;
      }
      open--;
      if (outcome.decision !== 'send') {
        figures.skipped++;
        continue;
      }
      figures.sent++;
      firstAt ||= outcome.at;
      lastAt = outcome.at;
    }
    calendar.delete(second);
  }
  return { ...figures, callsPerMessage: calls / messages, firstAt, lastAt };
}

const waitEnd = ({ next }: StepOutcome): string => {
  if (next === undefined) throw new Error('a Task that waits says until when');
  return next;
};

function reminderOf(): SendOrder {
  for (const state of Object.values(compileScenario(abandonedCart, map).definition.States)) {
    const order = state.Type === 'Task' ? orderOf(state) : undefined;
    if (order !== undefined && 'message' in order) return order;
  }
  throw new Error('the cart scenario sends no message');
}
