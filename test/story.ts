import { DateTime } from 'luxon';
import { onTestFinished, vi } from 'vitest';
import { scenarios as map, messages, policy as shopPolicy } from '#map';
import { atOnce } from '../functions/adapters/memory/backoff.ts';
import { makeOutbox } from '../functions/adapters/memory/outbox.ts';
import { makeMemoryStore } from '../functions/adapters/memory/store.ts';
import { changePauses, type PauseTarget } from '../functions/core/decision/pauses.ts';
import { renderMessage } from '../functions/handlers/binding/content.ts';
import { showQuestion } from '../functions/handlers/binding/questions.ts';
import type { Delivery, Handover } from '../functions/ports/delivery/channels.ts';
import type { Store } from '../functions/ports/store.ts';
import type { Alerts } from '../functions/ports/world/alerts.ts';
import type { Bus } from '../functions/ports/world/bus.ts';
import type { WebhookAnswer, Webhooks } from '../functions/ports/world/webhooks.ts';
import {
  type CodeAnswer,
  checkConfirmationCode,
} from '../functions/tasks/consents/check-confirmation-code.ts';
import { takeFeedback } from '../functions/tasks/feedback/take-feedback.ts';
import type { RecordOutcome } from '../functions/tasks/ingest/record-event.ts';
import { answerCustomer, type Page } from '../functions/tasks/pages/answer-customer.ts';
import type { DefinitionSource } from '../scripts/local/engine/machine.ts';
import { makeTokens } from '../scripts/local/engine/tokens.ts';
import { installVirtualTime } from '../scripts/local/engine/virtual-time.ts';
import type { Run, Watch } from '../scripts/local/engine/watch.ts';
import { makeWorld, type World } from '../scripts/local/engine/world.ts';
import { wrapEvent } from '../scripts/local/engine/wrap-event.ts';
import { nameStep } from '../statemachines/compile/name-step.ts';
import { stepsIn } from '../statemachines/compile/steps-in.ts';
import { titlesIn } from '../statemachines/compile/title-of.ts';
import type { Channel, Language } from '../statemachines/language/channels.ts';
import type { Duration } from '../statemachines/language/durations.ts';
import type { EventName, Properties } from '../statemachines/language/events.ts';
import type { Policy } from '../statemachines/language/policy.ts';
import type { Scenario } from '../statemachines/language/scenario.ts';
import type { StepOutcome } from '../statemachines/language/tasks.ts';
// Loaded before a story begins: else the first run to send would be held up, and another overtake it.
import '../functions/handlers/binding/renderer.ts';

