import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { IANAZone } from 'luxon';
import * as z from 'zod';
import type { Change } from '../../../statemachines/language/announcement.ts';
import { didYouMean } from '../../../statemachines/language/did-you-mean.ts';
import type { EventDeclaration } from '../../../statemachines/language/event.ts';
import type { CustomerEvent, EventDeclarations } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Property } from '../../../statemachines/language/property.ts';
import { idSchema, momentSchema, schemaOf } from '../../../statemachines/language/property-schema.ts';
import { traitsOf } from '../../../statemachines/language/subjects.ts';
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

/** The EventBridge envelope and the part of its detail that all events share. */
const envelopeShape = z.object({
  id: idSchema,
  'detail-type': z.string(),
  time: momentSchema,
  detail: z.object({
    id: idSchema.optional(),
    customer: idSchema.optional(),
    at: momentSchema.optional(),
    properties: z.record(z.string(), z.unknown()).default({}),
  }),
});

const excerptLength = 300;

/**
 * Validates an EventBridge envelope from an app. `now` is the clock of the door: events ahead of it are
 * rejected, events far behind it are late. Addresses are brought to their normal form here, once.
 */
export function openDoor(envelope: unknown, now: Date, policy: Policy, events: EventDeclarations): Opened {
  const json = JSON.stringify(envelope) ?? 'nothing';
  const reject = (reason: string): Opened => ({
    opened: 'rejected',
    rejection: {
      id: z.object({ id: idSchema }).safeParse(envelope).data?.id ?? fingerprint(json),
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
  const name = common['detail-type'];
  const declaration = Object.hasOwn(events, name) ? events[name] : undefined;
  if (declaration === undefined)
    return reject(`detail-type: unknown event '${name}'${didYouMean(name, Object.keys(events))}`);

  const happened = new Date(detail.at ?? common.time);
  const at = happened.toISOString();
  if (happened.getTime() > now.getTime() + aheadMinutes * 60_000)
    return reject(`detail.at: ${at} lies in the future; the door's clock says ${now.toISOString()}`);

  const inner = schemaOf(declaration).safeParse(detail.properties);
  if (!inner.success) return reject(sayIssues(inner.error, 'detail.properties'));
  const normal = normalise(declaration, inner.data);
  if ('fault' in normal) return reject(normal.fault);
  const { properties } = normal;

  const { key } = traitsOf(declaration.about);
  const event = {
    id: detail.id ?? common.id,
    name,
    at,
    customer: detail.customer ?? '',
    key: key === undefined ? 'customer' : String(properties[key]),
    properties,
  } as CustomerEvent; // name and properties were checked against the same declaration
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

type Given = Readonly<Record<string, unknown>>;
type Normal = { readonly properties: Given } | { readonly fault: string };

/** Each property in its normal form, as its kind has one. All else stays as it came. */
const normalise = ({ core, optional }: EventDeclaration, given: Given): Normal =>
  Object.entries({ ...core, ...optional }).reduce<Normal>(
    (normal, [name, property]) =>
      'fault' in normal ? normal : normaliseProperty(name, property, normal.properties),
    { properties: given },
  );

/** Email in lower case, phone as E.164, a zone that exists. */
function normaliseProperty(name: string, property: Property, given: Given): Normal {
  const { [name]: value, channel, country } = given;
  if (typeof value !== 'string') return { properties: given };
  const set = (normal: string): Normal => ({ properties: { ...given, [name]: normal } });
  switch (property.kind) {
    case 'email':
      return set(value.toLowerCase());
    case 'phone': {
      const number = toE164(value, country);
      return number === undefined ? { fault: noPhone(name) } : set(number);
    }
    case 'zone':
      return IANAZone.create(value).isValid
        ? { properties: given }
        : { fault: `detail.properties.${name}: '${value}' is no IANA zone, such as Europe/London` };
    case 'address':
      if (property.mustBeRight === true) return normaliseContact(name, value, given);
      if (channel === 'email') return set(value.toLowerCase());
      return channel === 'sms' ? set(toE164(value, country) ?? value) : { properties: given };
    default:
      return { properties: given };
  }
}

const noPhone = (name: string): string =>
  `detail.properties.${name}: not a phone number; write it as E.164, such as +442079460000`;

/** A contact that is written to, and of a phone number its country, which the limits of codes ask for. */
function normaliseContact(name: string, value: string, given: Given): Normal {
  if (given.channel === 'email') {
    const email = z.email().safeParse(value);
    return email.success
      ? { properties: { ...given, [name]: email.data.toLowerCase() } }
      : { fault: `detail.properties.${name}: not an email address` };
  }
  const number = parsePhoneNumberFromString(value);
  if (number?.isPossible() !== true) return { fault: noPhone(name) };
  const { country: _told, ...rest } = given;
  // A number of no known kind counts as one of the country that its code is named after.
  const country = number.country ?? number.getPossibleCountries()[0];
  return { properties: { ...rest, [name]: number.number, ...(country === undefined ? {} : { country }) } };
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
