import { map } from '#map';
import { atOnce } from '../../functions/adapters/memory/backoff.ts';
import type { WebhookCall } from '../../functions/core/steps/action.ts';
import { renderMessage } from '../../functions/handlers/binding/content.ts';
import type { Channels, Delivery, Handover } from '../../functions/ports/delivery/channels.ts';
import type { RecordPorts } from '../../functions/ports/record-ports.ts';
import type { Runs } from '../../functions/ports/runs/answers.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { Alerts } from '../../functions/ports/world/alerts.ts';
import type { AppEvent } from '../../functions/ports/world/bus.ts';
import type { Backoff } from '../../functions/ports/world/clock.ts';
import type { Webhooks } from '../../functions/ports/world/webhooks.ts';
import { type SendPorts, sendMessage } from '../../functions/tasks/delivery/send-message.ts';
import { type RecordOutcome, recordEvent } from '../../functions/tasks/ingest/record-event.ts';
import { checkCondition } from '../../functions/tasks/steps/check-condition.ts';
import { listenForEvent } from '../../functions/tasks/steps/listen-for-event.ts';
import { performAction } from '../../functions/tasks/steps/perform-action.ts';
import { wrapEvent } from '../../scripts/local/engine/wrap-event.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { orderOf } from '../../statemachines/compile/order-of.ts';
import type { EventName, Properties } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import type {
  ActOrder,
  AnyOrder,
  CheckOrder,
  ListenOrder,
  SendOrder,
  StepOutcome,
  TaskCall,
  TriggerInput,
} from '../../statemachines/language/tasks.ts';
import { policy as shopPolicy } from '../../statemachines/policy.ts';

/** What a Task or the door may be given instead of the stage's own: a store that dies, a provider that refuses. */
export interface Props {
  readonly store?: Store;
  readonly channels?: Channels;
  readonly bus?: RecordPorts['bus'];
  readonly runs?: Runs;
  /** Between two tries; none where the order of calls is the test's own. */
  readonly backoff?: Backoff;
  /** What some scenario starts from, and some Task waits for, instead of the stage's own. */
  readonly triggers?: RecordPorts['triggers'];
  readonly awaited?: RecordPorts['awaited'];
}

/** One customer with consents and addresses for everything, a clock, and what the world has seen so far. */
export interface Stage {
  readonly customer: string;
  readonly store: Store;
  readonly clock: { now: () => Date; advance: (seconds: number) => void };
  /** Everything the door has put on the bus, repeats included. */
  readonly triggers: readonly TriggerInput[];
  /** What tasks have put on the bus, as an app would. */
  readonly told: readonly AppEvent[];
  /** Everything a provider has accepted. */
  readonly deliveries: readonly Delivery[];
  readonly alerts: readonly string[];
  readonly calls: readonly WebhookCall[];
  readonly bus: RecordPorts['bus'];
  readonly channels: Channels;
  /** Step Functions' side of Tasks that wait: the first answer to a token that is open counts. */
  readonly runs: Runs;
  openToken(): string;
  /** The Task's time is over. */
  closeToken(token: string): void;
  answerTo(token: string): StepOutcome | undefined;
  envelope<E extends EventName>(name: E, properties: Properties<E>, saying?: Saying): unknown;
  record(envelope: unknown, props?: Props): Promise<RecordOutcome>;
  /** Through the door, and the trigger that came out of it. */
  trigger<E extends EventName>(name: E, properties: Properties<E>, id?: string): Promise<TriggerInput>;
  /** A message Task without a token. */
  send(call: TaskCall<SendOrder>, props?: Props): Promise<StepOutcome>;
  /** A message Task with one, or without. */
  ask(call: TaskCall<SendOrder>, props?: Props): Promise<StepOutcome | 'waiting'>;
  listen(call: TaskCall<ListenOrder>, props?: Props): Promise<StepOutcome | 'waiting'>;
  check(call: TaskCall<CheckOrder>, props?: Props): Promise<StepOutcome>;
  act(
    call: TaskCall<ActOrder>,
    props?: Props & { readonly alerts?: Alerts; readonly webhooks?: Webhooks },
  ): Promise<StepOutcome>;
}

interface Saying {
  readonly id?: string;
  /** UTC. */
  readonly at?: string;
}

let customers = 0;

