import type { Language } from '../../../statemachines/language/channels.ts';
import { phrasesIn } from '../../../statemachines/language/phrases.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { languageOf } from '../../core/content/view.ts';
import { type CustomerLink, readLink, signLink } from '../../core/feedback/link.ts';
import {
  askConfirmation,
  askEndRequest,
  askUnsubscribe,
  type Page,
  type PageSetting,
  showPreferenceCentre,
  tellConfirmed,
  tellGone,
  tellNothingKept,
  tellRequestEnded,
  tellUnsubscribed,
} from '../../core/pages/customer-page.ts';
import { html } from '../../core/pages/markup.ts';
import { savePreferences, showPreferences } from '../../core/pages/preferences.ts';
import {
  answerField,
  askQuestion,
  type QuestionShown,
  tellAnswered,
} from '../../core/pages/question-page.ts';
import { isErased } from '../../core/profile/erased.ts';
import { fingerprint } from '../../core/records/fingerprint.ts';
import { onlyKnown } from '../../core/records/only-known.ts';
import type { Profile } from '../../core/records/records.ts';
import { type Recalled, recallAnswer, recallRating } from '../../core/runs/watched.ts';
import { zoneOf } from '../../core/time/zone.ts';
import type { ConsentProofs } from '../../ports/customer/consents.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { Bus } from '../../ports/world/bus.ts';
import type { Clock } from '../../ports/world/clock.ts';
import type { SigningKey } from '../../ports/world/signing-key.ts';
import { findCustomer } from '../profile/find-customer.ts';
import { gatherConsents } from '../profile/gather-customer.ts';
import { publish } from '../publish.ts';

export type { Page } from '../../core/pages/customer-page.ts';

export interface CustomerPorts {
  readonly store: CustomerReads & ConsentProofs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly signingKey: SigningKey;
  readonly questions: Questions;
}

/** What a message asks, in words; nothing when it asks nothing (any more). */
export type Questions = (message: string, language: Language) => Promise<QuestionShown | undefined>;

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
  const stranger: PageSetting = { policy, language: policy.shop.language };
  const read = readLink(request.token, key, now);
  if (read.link !== 'valid') return tellGone(read.link, stranger);
  const { says } = read;
  // A link speaks for its own page alone: the one in a mail's header must not open the others.
  if (says.page !== request.page) return tellGone('forged', stranger);
  // A letter to a visitor stays in the mailbox of the customer who they turned out to be.
  const { known } = await findCustomer(says.customer, {}, store);
  const { profile } = known;
  if (profile === undefined || isErased(profile))
    return says.page === 'unsubscribe' ? tellNothingKept(stranger) : tellGone('customer unknown', stranger);
  const visit: Visit = {
    posted: request.method === 'POST',
    body: request.body,
    token: request.token,
    profile,
    setting: { policy, language: languageOf(profile, policy) },
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
    case 'answer':
      return answerQuestion(says, visit, ports);
    case 'rating':
      return rateOrder(says, visit, ports);
    case 'request':
      return endRequest(says, visit, ports);
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
  await publish(
    [
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
    ],
    { bus },
  );
  return tellUnsubscribed(preferences, setting);
}

async function changePreferences(
  { posted, body, profile, now }: Visit,
  { store, bus, policy }: CustomerPorts,
): Promise<Page> {
  const history = await gatherConsents(profile, store);
  const common = { profile, zone: zoneOf(profile, policy.shop) };
  if (!posted)
    return showPreferenceCentre(
      { ...common, form: showPreferences(profile, now, policy), history, saved: false },
      policy,
    );
  const { events, form, said } = savePreferences(profile, body, now, policy);
  await publish(events, { bus });
  return showPreferenceCentre({ ...common, form, history: [...history, ...said], saved: true }, policy);
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
  await publish(
    [
      {
        name: 'email.confirmed',
        customer,
        // One for each letter: pressed twice before the door has heard of it, it is still one confirmation.
        id: `confirm-${fingerprint(token)}`,
        at: now.toISOString(),
        properties: { email },
      },
    ],
    { bus },
  );
  return tellConfirmed('now', setting);
}

