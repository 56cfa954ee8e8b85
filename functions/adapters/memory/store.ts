import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { isNewer } from '../../core/moments.ts';
import type { Entry, Product, Profile, Rejection, SendBook, StepRecord } from '../../core/records.ts';
import type { Known, Store, Written } from '../../ports.ts';

/** Everything kept of one customer. */
interface Drawer {
  profile?: Profile;
  book?: SendBook;
  readonly entries: Map<string, Entry>;
  /** As text, which takes a quarter to a third less memory: a replay keeps millions and reads few again. */
  readonly events: Map<string, string>;
  readonly steps: Map<string, StepRecord>;
}

export interface MemoryStore extends Store {
  readonly rejections: readonly Rejection[];
  /** How many requests the store was asked for. */
  requests(): number;
}

/**
 * The store in memory, for mass replay and tests. Records are immutable, so they are kept as they are given.
 * `keepSteps: false` forgets what only a person would look up.
 */
export function makeMemoryStore({ keepSteps = true }: { readonly keepSteps?: boolean } = {}): MemoryStore {
  const drawers = new Map<string, Drawer>();
  const products = new Map<string, Product>();
  const codes = new Map<string, string>();
  const rejections: Rejection[] = [];
  let requests = 0;

  const open = (customer: string): Drawer => {
    const known = drawers.get(customer);
    if (known !== undefined) return known;
    const drawer: Drawer = { entries: new Map(), events: new Map(), steps: new Map() };
    drawers.set(customer, drawer);
    return drawer;
  };
  const entryName = (scenario: string, key: string) => `${scenario}#${key}`;
  const nextVersion = (stored: { version: number } | undefined, version: number): boolean =>
    (stored?.version ?? 0) === version - 1;

  return {
    rejections,
    requests: () => requests,
    async know(customer, { book, entry, event, products: wanted = [] }) {
      requests++;
      const drawer = drawers.get(customer);
      const known: { -readonly [K in keyof Known]: Known[K] } = {
        products: [...new Set(wanted)].flatMap((id) => products.get(id) ?? []),
      };
      if (drawer?.profile !== undefined) known.profile = drawer.profile;
      if (book === true && drawer?.book !== undefined) known.book = drawer.book;
      const held = entry && drawer?.entries.get(entryName(entry.scenario, entry.key));
      if (held !== undefined) known.entry = held;
      const happened = event && drawer?.events.get(`${event.at}#${event.id}`);
      if (happened !== undefined) known.event = JSON.parse(happened);
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
      open(event.customer).events.set(`${event.at}#${event.id}`, JSON.stringify(event));
    },
    async saveProduct({ productId, price, stock }) {
      requests++;
      const known = products.get(productId) ?? { productId };
      products.set(productId, {
        ...known,
        ...(price !== undefined && isNewer(price.moment, known.price?.moment) ? { price } : {}),
        ...(stock !== undefined && isNewer(stock.moment, known.stock?.moment) ? { stock } : {}),
      });
    },
    async saveCode(code, { customer, run, step }) {
      requests++;
      const owner = `${customer}#${run}#${step}`;
      const known = codes.get(code);
      if (known !== undefined && known !== owner) return 'conflict';
      codes.set(code, owner);
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
      const drawer = drawers.get(customer);
      if (drawer === undefined) return [];
      const events = [...drawer.events.values()].map((text): CustomerEvent => JSON.parse(text));
      return [...events, ...drawer.steps.values()]
        .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
        .slice(0, limit);
    },
  };
}
