import type { Language } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent, EventDeclarations } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { RunState, SendOrder, TaskCall } from '../../../statemachines/language/tasks.ts';
import type { Rendered, View } from '../../../statemachines/language/view.ts';
import type { ShownProduct } from '../../core/content/picks.ts';
import { buildView, languageOf } from '../../core/content/view.ts';
import type { ViewParts } from '../../core/content/view-parts.ts';
import type { Decision } from '../../core/decision/asked.ts';
import { lastSentAt, untoldLots } from '../../core/decision/untold-points.ts';
import { type CustomerLink, signLink } from '../../core/feedback/link.ts';
import { deriveCode } from '../../core/offers/offer.ts';
import type { Address } from '../../core/profile/reach.ts';
import { fingerprint, identifyRun } from '../../core/records/fingerprint.ts';
import type { Booking, Lot, Offer, Profile, SendBook } from '../../core/records/records.ts';
import { lastHandOver } from '../../core/sendlog/arrival.ts';
import { heldSlots } from '../../core/sendlog/send-book.ts';
import { later } from '../../core/time/moments.ts';
import type { OfferCodes } from '../../ports/codes/offer-codes.ts';
import type { Known } from '../../ports/customer/customer-reads.ts';
import type { Channels, Handover } from '../../ports/delivery/channels.ts';
import type { Content } from '../../ports/delivery/content.ts';
import type { SigningKey } from '../../ports/world/signing-key.ts';
import { storeBusy } from '../faults.ts';

export interface PreparePorts {
  readonly store: OfferCodes;
  readonly channels: Channels;
  readonly content: Content;
  readonly policy: Policy;
  readonly events: EventDeclarations;
  readonly signingKey: SigningKey;
  /** The customer's own pages: the name of one and a token follow, each after a slash. */
  readonly customerUrl: string;
}

/** A message ready to be handed over, or why it cannot be written. */
export type Prepared =
  | { readonly handOver: () => Promise<Handover>; readonly offer?: Offer }
  | { readonly fault: string };

/**
 * Code, links and words, before anything is claimed: a fault here costs nothing. `booking` is what an earlier
 * channel left: a code that was handed over is shown again as it was. `picks` are the products to show, `code` confirms
 * a contact.
 */
export async function prepareMessage(
  { order, run }: TaskCall<SendOrder>,
  { store, channels, content, policy, events, signingKey, customerUrl }: PreparePorts,
  { profile, event, goods, products, book }: Known,
  { address, offer: decided }: Extract<Decision, { decision: 'send' }>,
  booking: Booking | undefined,
  now: Date,
  picks: readonly ShownProduct[] = [],
  code?: View['code'],
): Promise<Prepared> {
  if (profile === undefined || event === undefined)
    return { fault: 'the event that started the run is gone' };
  const me = identifyRun(order.scenario.id, run.id);
  const wanted = languageOf(profile, policy);
  const key = await signingKey();
  const shown = lastHandOver(booking) === undefined ? undefined : booking?.offer;
  const offer =
    decided === 'issue' ? (shown ?? (await issueOffer(order, run.customer, me, key, store, now))) : decided;
  const linkTo = (link: LinkedPage, seconds: number): string => {
    const signed = { customer: run.customer, run: me, until: later(now, seconds), ...link };
    return `${customerUrl}/${link.page}/${signLink(signed, key)}`;
  };
  const added = order.untoldPoints === true ? untoldBy(order, run, me, profile, book, now) : undefined;
  const pages = linkPages(order, run.key, event, address, policy, linkTo);
  const parts = {
    profile,
    event,
    ...(goods === undefined ? {} : { goods }),
    run,
    now,
    products,
    picks,
    ...(code === undefined ? {} : { code }),
    ...(offer === undefined ? {} : { offer }),
    ...(added === undefined ? {} : { added }),
    ...pages,
    tags: { scenario: order.scenario.id, message: order.message, run: me },
    channel: address.channel,
    policy,
    events,
  };
  const viewIn = (language: Language): View => buildView({ ...parts, language });
  let words: Rendered;
  try {
    words = await content(order.message, address.channel, wanted, viewIn);
  } catch (error) {
    if (error instanceof Error && error.name === 'ContentFault') return { fault: error.message };
    throw error;
  }
  const common = {
    kind: order.kind,
    customer: run.customer,
    tags: { scenario: order.scenario.id, step: order.step, message: order.message, run: me },
  };
  const handOver = (): Promise<Handover> => {
    if (address.channel === 'push' && words.channel === 'push')
      return channels.push({
        ...common,
        channel: 'push',
        devices: address.devices,
        content: words,
        open: words.open ?? viewIn(wanted).links.open,
      });
    if (address.channel === 'email' && words.channel === 'email')
      return channels.email({
        ...common,
        channel: 'email',
        address: address.address,
        content: words,
        ...(pages.unsubscribe === undefined ? {} : { unsubscribe: pages.unsubscribe }),
      });
    if (address.channel === 'sms' && words.channel === 'sms')
      return channels.sms({ ...common, channel: 'sms', address: address.address, content: words });
    throw new Error(`content for ${address.channel} came as ${words.channel}`);
  };
  return { handOver, ...(offer === undefined ? {} : { offer }) };
}