/** An answer is for the run whose message asked, whatever has become of it: the run itself knows what is too late. */
async function answerQuestion(
  { customer, run, question, answer: chosen }: LinkTo<'answer'>,
  visit: Visit,
  { bus, questions }: CustomerPorts,
): Promise<Page> {
  const { profile, setting, now } = visit;
  const asked = await questions(question, setting.language);
  if (asked === undefined) return tellGone('expired', setting);
  const known = recallAnswer(profile, question, run);
  const pressed = readPress(asked, { chosen, known }, visit);
  if ('page' in pressed) return pressed.page;
  const { answer } = pressed;
  if (answer !== known?.answer)
    await publish(
      [
        {
          name: 'question.answered',
          customer,
          // One for each change of mind: pressed twice before the door has heard of it, it is still one answer.
          id: `answer-${fingerprint(customer, run, question, answer, known?.event ?? '')}`,
          at: now.toISOString(),
          properties: { question, answer, how: chosen === undefined ? 'link' : 'button', run },
        },
      ],
      { bus },
    );
  return tellAnswered(asked, answer, setting);
}

/** Stars are for the order; what the customer has to say beside them, the shop's own page takes. */
async function rateOrder(
  { customer, order, stars }: LinkTo<'rating'>,
  visit: Visit,
  { bus }: CustomerPorts,
): Promise<Page> {
  const { profile, setting, now } = visit;
  const { question, stars: labels, more } = phrasesIn(setting.language, setting.policy).pages.rating;
  const asked: QuestionShown = {
    title: question,
    answers: labels.map((label, index) => [`${index + 1}`, label] as const),
  };
  const known = recallRating(profile, order);
  const pressed = readPress(asked, { chosen: `${stars}`, known }, visit);
  if ('page' in pressed) return pressed.page;
  const { answer } = pressed;
  if (answer !== known?.answer)
    await publish(
      [
        {
          name: 'review.submitted',
          customer,
          id: `rating-${fingerprint(customer, order, answer, known?.event ?? '')}`,
          at: now.toISOString(),
          properties: { orderId: order, rating: Number(answer) },
        },
      ],
      { bus },
    );
  const review = new URL(`/reviews/${encodeURIComponent(order)}`, setting.policy.brand.url);
  review.searchParams.set('stars', answer);
  return tellAnswered(asked, answer, setting, html`<p><a href="${review.toString()}">${more}</a></p>`);
}

/** The answer whose button was pressed, or the page that asks: at first, and again for what is no answer. */
function readPress(
  asked: QuestionShown,
  { chosen, known }: { readonly chosen: string | undefined; readonly known: Recalled | undefined },
  { posted, body, setting }: Visit,
): { readonly answer: string } | { readonly page: Page } {
  const said = onlyKnown({ chosen, known: known?.answer });
  if (!posted) return { page: askQuestion(asked, said, setting) };
  const pressed = new URLSearchParams(body).get(answerField);
  const answered = asked.answers.find(([answer]) => answer === pressed);
  return answered === undefined
    ? { page: askQuestion(asked, { ...said, unread: true }, setting) }
    : { answer: answered[0] };
}

/** The letter was sent for one request; with it all of this customer's for the product end, whatever the size. */
async function endRequest(
  { customer, product }: LinkTo<'request'>,
  { posted, token, setting, now }: Visit,
  { bus }: CustomerPorts,
): Promise<Page> {
  if (!posted) return askEndRequest(setting);
  const at = now.toISOString();
  await publish(
    [
      {
        name: 'product.request-ended',
        customer,
        id: `request-${fingerprint(token, at)}`,
        at,
        properties: { productId: product },
      },
    ],
    { bus },
  );
  return tellRequestEnded(setting);
}
