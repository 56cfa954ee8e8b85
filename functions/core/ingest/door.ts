import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { IANAZone } from 'luxon';
import * as z from 'zod';
import type { Change } from '../../../statemachines/language/announcement.ts';
import { didYouMean } from '../../../statemachines/language/did-you-mean.ts';
import { eventShapes, id } from '../../../statemachines/language/event-shapes.ts';
import {
  type About,
  aboutOf,
  type CustomerEvent,
  type EventName,
  eventNames,
} from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { detailsAt } from '../catalogue/product.ts';
import { fingerprint } from '../records/fingerprint.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Moment, Product, Rejection } from '../records/records.ts';

/** What the door made of what came: one of these, never an exception. */
export type Opened =
  | { readonly opened: 'event'; readonly event: CustomerEvent; readonly late: boolean }
  | { readonly opened: 'product'; readonly told: Product; readonly moment: Moment; readonly late: boolean }
  | { readonly opened: 'news'; readonly change: Change; readonly late: boolean }
  | { readonly opened: 'rejected'; readonly rejection: Rejection };

const moment = z.iso.datetime({ offset: true });

/** The EventBridge envelope and the part of its detail that all events share. */
const envelopeShape = z.object({
  id,
  'detail-type': z.string(),
  time: moment,
  detail: z.object({
    id: id.optional(),
    customer: id.optional(),
    at: moment.optional(),
    properties: z.record(z.string(), z.unknown()).default({}),
  }),
});

const excerptLength = 300;

/** The property that names what an event is about; the customer is named by the envelope. */
export const keyProperties: Readonly<Record<About, string | undefined>> = {
  customer: undefined,
  cart: 'cartId',
  order: 'orderId',
  product: 'productId',
  lead: 'leadId',
  code: 'reference',
  booking: 'bookingId',
  subscription: 'subscriptionId',
  ticket: 'ticketId',
  message: 'run',
  timer: 'key',
};

/** The events whose properties are a person's contacts. */
const ofPerson: readonly EventName[] = ['customer.registered', 'customer.updated', 'lead.submitted'];
/** Those that name one email address, and those that name an address of any channel. */
const ofEmail: readonly EventName[] = ['email.confirmation-requested', 'email.confirmed'];
const ofAddress: readonly EventName[] = ['address.suppressed', 'message.bounced', 'message.complained'];

/**
 * Validates an EventBridge envelope from an app. `now` is the clock of the door: events ahead of it are
 * rejected, events far behind it are late. Addresses are brought to their normal form here, once.
 */
export function openDoor(envelope: unknown, now: Date, policy: Policy): Opened {
  const json = JSON.stringify(envelope) ?? 'nothing';
  const reject = (reason: string): Opened => ({
    opened: 'rejected',
    rejection: {
      id: z.object({ id }).safeParse(envelope).data?.id ?? fingerprint(json),
      at: now.toISOString(),
      reason,
      excerpt: json.slice(0, excerptLength),
    },
  });

  const { largestBytes, aheadMinutes, lateAfterHours } = policy.events;
  const bytes = Buffer.byteLength(json);
  if (bytes > largestBytes) return reject(`${bytes} bytes; an event has at most ${largestBytes}`);

  const outer = envelopeShape.safeParse(envelope);
  if (!outer.success) return reject(sayIssues(outer.error));
  const { detail, ...common } = outer.data;
  const name = eventNames.find((known) => known === common['detail-type']);
  if (name === undefined)
    return reject(
      `detail-type: unknown event '${common['detail-type']}'${didYouMean(common['detail-type'], eventNames)}`,
    );

  const happened = new Date(detail.at ?? common.time);
  const at = happened.toISOString();
  if (happened.getTime() > now.getTime() + aheadMinutes * 60_000)
    return reject(`detail.at: ${at} lies in the future; the door's clock says ${now.toISOString()}`);

  const inner = eventShapes[name].safeParse(detail.properties);
  if (!inner.success) return reject(sayIssues(inner.error, 'detail.properties'));
  const normal = normalise(name, inner.data);
  if ('fault' in normal) return reject(normal.fault);
  const { properties } = normal;

  const key = keyProperties[aboutOf(name)];
  const event = {
    id: detail.id ?? common.id,
    name,
    at,
    customer: detail.customer ?? '',
    key: key === undefined ? 'customer' : String(properties[key]),
    properties,
  } as CustomerEvent; // name and properties were checked against the same row of the catalogue
  const late = happened.getTime() < now.getTime() - lateAfterHours * 3600_000;
  const told = productOf(event);
  if (told !== undefined) return { opened: 'product', told, moment: { at, id: event.id }, late };
  if (event.name === 'news.published') {
    const { batch, title, text, categories, url, image } = event.properties;
    const change = { id: event.id, at, name: event.name, batch, title, text, categories };
    return { opened: 'news', change: { ...change, ...onlyKnown({ url, image }) }, late };
  }
  if (detail.customer === undefined) return reject(`detail.customer: missing; whose ${name} is it?`);
  return { opened: 'event', event, late };
}

