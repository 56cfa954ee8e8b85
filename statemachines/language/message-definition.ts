import type { Channel } from './channels.ts';
import type { EventName } from './events.ts';
import type { Purpose } from './purposes.ts';
import type { MessageAbout } from './subjects.ts';
import type { Kind } from './tasks.ts';

/** Marketing says for what, as the customer says yes or no to each purpose. */
type MessageKind =
  | { readonly kind: 'marketing'; readonly purpose: Purpose }
  | { readonly kind: Exclude<Kind, 'marketing'>; readonly purpose?: never };

export type MessageDefinition = MessageKind & {
  /** How a marketer calls it; names the state. */
  readonly title: string;
  /** What the trigger must be about for the message to have its fields. */
  readonly about: MessageAbout;
  /** The event whose own details it tells: it can follow no other. */
  readonly tells?: EventName;
  /** The channels it is written for. */
  readonly channels: readonly [Channel, ...Channel[]];
  /** It states a personal code, so a step that sends it must hand one out. */
  readonly offer?: true;
  /**
   * It speaks of loyalty points: of those it cannot be written without, or only when there are any. `added` are all
   * that the customer has not been told of yet.
   */
  readonly points?: 'if any' | 'balance' | 'earned' | 'ending' | 'added';
  /** It shows products that are picked when it goes: the step that sends it says which. */
  readonly shows?: 'products';
  /** It asks, and knows these answers: its email has a button for each, its SMS takes yes and no. */
  readonly asks?: readonly [string, ...string[]];
  /** It greets on a feast: only a run about one has its name. */
  readonly greets?: 'feast';
  /** It asks for a review: has stars to tap, and its button leads to the page of reviews. */
  readonly review?: true;
};

/** The field of the view that holds where the message's one button leads. */
export const buttonLink = ({ review }: MessageDefinition): 'links.review' | 'links.open' =>
  review === true ? 'links.review' : 'links.open';
