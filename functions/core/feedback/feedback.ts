import * as z from 'zod';
import { customerPages } from '../../../statemachines/language/customer-pages.ts';
import type { EventName } from '../../../statemachines/language/events.ts';
import { fingerprint } from '../records/fingerprint.ts';
import type { AskedBySms } from '../sendlog/send-book.ts';
import { readReply } from './reply-words.ts';

/** An event for the door, as an app would put it on the bus. */
export interface ToldEvent {
  readonly name: EventName;
  readonly customer: string;
  readonly id: string;
  readonly at: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** An SMS that someone sent to the company's number. */
export interface Reply {
  readonly id: string;
  readonly at: string;
  /** E.164. */
  readonly number: string;
  readonly text: string;
}

/** What one notice of a provider turned out to be; never an exception. */
export type Notice =
  | { readonly notice: 'events'; readonly events: readonly ToldEvent[] }
  | { readonly notice: 'reply'; readonly reply: Reply }
  /** Understood, and nothing that is not known already. */
  | { readonly notice: 'nothing'; readonly why: string }
  | { readonly notice: 'unread'; readonly why: string };

const unread = (why: string): Notice => ({ notice: 'unread', why });
const nothing = (why: string): Notice => ({ notice: 'nothing', why });

const moment = z.iso.datetime({ offset: true });
const recipients = z.array(z.object({ emailAddress: z.string().min(1) })).min(1);
const timed = z.object({ timestamp: moment });

/**
 * Amazon SES as it publishes the events of a configuration set to EventBridge (developer guide, "Examples of event
 * data that Amazon SES publishes"): tags are lists of texts; the part about the event is named after its type.
 */
const sesShape = z.object({
  source: z.literal('aws.ses'),
  'detail-type': z.string(),
  time: moment,
  detail: z.object({
    eventType: z.string().optional(),
    mail: z.object({
      messageId: z.string().min(1),
      tags: z.record(z.string(), z.array(z.string())).default({}),
    }),
    delivery: timed.optional(),
    open: timed.optional(),
    click: timed.extend({ link: z.string().default('') }).optional(),
    bounce: timed.extend({ bounceType: z.string(), bouncedRecipients: recipients }).optional(),
    complaint: timed
      .extend({ complainedRecipients: recipients, complaintFeedbackType: z.string().nullish() })
      .optional(),
    deliveryDelay: timed.optional(),
    subscription: timed.extend({ newTopicPreferences: z.object({ unsubscribeAll: z.boolean() }) }).optional(),
  }),
});
type SesEvent = z.infer<typeof sesShape>;

/** A Lambda's call by SNS; the message of two-way SMS is JSON in a text. */
const snsShape = z.object({
  Records: z.array(z.object({ Sns: z.object({ Timestamp: moment, Message: z.string() }) })).min(1),
});
const smsShape = z.object({
  originationNumber: z.string().regex(/^\+?\d{3,15}$/),
  messageBody: z.string(),
  inboundMessageId: z.string().min(1),
});

/** What came to the `feedback` function: an email event of SES, or SMS replies by SNS. */
export function readNotices(given: unknown): readonly Notice[] {
  const sns = snsShape.safeParse(given);
  if (sns.success)
    return sns.data.Records.map(({ Sns }) => readSms(Sns.Message, new Date(Sns.Timestamp).toISOString()));
  const isNotification = z.object({ detail: z.object({ notificationType: z.string() }) }).safeParse(given);
  if (isNotification.success)
    return [unread('a notification of an identity, not an event of a configuration set: it has no tags')];
  const ses = sesShape.safeParse(given);
  if (ses.success) return [readSes(ses.data)];
  // Paths alone: values may be addresses, and this ends up in a log.
  const paths = ses.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'the whole');
  return [unread(`neither an email event nor an SMS: look at ${paths.join(', ')}`)];
}

/** SES cuts a tag off at this length, and half a customer's id may be another customer's. */
const longestTag = 256;

function readSes(event: SesEvent): Notice {
  const type = event['detail-type'];
  if (type === 'Email Sent') return nothing('the hand-over is known from the answer to it');
  const { mail } = event.detail;
  const tag = (name: string): string | undefined => mail.tags[name]?.[0];
  const customer = readCustomer(tag('customer'));
  if (customer === undefined) return unread(`${type}: no tag tells the customer`);
  if (type === 'Email Subscribed') return readSubscription(event, customer, mail.messageId);
  const run = tag('run');
  const step = tag('step');
  if (run === undefined || step === undefined) return unread(`${type}: no tags tell the run and its step`);

  const [scenario, message] = [tag('scenario'), tag('message')];
  const about = {
    run,
    step,
    channel: 'email',
    ...(scenario === undefined ? {} : { scenario }),
    ...(message === undefined ? {} : { message }),
  };
  const tell = (
    name: EventName,
    timestamp: string,
    more: Readonly<Record<string, unknown>> = {},
  ): ToldEvent => {
    const at = new Date(timestamp).toISOString();
    return {
      name,
      customer,
      // The same for every delivery of the notice.
      id: `ses-${fingerprint(mail.messageId, type, at, JSON.stringify(more))}`,
      at,
      properties: { ...about, ...more },
    };
  };
  const told = (part: z.infer<typeof timed> | undefined, name: EventName): Notice =>
    part === undefined ? incomplete(type) : { notice: 'events', events: [tell(name, part.timestamp)] };

  const { delivery, open, click, bounce, complaint, deliveryDelay } = event.detail;
  switch (type) {
    case 'Email Delivered':
      return told(delivery, 'message.delivered');
    case 'Email Opened':
      return told(open, 'message.opened');
    case 'Email Delivery Delayed':
      return told(deliveryDelay, 'message.delayed');
    case 'Email Clicked': {
      if (click === undefined) return incomplete(type);
      const link = readLinkTarget(click.link);
      if (link === 'own page')
        return nothing('a click that leads to the consents is no answer to the message');
      return {
        notice: 'events',
        events: [tell('message.clicked', click.timestamp, link === undefined ? {} : { link })],
      };
    }
    case 'Email Bounced':
      if (bounce === undefined) return incomplete(type);
      return {
        notice: 'events',
        events: bounce.bouncedRecipients.map(({ emailAddress }) =>
          tell('message.bounced', bounce.timestamp, {
            address: normalAddress(emailAddress),
            permanent: bounce.bounceType === 'Permanent',
          }),
        ),
      };
    case 'Email Complaint Received':
      if (complaint === undefined) return incomplete(type);
      if (noComplaints.includes(complaint.complaintFeedbackType ?? ''))
        return nothing(`a report of type ${complaint.complaintFeedbackType} is no complaint`);
      return {
        notice: 'events',
        events: complaint.complainedRecipients.map(({ emailAddress }) =>
          tell('message.complained', complaint.timestamp, { address: normalAddress(emailAddress) }),
        ),
      };
    case 'Email Rejected':
    case 'Email Rendering Failed':
      // These two parts have no time of their own.
      return { notice: 'events', events: [tell('message.rejected', event.time)] };
    default:
      return unread(`unknown detail-type '${type}'`);
  }
}