function sayIssues(error: z.ZodError, below = ''): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => {
      const where = [below, ...path].filter((part) => part !== '').join('.');
      return where === '' ? message : `${where}: ${message}`;
    })
    .join('; ');
}

/** Addresses of a person: email in lower case, phone as E.164, a zone that exists. All else stays as it came. */
function normalise(
  name: EventName,
  given: Readonly<Record<string, unknown>>,
): { readonly properties: Readonly<Record<string, unknown>> } | { readonly fault: string } {
  const { email, phone, zone, channel, address, country } = given;
  const normal: { email?: string; phone?: string; address?: string } = {};
  if (ofAddress.includes(name) && typeof address === 'string') {
    if (channel === 'email') normal.address = address.toLowerCase();
    if (channel === 'sms') normal.address = toE164(address, country) ?? address;
  }
  if (name === 'code.requested') return normaliseCodeRequest(given);
  if (typeof email === 'string' && (ofPerson.includes(name) || ofEmail.includes(name)))
    normal.email = email.toLowerCase();
  if (ofPerson.includes(name)) {
    if (typeof phone === 'string') {
      const number = toE164(phone, country);
      if (number === undefined)
        return {
          fault: 'detail.properties.phone: not a phone number; write it as E.164, such as +442079460000',
        };
      normal.phone = number;
    }
    if (typeof zone === 'string' && !IANAZone.create(zone).isValid)
      return { fault: `detail.properties.zone: '${zone}' is no IANA zone, such as Europe/London` };
  }
  return { properties: { ...given, ...normal } };
}

/** The contact that a code goes to, and of a phone number its country, which the codes' limits ask for. */
function normaliseCodeRequest(given: Readonly<Record<string, unknown>>): ReturnType<typeof normalise> {
  const { channel, address } = given;
  if (channel === 'email') {
    const email = z.email().safeParse(address);
    return email.success
      ? { properties: { ...given, address: email.data.toLowerCase() } }
      : { fault: 'detail.properties.address: not an email address' };
  }
  const number = typeof address === 'string' ? parsePhoneNumberFromString(address) : undefined;
  if (number?.isPossible() !== true)
    return {
      fault: 'detail.properties.address: not a phone number; write it as E.164, such as +442079460000',
    };
  const { country: _told, ...rest } = given;
  // A number of no known kind counts as one of the country that its code is named after.
  const country = number.country ?? number.getPossibleCountries()[0];
  return { properties: { ...rest, address: number.number, ...(country === undefined ? {} : { country }) } };
}

/** A number without country code is read as one of the customer's country. */
function toE164(phone: string, country: unknown): string | undefined {
  const home = typeof country === 'string' && isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(phone, home);
  return number?.isPossible() === true ? number.number : undefined;
}

/** What is said of a product belongs to the product, whoever's app says so. */
function productOf(event: CustomerEvent): Product | undefined {
  const moment = { at: event.at, id: event.id };
  switch (event.name) {
    case 'product.price-changed': {
      const { productId, price, currency } = event.properties;
      return { productId, price: { amount: price, currency, moment } };
    }
    case 'product.stock-changed': {
      const { productId, variant, stock: count } = event.properties;
      const stock = { count, moment };
      return { productId, ...(variant === undefined ? { stock } : { variants: { [variant]: stock } }) };
    }
    case 'product.updated': {
      const { productId, price: amount, currency, stock, ...details } = event.properties;
      return {
        productId,
        ...detailsAt(details, moment),
        ...(amount === undefined || currency === undefined ? {} : { price: { amount, currency, moment } }),
        ...(stock === undefined ? {} : { stock: { count: stock, moment } }),
      };
    }
    default:
      return undefined;
  }
}
