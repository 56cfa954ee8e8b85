import { balanceAt } from '../../../../functions/core/points/points.ts';
import type { Due, Profile, StepRecord } from '../../../../functions/core/records/records.ts';
import { zoneOf } from '../../../../functions/core/time/zone.ts';
import type { Store } from '../../../../functions/ports/store.ts';
import type { CustomerEvent } from '../../../../statemachines/language/events.ts';
import type { Policy } from '../../../../statemachines/language/policy.ts';
import type { Scenario } from '../../../../statemachines/language/scenario.ts';
import { dueShards } from '../../../../statemachines/language/sweep.ts';
import { countSmsParts } from '../../../../statemachines/rendering/sms-parts.ts';
import type { Taken } from '../../emulators/sink/taken.ts';
import type { Sink } from '../../emulators/sink.ts';
import type { VirtualTime } from '../../engine/virtual-time.ts';
import type { World } from '../../engine/world.ts';
import type { WeekProgress } from '../commands/week-player.ts';
import type { Speech } from '../page/speech.js';
import { type Month, writeMonth } from './calendar.ts';
import { type Catalogue, writeCatalogue } from './catalogue.ts';
import { drawRun, drawScenario } from './drawings.ts';
import { type Examples, writeExamples } from './example-events.ts';
import {
  type Counts,
  countRuns,
  countStates,
  type RunLine,
  type RunLook,
  writeRun,
  writeRunLook,
} from './run-lines.ts';
import { type Tomorrow, tellTomorrow } from './tomorrow.ts';
import type { DoorAnswer, NotStarted, Trails } from './trails.ts';
import { explainWhy, type Finding } from './why.ts';

/** A taken message without its HTML, which has a page of its own. */
export type MessageLine = (
  | Omit<Extract<Taken, { channel: 'email' }>, 'html'>
  | Extract<Taken, { channel: 'push' | 'webhook' }>
  | (Extract<Taken, { channel: 'sms' }> & { readonly parts: number })
) & {
  /** Whose address it is, if anyone's. */
  readonly customer?: string;
};

/** What changes all the time. */
export interface Pulse {
  /** Another number when something has changed. */
  readonly changes: number;
  readonly now: string;
  readonly zone: string;
  readonly openRuns: number;
  readonly week: WeekProgress;
}

export type Person = Pick<Profile, 'customer' | 'name' | 'zone' | 'language'>;

/** The whole map at once; every list has the newest first. */
export interface Look extends Pulse {
  readonly customers: readonly Person[];
  /** By scenario. */
  readonly counts: Readonly<Record<string, Counts>>;
  readonly runs: readonly RunLine[];
  readonly messages: readonly MessageLine[];
  readonly answers: readonly DoorAnswer[];
}

export interface CustomerLook {
  readonly profile: Profile;
  readonly points: { readonly balance: number; readonly worth: number; readonly currency: string };
  /** Newest first. */
  readonly timeline: readonly TimelineLine[];
  readonly runs: readonly RunLine[];
  readonly messages: readonly MessageLine[];
  /** Ready properties of each event. */
  readonly examples: Examples;
}

export type TimelineLine =
  | { readonly kind: 'event'; readonly at: string; readonly event: string; readonly properties: object }
  | ({ readonly kind: 'step' } & Pick<
      StepRecord,
      'at' | 'run' | 'scenario' | 'step' | 'decision' | 'reason' | 'because' | 'channel'
    >);

/** A row of the due index. */
export type Start = Pick<Due, 'scenario' | 'customer'>;

export interface ScenarioLook {
  readonly counts: Counts;
  readonly states: Readonly<Record<string, number>>;
  readonly runs: readonly RunLine[];
  readonly notStarted: readonly NotStarted[];
}

