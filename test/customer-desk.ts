import { events } from '#map';
import { atOnce } from '../functions/adapters/memory/backoff.ts';
import { renderMessage } from '../functions/handlers/binding/content.ts';
import type { RecordPorts } from '../functions/ports/record-ports.ts';
import type { Store } from '../functions/ports/store.ts';
import { sendMessage } from '../functions/tasks/delivery/send-message.ts';
import { type RecordOutcome, recordEvent } from '../functions/tasks/ingest/record-event.ts';
import {
  type CarePorts,
  careFor,
  eraseCustomer,
  exportCustomer,
} from '../functions/tasks/privacy/care-for-customer.ts';
import { listenForEvent } from '../functions/tasks/steps/listen-for-event.ts';
import type { EventName, Properties } from '../statemachines/language/events.ts';
import {
  type ListenOrder,
  orderVersion,
  type SendOrder,
  type StepOutcome,
  type TaskCall,
  type TriggerInput,
} from '../statemachines/language/tasks.ts';
import { policy } from '../statemachines/policy.ts';
import { cart } from './scenarios/carts.ts';

/** Words that only this customer has: where one of them stands, the customer stands. */
export const secrets = {
  email: 'zebulon.quince@example.com',
  phone: '+447400987654',
  name: 'Zebulon Quince',
  attribute: 'quincunx-garden',
  device: 'device-token-zq',
  proof: 'Yes, write to Zebulon',
  words: 'this is Zebulon, call me back',
};

const signingKey = 'a signing key of at least thirty-two bytes';
const execution = (run: string): string =>
  `arn:aws:states:eu-west-1:123456789012:execution:triggermap-2-abandoned-cart:${run}`;
const scenario = {
  id: 'abandoned-cart',
  entry: { per: 'key', repeated: 'latest wins', longestSeconds: 7 * 86_400 },
  exits: [],
  still: {},
} as const;
const sendOrder: SendOrder = {
  version: orderVersion,
  scenario,
  step: 'cart-offer',
  message: 'cart-offer',
  kind: 'marketing',
  purpose: 'offers',
  channels: ['email', 'push'],
  offer: { percent: 10, validForSeconds: 3 * 86_400, notAgainForSeconds: 30 * 86_400 },
  last: false,
};
const listenOrder: ListenOrder = {
  version: orderVersion,
  scenario,
  step: 'wait-for-order',
  events: [{ event: 'order.placed', sameKey: false }],
  since: 'trigger',
  answers: { 'order.placed': { last: true } },
};

/** A customer's whole life in a store: registered, carted, written to, waited for, answering; then cared for. */
export async function openDesk(store: Store, customer: string) {
  let now = Date.parse('2026-03-02T13:00:00.000Z');
  let told = 0;
  const clock = { now: () => new Date(now) };
  const triggers: TriggerInput[] = [];
  const answers: { readonly token: string; readonly outcome: StepOutcome }[] = [];
  const outcomes: (StepOutcome | 'waiting')[] = [];
  const exported: string[] = [];
  const waiting = new Set<string>();
  const ports: RecordPorts & CarePorts & { readonly store: Store } = {
    store,
    clock,
    backoff: atOnce,
    policy,
    events,
    bus: {
      putTriggers: async (more: readonly TriggerInput[]) => void triggers.push(...more),
      putEvents: async () => {},
    },
    runs: {
      async answer(token, outcome) {
        if (!waiting.delete(token)) return 'gone';
        answers.push({ token, outcome });
        return 'answered';
      },
    },
    signingKey: async () => signingKey,
    exports: async (_, text) => `export ${exported.push(text)}`,
    triggers: ['cart.updated', 'customer.erasure-requested', 'customer.export-requested'],
    awaited: ['order.placed'],
    timers: [],
    segments: [],
    openings: [],
  };
  const deliver = async () => ({ result: 'accepted', reference: 'reference-1' }) as const;

  async function tell<E extends EventName>(
    name: E,
    properties: Properties<E>,
    { at = clock.now().toISOString(), with: other = ports } = {},
  ): Promise<RecordOutcome> {
    const detail = { id: `${customer}-${++told}`, customer, at, properties };
    return recordEvent({ id: `envelope-${told}`, 'detail-type': name, time: at, detail }, other);
  }
  const triggerOf = (outcome: RecordOutcome): TriggerInput => {
    if (outcome.outcome !== 'recorded' || outcome.trigger === undefined)
      throw new Error(`started nothing: ${outcome.outcome}`);
    return outcome.trigger;
  };
  const call = <Order>(order: Order, run: TriggerInput, token?: string): TaskCall<Order> => ({
    order,
    run,
    execution: execution(run.id),
    ...(token === undefined ? {} : { token }),
  });
  const send = async (run: TriggerInput): Promise<StepOutcome | 'waiting'> =>
    sendMessage(call(sendOrder, run), {
      ...ports,
      channels: { email: deliver, push: deliver, sms: deliver },
      content: renderMessage,
      customerUrl: 'https://pages.example.com',
    });

  /** Everything that a customer leaves behind. Answers the trigger of the run that waits. */
  async function live(): Promise<TriggerInput> {
    const proof = { text: secrets.proof, version: '1', form: 'account', address: secrets.email };
    await tell('customer.registered', {
      email: secrets.email,
      phone: secrets.phone,
      name: secrets.name,
      devices: [{ token: secrets.device, platform: 'ios' }],
      attributes: { garden: secrets.attribute },
      consents: [{ channel: 'email', proof }],
    });
    const trigger = triggerOf(await tell('cart.updated', cart()));
    outcomes.push(await send(trigger));
    waiting.add('token-1');
    outcomes.push(await listenForEvent(call(listenOrder, trigger, 'token-1'), ports));
    await tell('message.replied', { channel: 'sms', text: secrets.words });
    return trigger;
  }

  return {
    customer,
    store,
    ports,
    triggers,
    answers,
    outcomes,
    exported,
    clock,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    tell,
    triggerOf,
    live,
    send,
    askErasure: async () => triggerOf(await tell('customer.erasure-requested', {})),
    care: (trigger: TriggerInput, other: CarePorts = ports) => careFor(trigger, other),
    erase: (other: CarePorts = ports) => eraseCustomer(customer, other),
    export: () => exportCustomer(customer, ports),
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** The secrets that stand in some text. */
export const secretsIn = (text: string): readonly string[] =>
  Object.values(secrets).filter((secret) => text.includes(secret));