type LinkedPage = DistributiveOmit<CustomerLink, 'customer' | 'run' | 'until'>;
type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never;

/** As long as a request lasts. */
const requestLinkSeconds = 180 * 86_400;

/** An answer that comes later than this finds no run that waits for it. */
const answerLinkSeconds = 60 * 86_400;

/** The customer's pages that a message leads to: marketing to the consents, a request to confirm to its button. */
function linkPages(
  { kind, message, asks }: SendOrder,
  key: string,
  event: CustomerEvent,
  address: Address,
  policy: Policy,
  linkTo: (link: LinkedPage, seconds: number) => string,
): Pick<
  ViewParts,
  'unsubscribe' | 'preferences' | 'confirm' | 'request' | 'answerPage' | 'answers' | 'ratingPage'
> {
  const answerTo = (answer?: string): string =>
    linkTo(
      { page: 'answer', question: message, ...(answer === undefined ? {} : { answer }) },
      answerLinkSeconds,
    );
  if (address.channel !== 'email') return asks === undefined ? {} : { answerPage: answerTo() };
  const consentSeconds = policy.unsubscribeLinkDays * 86_400;
  const confirmSeconds = policy.confirmLinkHours * 3600;
  return {
    ...(asks === undefined
      ? {}
      : { answers: Object.fromEntries(asks.map((answer) => [answer, answerTo(answer)])) }),
    ratingPage: (stars) => linkTo({ page: 'rating', order: key, stars }, answerLinkSeconds),
    ...(kind === 'marketing'
      ? {
          unsubscribe: linkTo({ page: 'unsubscribe', channel: 'email' }, consentSeconds),
          preferences: linkTo({ page: 'preferences' }, consentSeconds),
        }
      : {}),
    ...(event.name === 'product.requested'
      ? { request: linkTo({ page: 'request', product: event.key }, requestLinkSeconds) }
      : {}),
    ...(event.name === 'email.confirmation-requested'
      ? { confirm: linkTo({ page: 'confirm', address: fingerprint(address.address) }, confirmSeconds) }
      : {}),
  };
}

/** The points that the message tells of: by the book in which it is about to be claimed. */
function untoldBy(
  { message, step }: SendOrder,
  run: RunState,
  me: string,
  profile: Profile,
  book: SendBook | undefined,
  now: Date,
): readonly Lot[] {
  const slots = book === undefined ? [] : heldSlots(book);
  const others = slots.filter((slot) => slot.run !== me || slot.step !== step);
  return untoldLots(profile, run, lastSentAt(message, others), now);
}

/** Two runs seldom get the same letters; eight in a row are no accident. */
const codesTried = 8;

async function issueOffer(
  { offer, step }: SendOrder,
  customer: string,
  run: string,
  key: string,
  store: OfferCodes,
  now: Date,
): Promise<Offer | undefined> {
  if (offer === undefined) return undefined;
  const { percent, validForSeconds, minimumBasket } = offer;
  for (let attempt = 0; attempt < codesTried; attempt++) {
    const code = deriveCode(key, run, step, attempt);
    if ((await store.saveCode(code, { customer, run, step })) === 'written')
      return {
        code,
        percent,
        until: later(now, validForSeconds),
        ...(minimumBasket === undefined ? {} : { minimumBasket }),
      };
  }
  throw storeBusy('codes');
}