/** What a person at the laptop can see. */
export interface Looks {
  readonly catalogue: Catalogue;
  /** Reads the customer's profile: their name and whose address is whose. */
  meet(customer: string): Promise<void>;
  pulse(): Pulse;
  look(): Look;
  customer(id: string): Promise<CustomerLook | undefined>;
  month(customer: string, month: string): Promise<Month | undefined>;
  scenario(id: string): ScenarioLook | undefined;
  run(execution: string): RunLook | undefined;
  tomorrow(): Promise<Tomorrow & { readonly starts: readonly Start[] }>;
  why(customer: string, scenario: string, message?: string): Promise<readonly Finding[] | undefined>;
  /** SVG. */
  drawScenario(id: string, speech: Speech, every: boolean): string | undefined;
  drawRun(execution: string, speech: Speech, every: boolean): string | undefined;
  /** The HTML of the email of that number. */
  mail(number: number): string | undefined;
}

export interface LooksParts {
  readonly time: VirtualTime;
  readonly world: World;
  readonly store: Store;
  readonly sink: Sink;
  readonly trails: Trails;
  readonly scenarios: readonly Scenario[];
  readonly policy: Policy;
  week(): WeekProgress;
}

const linesShown = 200;
const answersShown = 30;
/** A month of a busy customer. */
const timelineShown = 500;

