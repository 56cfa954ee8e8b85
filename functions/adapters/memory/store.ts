import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { mergeProduct } from '../../core/catalogue/product.ts';
import type {
  ConsentRecord,
  Due,
  Entry,
  Pauses,
  Product,
  Profile,
  Rejection,
  SendBook,
  StepRecord,
  Waiting,
} from '../../core/records/records.ts';
import { shardOf } from '../../core/schedule/due.ts';
import type { Known } from '../../ports/customer/customer-reads.ts';
import type { Store } from '../../ports/store.ts';
import type { Clock } from '../../ports/world/clock.ts';
import type { Written } from '../../ports/written.ts';
import { makeComplaintCounts } from './complaint-counts.ts';
import { makeConfirmationCodes } from './confirmation-codes.ts';
import { makeRecommendations } from './recommendations.ts';
import { makeWatchlist } from './watchlist.ts';

/** Rows of the due index that one page holds, as in the table. */
const mostDues = 100;

/** Everything kept of one customer. */
interface Drawer {
  profile?: Profile;
  book?: SendBook;
  readonly entries: Map<string, Entry>;
  /** As text, which takes a quarter to a third less memory: a replay keeps millions and reads few again. */
  readonly events: Map<string, string>;
  readonly steps: Map<string, StepRecord>;
  /** Made when needed: a replay opens a drawer for every customer. */
  consents?: Map<string, ConsentRecord>;
  waitings?: Map<string, Waiting>;
}

export interface MemoryStore extends Store {
  readonly rejections: readonly Rejection[];
  /** How many requests the store was asked for. */
  requests(): number;
}

/**
 * The store in memory, for mass replay and tests. Records are immutable, so they are kept as they are given.
 * `keepSteps: false` forgets what only a person would look up. Without a `clock` no waiting Task's time is over.
 */