/** Feedback types by which a mailbox provider says the opposite, or speaks of a signature. */
const noComplaints = ['not-spam', 'auth-failure'];

const incomplete = (type: string): Notice => unread(`${type}: the part that says when is missing`);

/** The company uses the lists of SES beside this map, and the customer left them all: a no is a no. */
function readSubscription({ detail }: SesEvent, customer: string, message: string): Notice {
  const { subscription } = detail;
  if (subscription === undefined) return incomplete('Email Subscribed');
  if (!subscription.newTopicPreferences.unsubscribeAll)
    return nothing('topics of an SES list are not consents of this map');
  const at = new Date(subscription.timestamp).toISOString();
  return {
    notice: 'events',
    events: [
      {
        name: 'consent.withdrawn',
        customer,
        id: `ses-${fingerprint(message, 'unsubscribed', at)}`,
        at,
        properties: { channel: 'email', how: 'unsubscribe page of SES' },
      },
    ],
  };
}

/** The customer's id out of its base64url letters; nothing when they are not exactly that. */
function readCustomer(tag: string | undefined): string | undefined {
  if (tag === undefined || tag === '' || tag.length >= longestTag) return undefined;
  const customer = Buffer.from(tag, 'base64url').toString();
  return Buffer.from(customer).toString('base64url') === tag ? customer : undefined;
}

const normalAddress = (address: string): string =>
  (/<([^>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();

const longestLink = 500; // a longer one names nothing that a person would recognise

/** Where a click led, without the part that speaks for the customer: queries and tokens stay out of the store. */
function readLinkTarget(link: string): string | 'own page' | undefined {
  if (!URL.canParse(link)) return undefined;
  const { origin, pathname } = new URL(link);
  const page = customerPages.find((name) => pathname.includes(`/${name}/`));
  if (page === 'confirm' || page === 'answer' || page === 'rating') return `${origin}/${page}`;
  return page === undefined ? `${origin}${pathname}`.slice(0, longestLink) : 'own page';
}

function readSms(message: string, at: string): Notice {
  let body: unknown;
  try {
    body = JSON.parse(message);
  } catch {
    return unread('an SNS message that is no JSON, so no SMS');
  }
  const sms = smsShape.safeParse(body);
  if (!sms.success) return unread('an SNS message that is no SMS of a customer');
  const { originationNumber, messageBody, inboundMessageId } = sms.data;
  const number = originationNumber.startsWith('+') ? originationNumber : `+${originationNumber}`;
  return { notice: 'reply', reply: { id: inboundMessageId, at, number, text: messageBody } };
}

/** The door takes no longer text; one SMS of ten parts has less. */
const longestText = 2000;

/**
 * What a reply says of the customer who sent it. Words of withdrawal and clear wishes withdraw SMS; START and its
 * like are not consent, which needs a text that was shown. Of a withdrawal that the carrier's side has not answered
 * itself, `sms.stopped` tells, so that it can be confirmed once. A yes or no answers the message that asked last.
 */
export function tellReply(
  { id, at, text }: Reply,
  customer: string,
  asked?: AskedBySms,
): readonly ToldEvent[] {
  const meaning = readReply(text);
  const tell = (name: EventName, properties: Readonly<Record<string, unknown>>): ToldEvent => ({
    name,
    customer,
    id: `sms-${fingerprint(id, customer, name)}`,
    at,
    properties: { channel: 'sms', ...properties },
  });
  const replied = tell('message.replied', { text: text.toWellFormed().slice(0, longestText) });
  switch (meaning.means) {
    case 'stop':
      return [
        tell('consent.withdrawn', { how: `reply: ${meaning.word}` }),
        ...(meaning.answered ? [] : [tell('sms.stopped', { word: meaning.word })]),
      ];
    case 'wish':
      return [
        tell('consent.withdrawn', { how: 'reply in their own words' }),
        tell('sms.stopped', { word: 'their own words' }),
        replied,
      ];
    case 'answer': {
      const { answer } = meaning;
      return asked?.answers.includes(answer)
        ? [tell('question.answered', { question: asked.question, answer, how: 'sms', run: asked.run })]
        : [replied];
    }
    case 'other':
      return [replied];
  }
}
