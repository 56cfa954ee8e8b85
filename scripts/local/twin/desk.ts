import { randomUUID } from 'node:crypto';
import type { Profile } from '../../../functions/core/records.ts';
import type { Store } from '../../../functions/ports.ts';
import { answerUnsubscribe, type Page, type UnsubscribePorts } from '../../../functions/tasks/unsubscribe.ts';
import { machineName } from '../../../statemachines/compile/compile-scenario.ts';
import type { EventName } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Scenario } from '../../../statemachines/language/scenario.ts';
import type { Envelope } from '../sink/take-events.ts';
import type { Taken } from '../sink/taken.ts';
import type { Sink } from '../sink.ts';
import type { VirtualTime } from '../virtual-time.ts';
import type { World } from '../world.ts';
import { writeExamples } from './example-events.ts';
import { sayStanding, type TimelineLine, tellTimeline } from './sentences.ts';
import type { DoorAnswer, Footprint, Trail, Trails } from './trails.ts';

/** How far the clock goes: `quiet` is when no run is open. */
export const moves = ['hour', 'day', 'quiet'] as const;
export type Move = (typeof moves)[number];

/** An event as a person sends it; what is missing is stamped as EventBridge does. */
export interface SentEvent {
  readonly name: string;
  readonly detail: object;
}

export interface RunLine {
  readonly execution: string;
  readonly scenario: string;
  readonly title: string;
  readonly machine: string;
  readonly customer: string;
  readonly startedAt: string;
  readonly status: 'running' | 'finished' | 'left' | 'failed';
  /** Where it stands, in a few words. */
  readonly standing: string;
  /** States entered, retries included. */
  readonly states: number;
  readonly footprints: readonly Footprint[];
}

/** A taken message without its HTML, which has a page of its own. */
export type MessageLine = (
  | Omit<Extract<Taken, { channel: 'email' }>, 'html'>
  | Exclude<Taken, { channel: 'email' }>
) & {
  /** Whose address it is, if anyone's. */
  readonly customer?: string;
};

/** All that the page shows of the map; every list has the newest first. */
export interface Look {
  /** Another number when something has changed. */
  readonly changes: number;
  readonly now: string;
  readonly zone: string;
  readonly openRuns: number;
  readonly customers: readonly Pick<Profile, 'customer' | 'name' | 'zone' | 'language'>[];
  readonly runs: readonly RunLine[];
  readonly messages: readonly MessageLine[];
  readonly answers: readonly DoorAnswer[];
}

export interface CustomerLook {
  readonly profile: Profile;
  readonly timeline: readonly TimelineLine[];
  /** A ready event of each name, as JSON. */
  readonly examples: Readonly<Record<EventName, string>>;
}

/** What a person at the laptop can do and see. */
export interface Desk {
  /** Puts an event on the bus and waits for what it causes at once. */
  send(event: SentEvent): Promise<DoorAnswer>;
  move(move: Move): Promise<void>;
  look(): Look;
  lookAt(customer: string): Promise<CustomerLook | undefined>;
  /** The HTML of the email of that number. */
  mail(number: number): string | undefined;
  unsubscribe(request: { readonly method: string; readonly token: string }): Promise<Page>;
  /** Takes an event that came to the bus over the wire. */
  receive(envelope: Envelope): Promise<void>;
}

export interface DeskParts extends Omit<UnsubscribePorts, 'clock' | 'policy'> {
  readonly time: VirtualTime;
  readonly world: World;
  readonly store: Store;
  readonly sink: Sink;
  readonly trails: Trails;
  readonly scenarios: readonly Scenario[];
  readonly policy: Policy;
}

const hour = 3600 * 1000;
const linesShown = 100;
const answersShown = 20;