export function makeMemoryStore({
  keepSteps = true,
  clock,
}: {
  readonly keepSteps?: boolean;
  readonly clock?: Clock;
} = {}): MemoryStore {
  const drawers = new Map<string, Drawer>();
  const products = new Map<string, Product>();
  const codes = new Map<string, { readonly customer: string; readonly owner: string }>();
  const dues = new Map<string, Map<string, Due>>();
  const contacts = new Map<string, Set<string>>();
  let pauses: Pauses | undefined;
  let sweptDay: string | undefined;
  const rejections: Rejection[] = [];
  let requests = 0;

  const open = (customer: string): Drawer => {
    const known = drawers.get(customer);
    if (known !== undefined) return known;
    const drawer = emptyDrawer();
    drawers.set(customer, drawer);
    return drawer;
  };
  const dueShard = (day: string, shard: number): string => `${day}#${shard}`;
  const entryName = (scenario: string, key: string) => `${scenario}#${key}`;
  const nextVersion = (stored: { version: number } | undefined, version: number): boolean =>
    (stored?.version ?? 0) === version - 1;

  const { saveShelfRows, rankings } = makeRecommendations(clock);
  const watchlist = makeWatchlist(() => requests++, clock);
  const confirmationCodes = makeConfirmationCodes(() => requests++);
  return {
    ...watchlist.port,
    ...confirmationCodes.port,
    ...makeComplaintCounts(clock),
    rejections,
    requests: () => requests,
    async know(customer, { book, entry, event, goods, pauses: stopped, watched, products: wanted = [] }) {
      requests++;
      const drawer = drawers.get(customer);
      const known: { -readonly [K in keyof Known]: Known[K] } = {
        products: [...new Set(wanted)].flatMap((id) => products.get(id) ?? []),
      };
      if (drawer?.profile !== undefined) known.profile = drawer.profile;
      if (book === true && drawer?.book !== undefined) known.book = drawer.book;
      const held = entry && drawer?.entries.get(entryName(entry.scenario, entry.key));
      if (held !== undefined) known.entry = held;
      const happened = event && drawer?.events.get(eventName(event));
      if (happened !== undefined) known.event = JSON.parse(happened);
      const listed = goods && drawer?.events.get(eventName(goods));
      if (listed !== undefined) known.goods = JSON.parse(listed);
      if (stopped === true && pauses !== undefined) known.pauses = pauses;
      const watches = watched === true ? watchlist.of(customer) : undefined;
      if (watches !== undefined) known.watched = watches;
      return known;
    },
    async saveProfile(profile) {
      requests++;
      const drawer = open(profile.customer);
      if (!nextVersion(drawer.profile, profile.version)) return 'conflict';
      drawer.profile = profile;
      return 'written';
    },
    async saveBook(book) {
      requests++;
      const drawer = open(book.customer);
      if (!nextVersion(drawer.book, book.version)) return 'conflict';
      drawer.book = book;
      return 'written';
    },
    async saveEntry(customer, entry, instead): Promise<Written> {
      requests++;
      const { entries } = open(customer);
      const name = entryName(entry.scenario, entry.key);
      const held = entries.get(name);
      if (held?.run !== instead?.run || held?.execution !== instead?.execution) return 'conflict';
      entries.set(name, entry);
      return 'written';
    },
    async saveEvent(event) {
      requests++;
      open(event.customer).events.set(eventName(event), JSON.stringify(event));
    },
    async saveProduct(told) {
      requests++;
      const product = mergeProduct(products.get(told.productId), told);
      products.set(told.productId, product);
      return product;
    },
    async products(ids) {
      requests++;
      return ids.flatMap((id) => products.get(id) ?? []);
    },
    async saveCode(code, { customer, run, step }) {
      requests++;
      const owner = `${customer}#${run}#${step}`;
      const known = codes.get(code);
      if (known !== undefined && known.owner !== owner) return 'conflict';
      codes.set(code, { customer, owner });
      return 'written';
    },
    async saveStep(customer, record) {
      requests++;
      if (keepSteps)
        open(customer).steps.set(`${record.at}#${record.run}#${record.step}#${record.execution}`, record);
    },
    async saveRejection(rejection) {
      requests++;
      rejections.push(rejection);
    },
    async timeline(customer, limit) {
      requests++;
      return tellTimeline(drawers.get(customer)).slice(0, limit);
    },
    async saveConsent(customer, record) {
      requests++;
      const drawer = open(customer);
      drawer.consents = (drawer.consents ?? new Map()).set(consentName(record), record);
    },
    async consents(customer) {
      requests++;
      return listConsents(drawers.get(customer));
    },
    async saveWaiting(waiting) {
      requests++;
      const drawer = open(waiting.customer);
      drawer.waitings = (drawer.waitings ?? new Map()).set(waitingName(waiting), waiting);
    },
    async waitings(customer) {
      requests++;
      const now = clock?.now().toISOString() ?? '';
      return [...(drawers.get(customer)?.waitings?.values() ?? [])].filter(({ until }) => until > now);
    },
    async removeWaiting(waiting) {
      requests++;
      const waitings = drawers.get(waiting.customer)?.waitings;
      const name = waitingName(waiting);
      if (waitings?.get(name)?.token === waiting.token) waitings.delete(name);
    },
    async saveDue(due) {
      requests++;
      const name = dueShard(due.day, shardOf(due.customer));
      const rows = dues.get(name) ?? new Map<string, Due>();
      dues.set(name, rows.set(dueName(due), due));
    },
    async dues(day, shard, from = '') {
      requests++;
      const names = [...(dues.get(dueShard(day, shard)) ?? [])].filter(([name]) => name > from).sort(byName);
      const page = names.slice(0, mostDues);
      const last = page.at(-1);
      const rows = page.map(([, due]) => due);
      return last === undefined || page.length === names.length
        ? { dues: rows }
        : { dues: rows, next: last[0] };
    },
    async removeDue(due) {
      requests++;
      dues.get(dueShard(due.day, shardOf(due.customer)))?.delete(dueName(due));
    },
    async sweptDay() {
      requests++;
      return sweptDay;
    },
    async saveSweptDay(day) {
      requests++;
      sweptDay = day;
    },
    async saveContact(contact, customer) {
      requests++;
      contacts.set(contact, (contacts.get(contact) ?? new Set<string>()).add(customer));
    },
    async removeContact(contact, customer) {
      requests++;
      contacts.get(contact)?.delete(customer);
    },
    async customersOf(contact) {
      requests++;
      return [...(contacts.get(contact) ?? [])];
    },
    async saveShelfRows(rows) {
      requests++;
      await saveShelfRows(rows);
    },
    async rankings(shelves) {
      requests++;
      return rankings(shelves);
    },
    async pauses() {
      requests++;
      return pauses;
    },
    async savePauses(next): Promise<Written> {
      requests++;
      if (!nextVersion(pauses, next.version)) return 'conflict';
      pauses = next;
      return 'written';
    },
    async everything(customer) {
      requests++;
      const drawer = drawers.get(customer);
      const watched = watchlist.of(customer);
      return {
        ...(watched && { watched }),
        ...(drawer?.profile && { profile: drawer.profile }),
        ...(drawer?.book && { book: drawer.book }),
        consents: listConsents(drawer),
        entries: [...(drawer?.entries.values() ?? [])],
        codes: confirmationCodes.of(customer),
        timeline: tellTimeline(drawer),
      };
    },
    async erase(customer) {
      requests++;
      const profile = drawers.get(customer)?.profile;
      drawers.delete(customer);
      watchlist.forget(customer);
      confirmationCodes.forget(customer);
      if (profile !== undefined) open(customer).profile = profile;
      for (const [code, owner] of codes) if (owner.customer === customer) codes.delete(code);
    },
  };
}

const emptyDrawer = (): Drawer => ({
  entries: new Map(),
  events: new Map(),
  steps: new Map(),
});

const eventName = ({ at, id }: { readonly at: string; readonly id: string }) => `${at}#${id}`;
const consentName = ({ at, event, channel, purpose }: ConsentRecord) =>
  `${at}#${event}#${channel}#${purpose ?? ''}`;
const waitingName = ({ call: { call } }: Waiting) => `${call.execution}#${call.order.step}`;
// Ids may hold any sign, so none can stand between two of them.
const dueName = ({ scenario, customer, key }: Due) => JSON.stringify([scenario, customer, key]);
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

const tellTimeline = (drawer: Drawer = emptyDrawer()): readonly (CustomerEvent | StepRecord)[] =>
  [
    ...[...drawer.events.values()].map((text): CustomerEvent => JSON.parse(text)),
    ...drawer.steps.values(),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

const listConsents = (drawer: Drawer = emptyDrawer()): readonly ConsentRecord[] =>
  [...(drawer.consents ?? [])].sort(byName).map(([, record]) => record);
