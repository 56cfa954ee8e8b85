import type { CustomerEvent } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { SendOrder, TaskCall } from '../../statemachines/language/tasks.ts';
import type { Rendered } from '../../statemachines/language/view.ts';
import { lastHandOver } from '../core/arrival.ts';
import type { Decision } from '../core/asked.ts';
import { fingerprint, identifyRun } from '../core/fingerprint.ts';
import { type CustomerLink, signLink } from '../core/link.ts';
import { later } from '../core/moments.ts';
import { deriveCode } from '../core/offer.ts';
import type { Address } from '../core/reach.ts';
import type { Booking, Offer } from '../core/records.ts';
import { buildView, languageOf } from '../core/view.ts';
import type { Channels, Content, Handover, Known, SigningKey, Store } from '../ports.ts';
import { storeBusy, writeRounds } from './faults.ts';

export interface PreparePorts {
  readonly store: Store;
  readonly channels: Channels;
  readonly content: Content;
  readonly policy: Policy;
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
 * channel left: a code that was handed over is shown again as it was.
 */
export async function prepareMessage(
  { order, run }: TaskCall<SendOrder>,
  { store, channels, content, policy, signingKey, customerUrl }: PreparePorts,
  { profile, event, goods, products }: Known,
  { address, offer: decided }: Extract<Decision, { decision: 'send' }>,
  booking: Booking | undefined,
  now: Date,
): Promise<Prepared> {
  if (profile === undefined || event === undefined)
    return { fault: 'the event that started the run is gone' };
  const me = identifyRun(order.scenario.id, run.id);
  const language = languageOf(profile, policy);
  const key = await signingKey();
  const shown = lastHandOver(booking) === undefined ? undefined : booking?.offer;
  const offer =
    decided === 'issue' ? (shown ?? (await issueOffer(order, run.customer, me, key, store, now))) : decided;
  const linkTo = (link: LinkedPage, seconds: number): string => {
    const signed = { customer: run.customer, run: me, until: later(now, seconds), ...link };
    return `${customerUrl}/${link.page}/${signLink(signed, key)}`;
  };
  const pages = linkPages(order, event, address, policy, linkTo);
  const view = buildView({
    profile,
    event,
    ...(goods === undefined ? {} : { goods }),
    run,
    now,
    products,
    ...(offer === undefined ? {} : { offer }),
    ...pages,
    tags: { scenario: order.scenario.id, message: order.message, run: me },
    channel: address.channel,
    language,
    policy,
  });
  let words: Rendered;
  try {
    words = await content(order.message, address.channel, language, view);
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
        open: words.open ?? view.links.open,
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

/** The customer's pages that a letter leads to: marketing to the consents, a request to confirm to its button. */
function linkPages(
  { kind }: SendOrder,
  event: CustomerEvent,
  address: Address,
  policy: Policy,
  linkTo: (link: LinkedPage, seconds: number) => string,
): { readonly unsubscribe?: string; readonly preferences?: string; readonly confirm?: string } {
  if (address.channel !== 'email') return {};
  const consentSeconds = policy.unsubscribeLinkDays * 86_400;
  const confirmSeconds = policy.confirmLinkHours * 3600;
  return {
    ...(kind === 'marketing'
      ? {
          unsubscribe: linkTo({ page: 'unsubscribe', channel: 'email' }, consentSeconds),
          preferences: linkTo({ page: 'preferences' }, consentSeconds),
        }
      : {}),
    ...(event.name === 'email.confirmation-requested'
      ? { confirm: linkTo({ page: 'confirm', address: fingerprint(address.address) }, confirmSeconds) }
      : {}),
  };
}

async function issueOffer(
  { offer, step }: SendOrder,
  customer: string,
  run: string,
  key: string,
  store: Store,
  now: Date,
): Promise<Offer | undefined> {
  if (offer === undefined) return undefined;
  const { percent, validForSeconds, minimumBasket } = offer;
  for (let attempt = 0; attempt < writeRounds; attempt++) {
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