/** Whom a story is about. Contacts are all three channels, consents all contacts, unless the story says less. */
export interface Customer {
  readonly name?: string;
  readonly language?: Language;
  readonly country?: string;
  /** IANA name; the story is told in its time, or in the shop's when the customer has none. */
  readonly zone?: string;
  readonly contacts?: readonly Channel[];
  readonly consents?: readonly Channel[];
  readonly traffic?: 'customer' | 'staff' | 'test' | 'robot';
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

/** The provider's answer to the N-th hand-over of the story, from 1; nothing when it accepts. */
export type Provider = (
  delivery: Delivery,
  count: number,
) => Handover | undefined | Promise<Handover | undefined>;

export interface Beginning {
  /** Local time, "2026-03-02T10:00". */
  readonly at: string;
  /** Known to the shop since the day before; a stranger when absent. */
  readonly customer?: Customer;
  /** Other scenarios than the shipped ones. */
  readonly scenarios?: readonly Scenario[];
  readonly policy?: Policy;
  readonly provider?: Provider;
  /** Definitions of an earlier release instead of today's, by scenario; until a redeploy. */
  readonly released?: Readonly<Record<string, DefinitionSource>>;
}

/** An event as the story told it, so that it can be told again. */
export interface Told {
  readonly id: string;
  readonly name: EventName;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** A visitor's id, when it is not the customer's. */
  readonly customer?: string;
}

/** What an app may say besides an event's properties: its own id, and when it happened (local time). */
export interface Saying {
  /** Whose it is, when not the customer's: a visitor who is not known yet. */
  readonly as?: string;
  readonly id?: string;
  readonly at?: string;
}

/** Everything that a story can show, in the order in which it happened. */
export type Happening = { readonly at: Date } & (
  | { readonly what: 'event'; readonly event: Told; readonly outcome: RecordOutcome }
  | { readonly what: 'not started'; readonly scenario: string; readonly because: string }
  | { readonly what: 'wait'; readonly run: Run; readonly state: string }
  | {
      readonly what: 'decision';
      readonly run: Run;
      readonly state: string;
      readonly outcome: StepOutcome;
    }
  | {
      readonly what: 'hand-over';
      readonly message: string;
      readonly delivery: Delivery;
      readonly handover: Handover;
    }
  | { readonly what: 'end'; readonly run: Run }
  | { readonly what: 'alert'; readonly alert: Parameters<Alerts>[0] }
  | { readonly what: 'call'; readonly call: Parameters<Webhooks>[0]; readonly answer: WebhookAnswer }
);

export interface Story {
  /** An app says that something has happened to the customer. Nothing waits for what it causes. */
  emits<E extends EventName>(name: E, properties: Properties<E>, saying?: Saying): Promise<Told>;
  /** The customer registers, with contacts and consents in one form. */
  registers(customer?: Customer): Promise<Told>;
  /** The same event comes once more, exactly as it was or with another time. */
  repeats(event: Told, saying?: Pick<Saying, 'at'>): Promise<void>;
  /** The bus delivers what started a run once more, with the next event: an execution of its own. */
  redelivers(run: Run | undefined): Promise<void>;
  /** Types the digits in; the app's back end has them checked. */
  confirms(reference: string, digits: string, saying?: Pick<Saying, 'as'>): Promise<CodeAnswer>;
  /** Follows the link in the last email: POST presses the button, GET only looks. */
  unsubscribes(method?: 'POST' | 'GET'): Promise<Page>;
  /** Opens one of the customer's own pages, or sends its form. */
  visits(link: string, form?: Readonly<Record<string, string>>): Promise<Page>;
  /** The provider, or the site where the link led, tells what became of the last message. */
  hears<E extends FeedbackEvent>(name: E, more?: Partial<Properties<E>>): Promise<Told>;
  /** The customer writes an SMS back, as the carrier tells it. */
  replies(text: string): Promise<void>;
  /** The customer asks to be erased. */
  erases(): Promise<Told>;
  /** People of the company stop a scenario, a message or all marketing for a while. */
  pauses(target: PauseTarget, why: string): Promise<void>;
  resumes(target: PauseTarget): Promise<void>;
  /** The same map, or another, is deployed over the same table while runs are under way. */
  redeploys(scenarios?: readonly Scenario[]): void;
  after(time: Duration): Promise<void>;
  /** Local time, "2026-03-02T10:00". */
  until(moment: string): Promise<void>;
  /** Until every run has ended. */
  untilQuiet(): Promise<void>;
  /** Every accepted message: channel, message, local time. */
  readonly outbox: readonly (readonly [Channel, string, string])[];
  readonly deliveries: readonly Delivery[];
  /**
   * The runs of one scenario as the console shows them: each wait, each Task with decision and reason, the end.
   * What belongs to a second run begins with "#2".
   */
  trail(scenario: string): readonly string[];
  readonly runs: readonly Run[];
  readonly happenings: readonly Happening[];
  readonly store: Store;
  readonly zone: string;
  readonly customer: Customer | undefined;
  titleOf(scenario: string): string;
}

type FeedbackEvent = Extract<EventName, `message.${string}`>;

export const customerId = 'customer-1';
const addresses = { email: 'Ann@Example.com', phone: '+44 7400 123456', device: 'device-1' };
const proof = { text: 'Yes, write to me', version: '1', form: 'account' };
const customerUrl = 'https://shop.example.com/customer';
const signingKey = 'a key for stories, longer than 32 bytes';
const mostTimers = 100_000; // far more than a story needs: one that never gets quiet fails instead of hanging
const day = 24 * 3600 * 1000;

/**
 * Begins a story: the shipped map over memory adapters, the real words and virtual time, which ends with the
 * test. The delays of retries, random in the service, are half of what they can be at most.
 */
export async function story(beginning: Beginning): Promise<Story> {
  const { customer, policy = shopPolicy, scenarios = map } = beginning;
  const zone = customer?.zone ?? policy.shop.zone;
  const momentOf = (local: string): Date => DateTime.fromISO(local, { zone }).toJSDate();
  const begin = momentOf(beginning.at);
  const time = installVirtualTime(new Date(begin.getTime() - day));
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  onTestFinished(() => {
    random.mockRestore();
    time.uninstall();
  });

  const happenings: Happening[] = [];
  const runs: Run[] = [];
  const messages = new WeakMap<object, string>();
  const outbox = makeOutbox(async (delivery, count) => {
    const handover = (await beginning.provider?.(delivery, count)) ?? {
      result: 'accepted',
      reference: `story-${count}`,
    };
    const message = messages.get(delivery.content) ?? 'unknown';
    happenings.push({ what: 'hand-over', at: time.now(), message, delivery, handover });
    return handover;
  });
  const store = makeMemoryStore();
  const tokens = makeTokens(time.now);
  const states = new Map(scenarios.map(({ id, steps }) => [id, readStates(steps)]));
  const watch: Watch = {
    notMatched: (scenario, _trigger, { because }) =>
      happenings.push({ what: 'not started', at: time.now(), scenario, because }),
    started: (run) => runs.push(run),
    entered: (run, state) => {
      if (states.get(run.scenario)?.waits.has(state))
        happenings.push({ what: 'wait', at: time.now(), run, state });
    },
    decided: (run, { order }, outcome) => {
      const state = states.get(run.scenario)?.tasks.get(order.step) ?? order.step;
      happenings.push({ what: 'decision', at: time.now(), run, state, outcome });
    },
    ended: (run) => happenings.push({ what: 'end', at: time.now(), run }),
    alerted: (given) => void alert(given),
    called: (call, answer) => void happenings.push({ what: 'call', at: time.now(), call, answer }),
  };
  const deploy = (deployed: readonly Scenario[], released: Beginning['released'] = {}): World =>
    makeWorld({
      scenarios: deployed,
      definitions: ({ id }) => released[id] ?? (deployed === map ? 'golden' : 'compiled'),
      time,
      tokens,
      store,
      channels: outbox.channels,
      policy,
      signingKey,
      customerUrl,
      watch,
      content: async (message, ...rest) => {
        const rendered = await renderMessage(message, ...rest);
        messages.set(rendered, message);
        return rendered;
      },
    });
  const alert: Alerts = async (given) =>
    void happenings.push({ what: 'alert', at: time.now(), alert: given });
  const worlds = [deploy(scenarios, beginning.released)];
  const world = (): World => worlds.at(-1) ?? deploy(scenarios);

  let told = 0;
  const tell = async (event: Told): Promise<Told> => {
    const place = happenings.length; // before all that it causes
    const at = time.now();
    const outcome = await world().put(wrapEvent({ ...event, customer: event.customer ?? customerId }));
    happenings.splice(place, 0, { what: 'event', at, event, outcome });
    return event;
  };
  const emits: Story['emits'] = (name, properties, { id = `event-${++told}`, at, as } = {}) =>
    tell({
      id,
      name,
      at: (at === undefined ? time.now() : momentOf(at)).toISOString(),
      properties,
      ...(as === undefined ? {} : { customer: as }),
    });
  /** The bus wraps each event; told as any app's, so that the story shows it. */
  const tellingBus = (): Bus => ({
    ...world().bus,
    putEvents: async (events) => {
      for (const { id, name, at, properties, customer } of events)
        await tell({
          id,
          name: name as EventName,
          at,
          properties,
          ...(customer === customerId ? {} : { customer }),
        }); // pages and feedback put events of the catalogue only
    },
  });
  const visit: Story['visits'] = (link, form) => {
    const [page = '', token = ''] = link.slice(customerUrl.length + 1).split('/');
    const method = form === undefined ? 'GET' : 'POST';
    return answerCustomer(
      { method, page, token, body: new URLSearchParams(form).toString() },
      {
        store,
        policy,
        clock: { now: time.now },
        signingKey: async () => signingKey,
        bus: tellingBus(),
        questions: showQuestion,
      },
    );
  };
  const changePause = async (...change: [PauseTarget, Parameters<typeof changePauses>[2]]): Promise<void> => {
    const { pauses } = await store.know(customerId, { pauses: true });
    await store.savePauses(changePauses(pauses, ...change));
  };
  const advance = async (moment: Date): Promise<void> => {
    await time.settle();
    await time.advanceTo(moment);
  };

  if (customer !== undefined) await emits('customer.updated', describeCustomer(customer), { id: 'known' });
  await advance(begin);
  happenings.length = 0; // the story begins here

  return {
    emits,
    registers: (newcomer = {}) => emits('customer.registered', describeCustomer(newcomer)),
    async repeats(event, { at } = {}) {
      await tell(at === undefined ? event : { ...event, at: momentOf(at).toISOString() });
    },
    async redelivers(run) {
      if (run === undefined) throw new Error('no run has started yet');
      await world().bus.putTriggers([run.trigger]);
    },
    async unsubscribes(method = 'POST') {
      const link = outbox.deliveries
        .map((delivery) => (delivery.channel === 'email' ? delivery.unsubscribe : undefined))
        .findLast((url) => url !== undefined);
      if (link === undefined) throw new Error('no email with a link to unsubscribe has been sent yet');
      return visit(link, method === 'POST' ? {} : undefined);
    },
    visits: visit,
    confirms: (reference, digits, { as = customerId } = {}) =>
      checkConfirmationCode(JSON.stringify({ customer: as, reference, code: digits }), {
        store,
        policy,
        clock: { now: time.now },
        backoff: atOnce,
        signingKey: async () => signingKey,
        bus: tellingBus(),
      }),
    hears(name, more = {}) {
      const last = outbox.deliveries.at(-1);
      if (last === undefined) throw new Error('no message has been sent yet');
      const { run, step } = last.tags;
      const address = last.channel === 'push' ? '' : last.address;
      const said = { run, step, channel: last.channel, address, permanent: true, text: '', ...more };
      return tell({ id: `feedback-${++told}`, name, at: time.now().toISOString(), properties: said });
    },
    async replies(text) {
      const Timestamp = time.now().toISOString();
      const Message = JSON.stringify({
        originationNumber: addresses.phone.replaceAll(' ', ''),
        messageBody: text,
        inboundMessageId: `reply-${++told}`,
      });
      await takeFeedback(
        { Records: [{ Sns: { Timestamp, Message } }] },
        {
          store,
          bus: tellingBus(),
          signingKey: async () => signingKey,
          alerts: alert,
          clock: { now: time.now },
          backoff: atOnce,
        },
      );
    },
    erases: () => emits('customer.erasure-requested', {}),
    pauses: (target, why) => changePause(target, { since: time.now().toISOString(), why }),
    resumes: (target) => changePause(target, 'resume'),
    redeploys: (changed = scenarios) => void worlds.push(deploy(changed)),
    after: ({ seconds }) => advance(new Date(time.now().getTime() + seconds * 1000)),
    until: (moment) => advance(momentOf(moment)),
    async untilQuiet() {
      await time.settle();
      for (let timer = 0; worlds.some(({ openRuns }) => openRuns() > 0); timer++) {
        if (timer > mostTimers || !(await time.advanceToNext()))
          throw new Error(`runs that never end: ${runs.map(({ id, at }) => `${id} at ${at}`).join(', ')}`);
      }
    },
    get outbox() {
      return happenings.flatMap((happening) =>
        happening.what === 'hand-over' && happening.handover.result === 'accepted'
          ? [[happening.delivery.channel, happening.message, sayMoment(happening.at, zone)] as const]
          : [],
      );
    },
    deliveries: outbox.deliveries,
    trail: (scenario) => tellTrail(scenario, happenings, runs),
    runs,
    happenings,
    store,
    zone,
    customer,
    titleOf: (scenario) => scenarios.find(({ id }) => id === scenario)?.title ?? scenario,
  };
}

/** "Mon 2 Mar 13:00" in the customer's zone. */
export const sayMoment = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).setLocale('en').toFormat('ccc d LLL HH:mm');

