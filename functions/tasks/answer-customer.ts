import type { Policy } from '../../statemachines/language/policy.ts';
import {
  askConfirmation,
  askUnsubscribe,
  type Page,
  type PageSetting,
  showPreferenceCentre,
  tellConfirmed,
  tellGone,
  tellNothingKept,
  tellUnsubscribed,
} from '../core/customer-page.ts';
import { isErased } from '../core/erased.ts';
import { fingerprint } from '../core/fingerprint.ts';
import { type CustomerLink, readLink, signLink } from '../core/link.ts';
import { savePreferences, showPreferences } from '../core/preferences.ts';
import type { Profile } from '../core/records.ts';
import { languageOf } from '../core/view.ts';
import type { Bus, Clock, SigningKey, Store } from '../ports.ts';

export type { Page } from '../core/customer-page.ts';

export interface CustomerPorts {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly signingKey: SigningKey;
}

export interface CustomerRequest {
  readonly method: string;
  /** The part of the path before the token. */
  readonly page: string;
  readonly token: string;
  /** As it was posted; empty otherwise. */
  readonly body: string;
}

type LinkTo<P extends CustomerLink['page']> = Extract<CustomerLink, { page: P }>;

/** What a page is made from. */
interface Visit {
  readonly posted: boolean;
  readonly body: string;
  readonly token: string;
  readonly profile: Profile;
  readonly setting: PageSetting;
  readonly now: Date;
  readonly key: string;
}

/**
 * The customer's own pages. A POST (a button, or one click in the mail program) acts, through the door; any other
 * method only shows, because mail scanners follow links. A POST that is repeated does no harm.
 */
export async function answerCustomer(request: CustomerRequest, ports: CustomerPorts): Promise<Page> {
  const { store, clock, policy, signingKey } = ports;
  const now = clock.now();
  const key = await signingKey();
  const stranger: PageSetting = { brand: policy.brand, language: policy.shop.language };
  const read = readLink(request.token, key, now);
  if (read.link !== 'valid') return tellGone(read.link, stranger);
  const { says } = read;
  // A link speaks for its own page alone: the one in a mail's header must not open the others.
  if (says.page !== request.page) return tellGone('forged', stranger);
  const { profile } = await store.know(says.customer, {});
  if (profile === undefined || isErased(profile))
    return says.page === 'unsubscribe' ? tellNothingKept(stranger) : tellGone('customer unknown', stranger);
  const visit: Visit = {
    posted: request.method === 'POST',
    body: request.body,
    token: request.token,
    profile,
    setting: { brand: policy.brand, language: languageOf(profile, policy) },
    now,
    key,
  };
  switch (says.page) {
    case 'unsubscribe':
      return unsubscribe(says, visit, ports);
    case 'preferences':
      return changePreferences(visit, ports);
    case 'confirm':
      return confirmAddress(says, visit, ports);
  }
}

/** What RFC 8058 has mail programs post. */
const oneClick = 'List-Unsubscribe=One-Click';

async function unsubscribe(
  { customer, channel, run, until }: LinkTo<'unsubscribe'>,
  { posted, body, setting, now, key }: Visit,
  { bus }: CustomerPorts,
): Promise<Page> {
  // Relative, so that it holds wherever the pages are served.
  const preferences = `../preferences/${signLink({ page: 'preferences', customer, run, until }, key)}`;
  if (!posted) return askUnsubscribe(channel, preferences, setting);
  const at = now.toISOString();
  await bus.putEvents([
    {
      name: 'consent.withdrawn',
      customer,
      // Each press is a withdrawal of its own: a repeated no is harmless, a no lost after a new yes is not.
      id: `unsubscribe-${fingerprint(customer, channel, run, at)}`,
      at,
      properties: {
        channel,
        how: body.includes(oneClick) ? 'one click in the mail program' : 'unsubscribe link',
      },
    },
  ]);
  return tellUnsubscribed(preferences, setting);
}

async function changePreferences(
  { posted, body, profile, setting, now }: Visit,
  { store, bus, policy }: CustomerPorts,
): Promise<Page> {
  const history = await store.consents(profile.customer);
  const common = { profile, zone: profile.zone ?? policy.shop.zone };
  if (!posted)
    return showPreferenceCentre(
      { ...common, form: showPreferences(profile, now, policy), history, saved: false },
      setting.brand,
    );
  const { events, form, said } = savePreferences(profile, body, now, policy);
  if (events.length > 0) await bus.putEvents(events);
  return showPreferenceCentre(
    { ...common, form, history: [...history, ...said], saved: true },
    setting.brand,
  );
}

async function confirmAddress(
  { customer, address }: LinkTo<'confirm'>,
  { posted, token, profile, setting, now }: Visit,
  { bus }: CustomerPorts,
): Promise<Page> {
  const { email } = profile;
  if (email === undefined || fingerprint(email) !== address) return tellGone('other address', setting);
  if (profile.confirmedEmail === email) return tellConfirmed('before', setting);
  if (!posted) return askConfirmation(email, setting);
  await bus.putEvents([
    {
      name: 'email.confirmed',
      customer,
      // One for each letter: pressed twice before the door has heard of it, it is still one confirmation.
      id: `confirm-${fingerprint(token)}`,
      at: now.toISOString(),
      properties: { email },
    },
  ]);
  return tellConfirmed('now', setting);
}