/** Monday 13:00 in the shop's zone: a good hour for everything. Each stage is another customer in the store. */
export async function setStage(
  store: Store,
  {
    policy = shopPolicy,
    provider = () => undefined,
  }: {
    readonly policy?: Policy;
    readonly provider?: (delivery: Delivery) => Handover | undefined;
  } = {},
): Promise<Stage> {
  const customer = `customer-${++customers}`;
  let now = Date.parse('2026-03-02T13:00:00.000Z');
  let events = 0;
  const triggers: TriggerInput[] = [];
  const told: AppEvent[] = [];
  const deliveries: Delivery[] = [];
  const alerts: string[] = [];
  const calls: WebhookCall[] = [];
  const clock = {
    now: () => new Date(now),
    advance: (seconds: number) => {
      now += seconds * 1000;
    },
  };
  const deliver = async (delivery: Delivery): Promise<Handover> => {
    const handover = provider(delivery) ?? { result: 'accepted', reference: 'accepted' };
    if (handover.result === 'accepted') deliveries.push(delivery);
    return handover;
  };
  const channels: Channels = { email: deliver, push: deliver, sms: deliver };
  const bus: RecordPorts['bus'] = {
    putTriggers: async (put: readonly TriggerInput[]) => void triggers.push(...put),
    putEvents: async (put) => void told.push(...put),
  };
  const tokens = new Map<string, StepOutcome | 'open' | 'closed'>();
  const runs: Runs = {
    async answer(token, outcome) {
      if (tokens.get(token) !== 'open') return 'gone';
      tokens.set(token, outcome);
      return 'answered';
    },
  };
  const doorPorts = {
    store,
    bus,
    clock,
    backoff: atOnce,
    policy,
    events: map.events,
    runs,
    signingKey: async () => signingKey,
    triggers: ['customer.registered', 'cart.updated', 'order.placed'],
    awaited: [
      'review.submitted',
      'message.delivered',
      'message.clicked',
      'message.bounced',
      'question.answered',
    ],
    timers: [],
    segments: [],
    openings: [],
  } as const satisfies RecordPorts;
  const record: Stage['record'] = (envelope, props = {}) => recordEvent(envelope, { ...doorPorts, ...props });
  const envelope: Stage['envelope'] = (
    name,
    properties,
    { id = `${customer}-${++events}`, at = clock.now().toISOString() } = {},
  ) => wrapEvent({ id, name, customer, at, properties });
  const ask: Stage['ask'] = (call, props = {}) =>
    sendMessage(call, {
      ...sendPorts,
      store,
      channels,
      runs,
      bus,
      backoff: atOnce,
      events: map.events,
      ...props,
      clock,
      policy,
    });
  const proof = { text: 'Yes, write to me', version: '1', form: 'account' };
  await record(
    envelope('customer.updated', {
      email: 'ann@example.com',
      phone: '+447400123456',
      devices: [{ token: 'device-1', platform: 'ios' }],
      consents: [
        { channel: 'email', proof },
        { channel: 'push', proof },
        { channel: 'sms', proof },
      ],
    }),
  );
  return {
    customer,
    store,
    clock,
    triggers,
    told,
    deliveries,
    alerts,
    calls,
    bus,
    channels,
    runs,
    openToken() {
      const token = `${customer}-token-${tokens.size + 1}`;
      tokens.set(token, 'open');
      return token;
    },
    closeToken(token) {
      if (tokens.get(token) === 'open') tokens.set(token, 'closed');
    },
    answerTo(token) {
      const answer = tokens.get(token);
      return answer === 'open' || answer === 'closed' ? undefined : answer;
    },
    envelope,
    record,
    async trigger(name, properties, id) {
      const recorded = await record(envelope(name, properties, id === undefined ? {} : { id }));
      if (recorded.outcome !== 'recorded' || recorded.trigger === undefined)
        throw new Error(`${name} started nothing: ${recorded.outcome}`);
      return recorded.trigger;
    },
    async send(call, props) {
      const outcome = await ask(call, props);
      if (outcome === 'waiting') throw new Error(`${call.order.step} waits without a token`);
      return outcome;
    },
    ask,
    listen: (call, props = {}) =>
      listenForEvent(call, { store, runs, backoff: atOnce, ...props, clock, policy }),
    check: (call, props = {}) => checkCondition(call, { store, backoff: atOnce, ...props, clock, policy }),
    act: (call, props = {}) =>
      performAction(call, {
        ...doorPorts,
        alerts: async ({ text }) => void alerts.push(text),
        webhooks: async (call) => {
          calls.push(call);
          return { result: 'accepted' };
        },
        ...props,
      }),
  };
}

export const signingKey = 'a key for races, longer than 32 bytes';
const sendPorts: Pick<SendPorts, 'content' | 'signingKey' | 'customerUrl'> = {
  content: renderMessage,
  signingKey: async () => signingKey,
  customerUrl: 'https://shop.example.com/customer',
};

/** What the state machine calls the send Task with for one step of a scenario. */
export function callTask(
  scenario: Scenario,
  step: string,
  run: TriggerInput,
  execution = 'execution-1',
): TaskCall<SendOrder> {
  const order = listOrders(scenario).find((known) => known.step === step && 'message' in known);
  if (order === undefined || !('message' in order)) throw new Error(`${scenario.id} has no message ${step}`);
  if (order.offer === undefined) return { order, run, execution };
  // The call comes out of nowhere: nothing has gone before it.
  const { after: _none, ...offer } = order.offer;
  return { order: { ...order, offer }, run, execution };
}

const compiled = new Map<Scenario, readonly AnyOrder[]>();

/** Every order in the scenario's definition. */
export function listOrders(scenario: Scenario): readonly AnyOrder[] {
  const known = compiled.get(scenario);
  if (known !== undefined) return known;
  const orders = Object.values(compileScenario(scenario, map).definition.States).flatMap((state) =>
    state.Type === 'Task' ? [orderOf(state)] : [],
  );
  compiled.set(scenario, orders);
  return orders;
}
