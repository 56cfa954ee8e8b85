import type { Channel } from './channels.ts';
import { type Duration, days } from './durations.ts';
import type { About } from './events.ts';
import type { Occasional } from './occasion.ts';
import type { MessageId, MessageOf } from './register.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

/** Channels tried in order until one reaches the customer. */
export type Cascade = NonEmpty<Channel>;
export const cascade = <const C extends NonEmpty<Channel>>(...order: C): C => order;

/** No scenario looks back longer than this for its offers. */
export const longestOfferPause: Duration = days(366);

/** A personal code: unique, single use, bound to the customer; valid from the moment the message is sent. */
export interface PromoCode {
  readonly percent: number;
  readonly validFor: Duration;
  /** The smallest basket, in the shop's currency, for which the offer is made at all. */
  readonly minimumBasket?: number;
  /** No second discount of any scenario within this time. */
  readonly notAgainFor: Duration;
  /** It may open its series; otherwise nobody gets it to whom the run has sent nothing before. */
  readonly comesFirst?: true;
}
export const promoCode = (code: PromoCode): PromoCode => code;

export interface MessageStep<A extends About = never> extends Occasional {
  readonly step: 'message';
  /** Phantom, never there: what the trigger must be about for the message to have its fields. */
  readonly about?: (trigger: A) => void;
  readonly message: MessageId;
  readonly channels: Cascade;
  readonly offer?: PromoCode;
  /** Marketing: 1 goes before 2 when both want the customer's one message of the day (the table of ranks). */
  readonly rank?: number;
  /** When a cap or another message is in the way: how long it may be put off before it is dropped. */
  readonly postpone?: Duration;
  /** Each channel but the last has so long to reach the customer; then the next is tried as well. */
  readonly reach?: Reach;
  /** A transactional message that can wait for the morning. */
  readonly notAtNight?: true;
  /** A property of the trigger, a date or a moment, after which (or so long before) the message would be untrue. */
  readonly notAfter?: string | { readonly of: string; readonly before: Duration };
  /** An attribute, a date that comes every year: sent on that local day as it stands then, or not at all. */
  readonly onDay?: string;
  /** Not sent later than this after the trigger. */
  readonly within?: Duration;
  /** Only to who has done nothing for so long when it is asked for, nor since: the run of who came back leaves. */
  readonly quietFor?: Duration;
  /** Products to show; with fewer than it wants, the message is skipped. */
  readonly show?: Picks;
  /** A personal code of another run is shown, and none is made: without a live one the message is skipped. */
  readonly liveOffer?: true;
  /** Marketing that belongs to what was just done: it keeps no distance from a transactional message. */
  readonly besideTransactional?: true;
}

/** Where products for a message come from: the first source that has enough of them, in this order. */
export interface Picks {
  readonly from: NonEmpty<PickSource>;
  readonly least: number;
  readonly most: number;
}
export type PickSource =
  /** Consumables of the order that the run is about, of which little can be left. */
  | 'running out'
  /** Bought together with what the run is about, in one order. */
  | 'bought together'
  /** What buyers of the same bought later. */
  | 'bought later'
  /** What the customer looked at longest, or saved, newest interest first. */
  | 'looked at'
  /** Best-selling and new in the categories of the customer's interest, then anywhere. */
  | 'best-selling'
  | 'new';
export const pick = (from: NonEmpty<PickSource>, least: number, most: number): Picks => ({
  from,
  least,
  most,
});

/** What counts as reached: the provider's word (email alone has one), or a click on the message's link. */
export interface Reach {
  readonly within: Duration;
  readonly by: 'delivered' | 'clicked';
}

interface MessageOptions<C extends Channel>
  extends Pick<
    MessageStep,
    | 'rank'
    | 'postpone'
    | 'reach'
    | 'notAtNight'
    | 'notAfter'
    | 'onDay'
    | 'within'
    | 'quietFor'
    | 'show'
    | 'liveOffer'
    | 'besideTransactional'
  > {
  readonly by: C | NonEmpty<C>;
}

/** The trigger that a message needs: a message about the customer can follow any. */
type Needs<M extends MessageId> = MessageOf<M>['about'] extends 'customer' ? About : MessageOf<M>['about'];

/** A rank is of marketing alone, which never goes at night anyway. */
type KindOptions<K> = K extends 'marketing'
  ? { readonly rank: number; readonly notAtNight?: never }
  : K extends 'transactional'
    ? { readonly rank?: never; readonly besideTransactional?: never }
    : { readonly rank?: never; readonly notAtNight?: never; readonly besideTransactional?: never };

/** To be reached there must be a next channel to try, and someone to tell: of delivery email alone does. */
type ReachOptions<C extends Channel> =
  | { readonly reach?: never }
  | {
      readonly by: readonly [C, C, ...C[]];
      readonly reach: { readonly within: Duration; readonly by: 'clicked' };
    }
  | {
      readonly by: readonly [C & 'email', C];
      readonly reach: { readonly within: Duration; readonly by: 'delivered' };
    };

type OptionsFor<M extends MessageId> = MessageOptions<MessageOf<M>['channels'][number]> &
  KindOptions<MessageOf<M>['kind']> &
  ReachOptions<MessageOf<M>['channels'][number]> &
  (MessageOf<M> extends { readonly offer: true }
    ?
        | { readonly with: PromoCode; readonly liveOffer?: never }
        | { readonly with?: never; readonly liveOffer: true }
    : { readonly with?: never; readonly liveOffer?: never }) &
  (MessageOf<M> extends { readonly shows: 'products' }
    ? { readonly show: Picks }
    : { readonly show?: never });

/** Sends a message by one channel or by a cascade. */
export function message<M extends MessageId>(id: M, options: OptionsFor<M>): MessageStep<Needs<M>> {
  const { by, with: offer, ...more }: MessageOptions<Channel> & { readonly with?: PromoCode } = options;
  return {
    step: 'message',
    message: id,
    channels: typeof by === 'string' ? [by] : by,
    ...(offer === undefined ? {} : { offer }),
    ...more,
  };
}