export function makeLooks({ time, world, store, sink, trails, scenarios, policy, week }: LooksParts): Looks {
  const people = new Map<string, Profile>();
  const owners = new Map<string, string>();
  const { zone } = policy.shop;

  const know = async (customer: string): Promise<Profile | undefined> => {
    const { profile } = await time.busy(() => store.know(customer, {}));
    if (profile === undefined) return undefined;
    people.set(customer, profile);
    for (const address of [profile.email, profile.phone, ...profile.devices.map(({ token }) => token)])
      if (address !== undefined) owners.set(address, customer);
    return profile;
  };
  const zoneOfCustomer = (customer: string): string => zoneOf(people.get(customer) ?? {}, policy.shop);
  const findTrail = (execution: string) => trails.trails.find(({ run }) => run.execution === execution);
  const trailsOf = (customer: string) => trails.trails.filter(({ run }) => run.trigger.customer === customer);
  const writeMessage = (message: Taken): MessageLine => {
    const customer = listAddresses(message)
      .map((address) => owners.get(address))
      .find((owner) => owner !== undefined);
    const owner = customer === undefined ? {} : { customer };
    switch (message.channel) {
      case 'email': {
        const { html: _shownApart, ...line } = message;
        return { ...line, ...owner };
      }
      case 'sms':
        return { ...message, ...owner, parts: countSmsParts(message.text) };
      case 'push':
        return { ...message, ...owner };
      case 'webhook':
        return message;
    }
  };
  const pulse = (): Pulse => ({
    changes: trails.changes() + sink.messages.length,
    now: time.now().toISOString(),
    zone,
    openRuns: world.openRuns(),
    week: week(),
  });
  /** Ranks of planned messages, by run. */
  const readRanks = async (): Promise<ReadonlyMap<string, number>> => {
    const open = trails.trails.filter(({ run }) => run.state.status === 'running');
    const customers = [...new Set(open.map(({ run }) => run.trigger.customer))];
    const known = await time.busy(() => Promise.all(customers.map((one) => store.know(one, { book: true }))));
    return new Map(known.flatMap(({ book }) => (book?.plans ?? []).map(({ run, rank }) => [run, rank])));
  };
  const countScenario = (id: string): Counts =>
    countRuns(
      trails.trails.filter(({ run }) => run.scenario === id),
      trails.notStarted.filter(({ scenario }) => scenario === id).length,
    );

  return {
    catalogue: writeCatalogue(scenarios),
    meet: async (customer) => void (await know(customer)),
    pulse,

    look: () => ({
      ...pulse(),
      customers: [...people.values()].map(({ customer, name, zone: own, language }) => ({
        customer,
        ...(name === undefined ? {} : { name }),
        ...(own === undefined ? {} : { zone: own }),
        ...(language === undefined ? {} : { language }),
      })),
      counts: Object.fromEntries(scenarios.map(({ id }) => [id, countScenario(id)])),
      runs: newest(trails.trails, linesShown).map((trail) => writeRun(trail, scenarios)),
      messages: newest(sink.messages, linesShown).map(writeMessage),
      answers: newest(trails.answers, answersShown),
    }),

    async customer(id) {
      const profile = await know(id);
      if (profile === undefined) return undefined;
      const timeline = await time.busy(() => store.timeline(id, linesShown));
      const balance = balanceAt(profile.points, time.now());
      return {
        profile,
        points: { balance, worth: balance * policy.points.worth, currency: policy.shop.currency },
        timeline: timeline.map(writeTimelineLine),
        runs: newest(trailsOf(id), linesShown).map((trail) => writeRun(trail, scenarios)),
        messages: newest(
          sink.messages.map(writeMessage).filter(({ customer }) => customer === id),
          linesShown,
        ),
        examples: writeExamples(profile, time.now()),
      };
    },

    async month(customer, month) {
      if ((await know(customer)) === undefined) return undefined;
      const timeline = await time.busy(() => store.timeline(customer, timelineShown));
      const events = timeline.flatMap((item) => ('decision' in item ? [] : [item]));
      return writeMonth(month, zoneOfCustomer(customer), time.now(), trailsOf(customer), events);
    },

    scenario(id) {
      if (!scenarios.some((scenario) => scenario.id === id)) return undefined;
      const own = trails.trails.filter(({ run }) => run.scenario === id);
      return {
        counts: countScenario(id),
        states: countStates(own),
        runs: newest(own, linesShown).map((trail) => writeRun(trail, scenarios)),
        notStarted: newest(
          trails.notStarted.filter(({ scenario }) => scenario === id),
          linesShown,
        ),
      };
    },

    run(execution) {
      const trail = findTrail(execution);
      return trail === undefined ? undefined : writeRunLook(trail, scenarios);
    },

    async tomorrow() {
      const now = time.now();
      const told = tellTomorrow(trails.trails, now, zone, await readRanks());
      const shards = Array.from({ length: dueShards }, (_, shard) => shard);
      const pages = await time.busy(() => Promise.all(shards.map((shard) => store.dues(told.day, shard))));
      const starts = pages.flatMap(({ dues }) =>
        dues.map(({ scenario, customer }) => ({ scenario, customer })),
      );
      return { ...told, starts };
    },

    async why(customer, id, message) {
      const scenario = scenarios.find((known) => known.id === id);
      if (scenario === undefined) return undefined;
      const due = (await know(customer))?.armed[id];
      return explainWhy(
        {
          customer,
          scenario,
          ...(message === undefined ? {} : { message }),
          ...(due === undefined ? {} : { due }),
        },
        trails,
      );
    },

    drawScenario(id, speech, every) {
      const scenario = scenarios.find((known) => known.id === id);
      if (scenario === undefined) return undefined;
      const own = trails.trails.filter(({ run }) => run.scenario === id);
      return drawScenario(id, scenario.title, countStates(own), speech, every);
    },

    drawRun(execution, speech, every) {
      const trail = findTrail(execution);
      return trail === undefined
        ? undefined
        : drawRun(trail, zoneOfCustomer(trail.run.trigger.customer), speech, every);
    },

    mail(number) {
      const message = sink.messages[number - 1];
      return message?.channel === 'email' ? message.html : undefined;
    },
  };
}

const newest = <T>(items: readonly T[], most: number): readonly T[] => items.slice(-most).reverse();

function writeTimelineLine(item: CustomerEvent | StepRecord): TimelineLine {
  if (!('decision' in item))
    return { kind: 'event', at: item.at, event: item.name, properties: item.properties };
  const { at, run, scenario, step, decision, reason, because, channel } = item;
  const by = channel === undefined ? {} : { channel };
  return { kind: 'step', at, run, scenario, step, decision, reason, because, ...by };
}

function listAddresses(message: Taken): readonly string[] {
  switch (message.channel) {
    case 'email':
      return message.to;
    case 'push':
      return message.devices.map(({ token }) => token);
    case 'webhook':
      return [];
    case 'sms':
      return [message.to];
  }
}