/** Puts the parts of the twin at a person's hands. */
export function makeDesk(parts: DeskParts): Desk {
  const { time, world, store, sink, trails, scenarios, policy } = parts;
  const customers = new Map<string, Profile>();
  const owners = new Map<string, string>();

  const meet = async (customer: string): Promise<void> => {
    const { profile } = await time.busy(() => store.know(customer, {}));
    if (profile === undefined) return;
    customers.set(customer, profile);
    for (const address of [profile.email, profile.phone, ...profile.devices.map(({ token }) => token)])
      if (address !== undefined) owners.set(address, customer);
  };

  // Events and moves of the clock take turns, so that each meets a clock that stands.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  const advance = (milliseconds: number): Promise<void> =>
    time.advanceTo(new Date(time.now().getTime() + milliseconds));

  /** An event takes a second, so that of two the later is the newer although the clock stands between them. */
  const pass = (): Promise<void> => advance(1000);

  const receive = async (envelope: Envelope): Promise<void> => {
    await world.put(envelope);
    const { customer } = readDetail(envelope);
    if (customer !== undefined) await meet(customer);
  };

  return {
    send: ({ name, detail }) =>
      inTurn(async () => {
        const id = randomUUID();
        await receive({ id, source: 'app', 'detail-type': name, time: time.now().toISOString(), detail });
        await time.settle();
        await pass();
        const answer = trails.answers.find(({ envelope }) => envelope === id);
        if (answer === undefined) throw new Error(`the door gave no answer to ${name}`);
        return answer;
      }),

    move: (move) =>
      inTurn(async () => {
        await time.settle();
        switch (move) {
          case 'hour':
            return advance(hour);
          case 'day':
            return advance(24 * hour);
          case 'quiet':
            while (world.openRuns() > 0 && (await time.advanceToNext()));
        }
      }),

    async receive(envelope) {
      await receive(envelope);
      void inTurn(pass);
    },

    look: () => ({
      changes: trails.changes() + sink.messages.length,
      now: time.now().toISOString(),
      zone: policy.shop.zone,
      openRuns: world.openRuns(),
      customers: [...customers.values()].map(({ customer, name, zone, language }) => ({
        customer,
        ...(name === undefined ? {} : { name }),
        ...(zone === undefined ? {} : { zone }),
        ...(language === undefined ? {} : { language }),
      })),
      runs: newest(trails.trails, linesShown).map((trail) => writeRun(trail, scenarios)),
      messages: newest(sink.messages, linesShown).map((message) => {
        const customer = listAddresses(message)
          .map((address) => owners.get(address))
          .find((owner) => owner !== undefined);
        return { ...withoutHtml(message), ...(customer === undefined ? {} : { customer }) };
      }),
      answers: newest(trails.answers, answersShown),
    }),

    async lookAt(customer) {
      const { profile } = await time.busy(() => store.know(customer, {}));
      if (profile === undefined) return undefined;
      const timeline = await time.busy(() => store.timeline(customer, linesShown));
      return { profile, timeline: timeline.map(tellTimeline), examples: writeExamples(profile) };
    },

    mail(number) {
      const message = sink.messages[number - 1];
      return message?.channel === 'email' ? message.html : undefined;
    },

    unsubscribe: (request) => time.busy(() => answerUnsubscribe(request, { ...parts, clock: world.clock })),
  };
}

const newest = <T>(items: readonly T[], most: number): readonly T[] => items.slice(-most).reverse();

function readDetail({ detail }: Envelope): { readonly customer?: string } {
  return 'customer' in detail && typeof detail.customer === 'string' ? { customer: detail.customer } : {};
}

function writeRun({ run, footprints }: Trail, scenarios: readonly Scenario[]): RunLine {
  const { execution, scenario: id, trigger, startedAt, state, states } = run;
  const scenario = scenarios.find((known) => known.id === id);
  return {
    execution,
    scenario: id,
    title: scenario?.title ?? id,
    machine: scenario === undefined ? id : machineName(scenario),
    customer: trigger.customer,
    startedAt,
    status: state.status === 'succeeded' ? state.ending : state.status,
    standing: sayStanding(run),
    states,
    footprints,
  };
}

function withoutHtml(message: Taken): MessageLine {
  if (message.channel !== 'email') return message;
  const { html: _shownApart, ...line } = message;
  return line;
}

function listAddresses(message: Taken): readonly string[] {
  switch (message.channel) {
    case 'email':
      return message.to;
    case 'push':
      return message.devices.map(({ token }) => token);
    case 'sms':
      return [message.to];
  }
}
