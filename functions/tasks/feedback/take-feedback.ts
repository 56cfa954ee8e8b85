import {
  type Notice,
  type Reply,
  readNotices,
  type ToldEvent,
  tellReply,
} from '../../core/feedback/feedback.ts';
import { readReply } from '../../core/feedback/reply-words.ts';
import { contactKey, listContacts } from '../../core/profile/contact.ts';
import { isErased } from '../../core/profile/erased.ts';
import { type AskedBySms, findAskedBySms } from '../../core/sendlog/send-book.ts';
import type { Contacts } from '../../ports/customer/contacts.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { ComplaintCounts } from '../../ports/delivery/complaint-counts.ts';
import type { PauseControl } from '../../ports/runs/pauses.ts';
import type { Alerts } from '../../ports/world/alerts.ts';
import type { Bus } from '../../ports/world/bus.ts';
import type { Backoff, Clock } from '../../ports/world/clock.ts';
import type { SigningKey } from '../../ports/world/signing-key.ts';
import { publish } from '../publish.ts';
import { watchComplaints } from './watch-complaints.ts';

export interface FeedbackPorts {
  readonly store: CustomerReads & Contacts & ComplaintCounts & PauseControl;
  readonly bus: Bus;
  readonly signingKey: SigningKey;
  readonly alerts: Alerts;
  readonly clock: Clock;
  readonly backoff: Backoff;
}

/** What became of one notice. `why` holds no personal data: it is meant for the log. */
export type FeedbackOutcome =
  /** These events are on their way through the door. */
  | { readonly outcome: 'told'; readonly events: readonly ToldEvent['name'][] }
  | { readonly outcome: 'nothing'; readonly why: string }
  /** Counted and looked at by a person: a wrong shape would otherwise lose bounces in silence. */
  | { readonly outcome: 'unread'; readonly why: string };

/**
 * Email events of SES (EventBridge) and SMS replies (SNS), told to the door as events of their customers. Event ids
 * are derived from the notice, so a notice that comes twice counts once. Answers one outcome for each notice in it.
 */
export async function takeFeedback(
  given: unknown,
  ports: FeedbackPorts,
): Promise<readonly FeedbackOutcome[]> {
  const outcomes: FeedbackOutcome[] = [];
  for (const notice of readNotices(given)) outcomes.push(await takeNotice(notice, ports));
  return outcomes;
}

async function takeNotice(notice: Notice, ports: FeedbackPorts): Promise<FeedbackOutcome> {
  switch (notice.notice) {
    case 'events':
      return tellEvents(notice.events, ports);
    case 'reply':
      return takeReply(notice.reply, ports);
    case 'nothing':
    case 'unread':
      return { outcome: notice.notice, why: notice.why };
  }
}

async function tellEvents(events: readonly ToldEvent[], ports: FeedbackPorts): Promise<FeedbackOutcome> {
  await publish(events, ports);
  await watchComplaints(events, ports);
  return { outcome: 'told', events: events.map(({ name }) => name) };
}

/** What each of these customers was asked by SMS, of those who were. */
async function findAsked(
  customers: readonly string[],
  store: CustomerReads & Contacts & ComplaintCounts & PauseControl,
): Promise<ReadonlyMap<string, AskedBySms>> {
  const found = new Map<string, AskedBySms>();
  for (const customer of customers) {
    const { book } = await store.know(customer, { book: true });
    const asked = book && findAskedBySms(book);
    if (asked !== undefined) found.set(customer, asked);
  }
  return found;
}

/** A family may share a number: a reply from it is everyone's who has it. */
async function takeReply(reply: Reply, ports: FeedbackPorts): Promise<FeedbackOutcome> {
  const { store, alerts, signingKey } = ports;
  const contact = contactKey(await signingKey(), 'phone', reply.number);
  const [main, older]: readonly [string[], string[]] = [[], []];
  for (const customer of await store.customersOf(contact)) {
    // The row of a contact may outlive the number on the profile by a moment.
    const { profile } = await store.know(customer, {});
    if (profile === undefined || isErased(profile)) continue;
    if (profile.phone === reply.number) main.push(customer);
    else if (listContacts(profile, 'phone').includes(reply.number)) older.push(customer);
  }
  // Numbers are given to others after a while: whose number it is now goes before whose it was.
  const customers = main.length > 0 ? main : older;
  if (customers.length === 0) return { outcome: 'unread', why: 'an SMS from a number that no customer has' };
  const { means } = readReply(reply.text);
  const asked = means === 'answer' ? await findAsked(customers, store) : new Map<string, AskedBySms>();
  // Of several who share the number it is the answer of whoever was asked.
  const meant = asked.size === 0 ? customers : [...asked.keys()];
  const told = await tellEvents(
    meant.flatMap((customer) => tellReply(reply, customer, asked.get(customer))),
    ports,
  );
  if (means === 'wish')
    await alerts({
      text: `An SMS asks in its own words for no more of them: SMS is withdrawn for ${customers.join(', ')}. The words stand in their timeline.`,
    });
  return told;
}
