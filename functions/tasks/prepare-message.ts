import type { Policy } from '../../statemachines/language/policy.ts';
import type { SendOrder, TaskCall } from '../../statemachines/language/tasks.ts';
import type { Rendered } from '../../statemachines/language/view.ts';
import type { Decision } from '../core/decision.ts';
import { identifyRun } from '../core/fingerprint.ts';
import { signLink } from '../core/link.ts';
import { later } from '../core/moments.ts';
import { deriveCode } from '../core/offer.ts';
import type { Offer } from '../core/records.ts';
import { buildView, languageOf } from '../core/view.ts';
import type { Channels, Content, Handover, Known, SigningKey, Store } from '../ports.ts';
import { storeBusy, writeRounds } from './faults.ts';

export interface PreparePorts {
  readonly store: Store;
  readonly channels: Channels;
  readonly content: Content;
  readonly policy: Policy;
  readonly signingKey: SigningKey;
  /** The endpoint behind unsubscribe links; a token follows after a slash. */
  readonly unsubscribeUrl: string;
}

/** A message ready to be handed over, or why it cannot be written. */
export type Prepared =
  | { readonly handOver: () => Promise<Handover>; readonly offer?: Offer }
  | { readonly fault: string };

/** Code, links and words, before anything is claimed: a fault here costs nothing. */
export async function prepareMessage(
  { order, run }: TaskCall<SendOrder>,
  { store, channels, content, policy, signingKey, unsubscribeUrl }: PreparePorts,
  { profile, event, products }: Known,
  { address, offer: decided }: Extract<Decision, { decision: 'send' }>,
  now: Date,
): Promise<Prepared> {
  if (profile === undefined || event === undefined)
    return { fault: 'the event that started the run is gone' };
  const me = identifyRun(order.scenario.id, run.id);
  const language = languageOf(profile, policy);
  const key = await signingKey();
  const offer = decided === 'issue' ? await issueOffer(order, run.customer, me, key, store, now) : decided;
  const unsubscribe =
    order.kind === 'marketing' && address.channel === 'email'
      ? `${unsubscribeUrl}/${signLink({ customer: run.customer, channel: 'email', run: me, until: later(now, policy.unsubscribeLinkDays * 86_400) }, key)}`
      : undefined;
  const view = buildView({
    profile,
    event,
    products,
    ...(offer === undefined ? {} : { offer }),
    ...(unsubscribe === undefined ? {} : { unsubscribe }),
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
    tags: { scenario: order.scenario.id, step: order.step, message: order.message, run: me },
  };
  const handOver = (): Promise<Handover> => {
    if (address.channel === 'push' && words.channel === 'push')
      return channels.push({
        ...common,
        channel: 'push',
        devices: address.devices,
        content: words,
        open: view.links.open,
      });
    if (address.channel === 'email' && words.channel === 'email')
      return channels.email({
        ...common,
        channel: 'email',
        address: address.address,
        content: words,
        ...(unsubscribe === undefined ? {} : { unsubscribe }),
      });
    if (address.channel === 'sms' && words.channel === 'sms')
      return channels.sms({ ...common, channel: 'sms', address: address.address, content: words });
    throw new Error(`content for ${address.channel} came as ${words.channel}`);
  };
  return { handOver, ...(offer === undefined ? {} : { offer }) };
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
