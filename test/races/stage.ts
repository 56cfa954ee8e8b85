import type { Channels, Delivery, Handover, Store } from '../../functions/ports.ts';
import { type RecordOutcome, type RecordPorts, recordEvent } from '../../functions/tasks/record-event.ts';
import { type SendPorts, sendMessage } from '../../functions/tasks/send-message.ts';
import { wrapEvent } from '../../scripts/local/world.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import type { EventName, Properties } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import type { SendOrder, StepOutcome, TaskCall, TriggerInput } from '../../statemachines/language/tasks.ts';
import { renderMessage } from '../../statemachines/messages/render.ts';
import { policy as shopPolicy } from '../../statemachines/policy.ts';

/** What a Task or the door may be given instead of the stage's own: a store that dies, a provider that refuses. */
export interface Props {
  readonly store?: Store;
  readonly channels?: Channels;
  readonly bus?: RecordPorts['bus'];
}

/** One customer with consents and addresses for everything, a clock, and what the world has seen so far. */
export interface Stage {
  readonly customer: string;
  readonly store: Store;
  readonly clock: { now: () => Date; advance: (seconds: number) => void };
  /** Everything the door has put on the bus, repeats included. */
  readonly triggers: readonly TriggerInput[];
  /** Everything a provider has accepted. */
  readonly deliveries: readonly Delivery[];
  readonly bus: RecordPorts['bus'];
  readonly channels: Channels;
  envelope<E extends EventName>(name: E, properties: Properties<E>, id?: string): unknown;
  record(envelope: unknown, props?: Props): Promise<RecordOutcome>;
  /** Through the door, and the trigger that came out of it. */
  trigger<E extends EventName>(name: E, properties: Properties<E>, id?: string): Promise<TriggerInput>;
  send(call: TaskCall<SendOrder>, props?: Props): Promise<StepOutcome>;
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
  let told = 0;
  const triggers: TriggerInput[] = [];
  const deliveries: Delivery[] = [];
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
    putTriggers: async (put) => void triggers.push(...put),
    putEvents: async () => {},
  };
  const record: Stage['record'] = (envelope, props = {}) =>
    recordEvent(envelope, {
      store,
      bus,
      ...props,
      clock,
      policy,
      triggers: ['customer.registered', 'cart.updated', 'order.placed'],
    });
  const envelope: Stage['envelope'] = (name, properties, id = `${customer}-${++told}`) =>
    wrapEvent({ id, name, customer, at: clock.now().toISOString(), properties });
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
    deliveries,
    bus,
    channels,
    envelope,
    record,
    async trigger(name, properties, id) {
      const recorded = await record(envelope(name, properties, id));
      if (recorded.outcome !== 'recorded' || recorded.trigger === undefined)
        throw new Error(`${name} started nothing: ${recorded.outcome}`);
      return recorded.trigger;
    },
    send: (call, props = {}) => sendMessage(call, { ...sendPorts, store, channels, ...props, clock, policy }),
  };
}

export const signingKey = 'a key for races, longer than 32 bytes';
const sendPorts: Pick<SendPorts, 'content' | 'signingKey' | 'unsubscribeUrl'> = {
  content: renderMessage,
  signingKey: async () => signingKey,
  unsubscribeUrl: 'https://shop.example.com/unsubscribe',
};

/** What the state machine calls the send Task with for one step of a scenario. */
export function callTask(
  scenario: Scenario,
  step: string,
  run: TriggerInput,
  execution = 'execution-1',
): TaskCall<SendOrder> {
  const order = listOrders(scenario).find((known) => known.step === step);
  if (order === undefined) throw new Error(`${scenario.id} has no step ${step}`);
  return { order, run, execution };
}

const compiled = new Map<Scenario, readonly SendOrder[]>();

function listOrders(scenario: Scenario): readonly SendOrder[] {
  const known = compiled.get(scenario);
  if (known !== undefined) return known;
  const orders = Object.values(compileScenario(scenario).definition.States).flatMap((state) => {
    if (state.Type !== 'Task' || state.Resource !== `\${send}`) return [];
    const { order } = state.Parameters;
    return [order as SendOrder]; // made by the compiler from the same contract
  });
  compiled.set(scenario, orders);
  return orders;
}