function tellTrail(scenario: string, happenings: readonly Happening[], runs: readonly Run[]): string[] {
  const own = runs.filter((run) => run.scenario === scenario);
  return happenings.flatMap((happening) => {
    if (happening.what === 'not started')
      return happening.scenario === scenario ? [`not started: ${happening.because}`] : [];
    const place = 'run' in happening ? own.indexOf(happening.run) : -1;
    const line = tellState(happening);
    return place < 0 || line === undefined ? [] : [place === 0 ? line : `#${place + 1} ${line}`];
  });
}

function tellState(happening: Happening): string | undefined {
  switch (happening.what) {
    case 'wait':
      return happening.state;
    case 'decision': {
      const { state, outcome } = happening;
      return `${state}: ${outcome.answer ?? `${outcome.decision} (${outcome.reason})`}`;
    }
    case 'end':
      return sayEnd(happening.run);
    default:
      return undefined;
  }
}

/** How a run ended, as the console says it. */
export function sayEnd({ state, at }: Run): string {
  switch (state.status) {
    case 'running':
      return 'Running';
    case 'succeeded':
      return state.ending === 'finished' ? 'Finished' : 'Left';
    case 'failed':
      return `Failed at ${at}: ${state.cause}`;
  }
}

function describeCustomer(customer: Customer): Properties<'customer.registered'> {
  const { contacts = ['email', 'push', 'sms'], consents = contacts, zone, ...rest } = customer;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(zone === undefined ? {} : { zone }),
    ...(contacts.includes('email') ? { email: addresses.email } : {}),
    ...(contacts.includes('sms') ? { phone: addresses.phone } : {}),
    ...(contacts.includes('push') ? { devices: [{ token: addresses.device, platform: 'ios' }] } : {}),
    ...(consents.length === 0 ? {} : { consents: consents.map((channel) => ({ channel, proof })) }),
  };
}

/** Which states wait, and which Task state stands for which step. */
function readStates(steps: Scenario['steps']): { waits: Set<string>; tasks: Map<string, string> } {
  const waits = new Set<string>();
  const tasks = new Map<string, string>();
  for (const one of stepsIn(steps)) {
    const { step } = one;
    const { id, state, hold, look } = nameStep(one, titlesIn(messages));
    if (step === 'wait' || step === 'wait for quiet') waits.add(state);
    if (step !== 'wait') tasks.set(id, step === 'wait for quiet' ? look : state);
    if (step === 'message' || step === 'wait for quiet') waits.add(hold);
  }
  return { waits, tasks };
}
