/** What events can be about, and what follows from it for each of them. */
interface Traits {
  /** The property that names it; the customer is named by the envelope. */
  readonly key?: string;
  /** Of events about these the newest about each is retained; of others the newest at all. */
  readonly apart?: true;
  /** Of these there are too many: only one is known at a time. */
  readonly oneAtATime?: true;
}

export const subjects = {
  customer: {},
  cart: { key: 'cartId', apart: true },
  order: { key: 'orderId', apart: true },
  product: { key: 'productId' },
  news: { key: 'batch' },
  lead: { key: 'leadId', apart: true },
  // Who signs in by codes would fill the profile with them.
  code: { key: 'reference', apart: true, oneAtATime: true },
  booking: { key: 'bookingId', apart: true },
  subscription: { key: 'subscriptionId', apart: true },
  ticket: { key: 'ticketId', apart: true },
  // Its key is the run whose message it was; what became of it is in the send log.
  message: { key: 'run' },
  timer: { key: 'key' },
} as const satisfies Record<string, Traits>;

/** What an event is about: decides its key, and which messages can be written from it. */
export type About = keyof typeof subjects;
/** What messages can be about. */
export type MessageAbout = Exclude<About, 'message' | 'timer' | 'news'>;
/** The property that names a subject; nothing for the customer. */
export type KeyOf<A extends About> = (typeof subjects)[A] extends { readonly key: infer Key extends string }
  ? Key
  : never;

export const traitsOf = (about: About): Traits => subjects[about];
