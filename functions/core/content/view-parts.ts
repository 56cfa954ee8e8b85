import type { Channel, Language } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent, EventDeclarations } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { RunState } from '../../../statemachines/language/tasks.ts';
import type { View } from '../../../statemachines/language/view.ts';
import type { Lot, Offer, Product, Profile } from '../records/records.ts';
import type { ShownProduct } from './picks.ts';

/** What a view is built from. */
export interface ViewParts {
  readonly profile: Profile;
  /** What started the run. */
  readonly event: CustomerEvent;
  /** The event that lists the goods of the order or cart, when it is not the same and is known. */
  readonly goods?: CustomerEvent;
  readonly run: RunState;
  readonly now: Date;
  readonly products: readonly Product[];
  /** Picked to be shown. */
  readonly picks?: readonly ShownProduct[];
  /** Confirms a contact. */
  readonly code?: View['code'];
  readonly offer?: Offer;
  /** Points that the customer has not been told of, where the message tells of them. */
  readonly added?: readonly Lot[];
  /** Addresses of the customer's own pages. */
  readonly unsubscribe?: string;
  readonly preferences?: string;
  readonly confirm?: string;
  readonly request?: string;
  /** A message that asks: the page of its answers, and the same with one of them chosen. */
  readonly answerPage?: string;
  /** The page that takes so many stars for the run's order. */
  readonly ratingPage?: (stars: number) => string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly tags: { readonly scenario: string; readonly message: string; readonly run: string };
  readonly channel: Channel;
  readonly language: Language;
  readonly policy: Policy;
  readonly events: EventDeclarations;
}

/** The event that a message tells of: the one that told the date, where the run is due on one. */
export const toldBy = ({ event, goods }: ViewParts): CustomerEvent =>
  event.name === 'scenario.due' && goods !== undefined ? goods : event;

/** An address of the shop, tagged for attribution. */
export function tag(target: string, { tags, channel }: ViewParts): string {
  const url = new URL(target);
  const utm = { source: 'triggermap', medium: channel, campaign: tags.scenario, content: tags.message };
  for (const [name, value] of Object.entries(utm)) url.searchParams.set(`utm_${name}`, value);
  url.searchParams.set('utm_id', tags.run.slice(-16));
  return url.toString();
}

/** The product's own page, where the shop has told it. */
export const productUrl = ({ products, run }: ViewParts): string | undefined =>
  products.find(({ productId }) => productId === run.key)?.url;
