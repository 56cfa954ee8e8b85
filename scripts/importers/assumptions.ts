import { createHash } from 'node:crypto';
import type { AppEvent } from '../../functions/ports/world/bus.ts';
import {
  type Channel,
  channelNames,
  channels,
  type Language,
} from '../../statemachines/language/channels.ts';
import { findCountry } from './countries.ts';
import { makeEvent } from './make-event.ts';

/** What is assumed of customers, because neither shop's file says it. Shares are of all customers, 0 to 1. */
export interface Assumptions {
  readonly has: Readonly<Record<Channel, number>>;
  readonly consents: Readonly<Record<Channel, number>>;
  /** Consent to email given and withdrawn again. */
  readonly withdrawn: number;
  /** How long before a buyer's first order they registered. */
  readonly registeredMinutesBefore: number;
  /** IANA zone of the dates in a file of orders. */
  readonly ordersZone: string;
}

/** The assumptions of `npm run replay`. */
export const usualAssumptions: Assumptions = {
  has: { email: 0.92, push: 0.4, sms: 0.6 },
  consents: { email: 0.7, push: 0.35, sms: 0.25 },
  withdrawn: 0.03,
  registeredMinutesBefore: 10,
  ordersZone: 'Europe/London',
};

/** All assumptions in sentences, as the replay prints them. */
export function describeAssumptions(assumptions: Assumptions = usualAssumptions): string[] {
  const { has, consents, withdrawn, registeredMinutesBefore, ordersZone } = assumptions;
  return [
    `Of all customers ${percent(has.email)} have an email address, ${percent(has.push)} a device and ${percent(has.sms)} a phone (none where the country is unknown); who has what follows from the customer id, always the same.`,
    `Addresses end in example.com, phone numbers lie in ranges unassigned as far as libphonenumber knows: nobody real is behind them.`,
    `Consent is given by ${channels.map((channel) => `${percent(consents[channel])} for ${channelNames[channel]}`).join(', ')}, only for a channel they have; ${percent(withdrawn)} have withdrawn theirs for email.`,
    `A customer lives where their first row says; the zone is the country's main one, in the United States one of four; the language is Russian in Russia, Belarus, Kazakhstan and Kyrgyzstan, else English.`,
    `Clickstream: a visitor's first row makes them known (customer.updated); they register at their first /registersuccess.html.`,
    `Clickstream: a product is known by its name; its id is the first SKU the file shows for it, since carts name the parent's SKU and purchases the variant's.`,
    `Clickstream: a click on a product and the view of its page count as two views; a missing quantity is 1; adding a product again adds to its quantity.`,
    `Clickstream: what is removed without being known to be in the cart changes nothing in it; if the cart is not empty, the change counts.`,
    `Clickstream: an order takes the whole cart; its total is its revenue, else its goods, tax and shipping; a repeated report of an order says what the first one said.`,
    `Clickstream: checkout begins at step 1; a cart put together before the file begins has no items until the next one is added.`,
    `Orders: dates are local time in ${ordersZone} (of an hour that comes twice, the first); rows of one invoice lie within two minutes and are one order; a row that repeats another of its invoice exactly counts once.`,
    `Orders: postage, discounts, fees and manual corrections belong to the total but are no goods; an invoice without goods is no order; goods at price 0 stay.`,
    `Orders: a buyer registered ${registeredMinutesBefore} minutes before their first order, unless a cancellation of something older shows that they were a customer before.`,
    `Orders: a cancellation undoes the newest earlier order of that customer that has all its goods left to return; failing that, the newest with all those products, then with any of them; the whole order only if it returns every piece of it.`,
    `Every file is read by itself: a cart does not go on from one file into the next.`,
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Contacts, country, zone and language of a customer; the same for the same id and country. */
export interface Person {
  readonly email?: string;
  readonly phone?: string;
  readonly devices?: { token: string; platform: 'ios' | 'android' }[];
  readonly language: Language;
  readonly country?: string;
  readonly zone?: string;
}

const russianSpeaking: ReadonlySet<string> = new Set(['RU', 'BY', 'KZ', 'KG']);

/** Assumes a person behind a customer id. `country` is its English name; an unknown one leaves zone and phone open. */
export function assumePerson(customer: string, country: string, assumptions: Assumptions): Person {
  const { has } = assumptions;
  const home = findCountry(country);
  const zone = home?.zones[Math.floor(draw(customer, 'zone') * home.zones.length)];
  const token = digest(customer, 'device').toString('hex').slice(0, 32);
  return {
    ...(draw(customer, 'email') < has.email
      ? { email: `c${digest(customer, 'address').toString('hex').slice(0, 16)}@example.com` }
      : {}),
    ...(home !== undefined && draw(customer, 'sms') < has.sms ? { phone: dial(customer, home.phone) } : {}),
    ...(draw(customer, 'push') < has.push
      ? { devices: [{ token, platform: draw(customer, 'platform') < 0.5 ? 'ios' : 'android' }] }
      : {}),
    language: home !== undefined && russianSpeaking.has(home.code) ? 'ru' : 'en',
    ...(home === undefined ? {} : { country: home.code }),
    ...(zone === undefined ? {} : { zone }),
  };
}

/** Someone who appears in a file for the first time, and how. */
export interface Newcomer {
  readonly customer: string;
  readonly country: string;
  /** Milliseconds since 1970. */
  readonly firstSeen: number;
  /** `registers` with the shop before the first order, or `is known` to it already. */
  readonly as: 'registers' | 'is known';
}

/** The events that make a newcomer's profile, all of them before the first thing they do. */
export function introduceCustomer(newcomer: Newcomer, assumptions: Assumptions): AppEvent[] {
  const { customer, country, firstSeen, as } = newcomer;
  const person = assumePerson(customer, country, assumptions);
  const address = { email: person.email, push: person.devices, sms: person.phone };
  const consenting = channels.filter(
    // The same draw gave the address: of those who have one, the share that consents is so much the larger.
    (channel) => address[channel] !== undefined && draw(customer, channel) < assumptions.consents[channel],
  );
  const hasWithdrawn = consenting.includes('email') && draw(customer, 'email') < assumptions.withdrawn;
  // Who registers ticks the boxes in the same form; of others it is known from before.
  const ticked = as === 'registers' ? consenting : [];
  const given = as === 'registers' ? [] : consenting;
  const length = 1 + given.length + (hasWithdrawn ? 1 : 0);
  const start =
    as === 'registers' ? firstSeen - assumptions.registeredMinutesBefore * 60_000 : firstSeen - length;
  const at = (position: number): string => new Date(start + position).toISOString();
  const id = (what: string): string => `assumed-${customer}-${what}`;
  return [
    makeEvent(as === 'registers' ? 'customer.registered' : 'customer.updated', {
      customer,
      id: id(as === 'registers' ? 'registered' : 'updated'),
      at: at(0),
      properties: {
        ...person,
        ...(ticked.length === 0
          ? {}
          : { consents: ticked.map((channel) => ({ channel, proof: assumedProof })) }),
      },
    }),
    ...given.map((channel, index) =>
      makeEvent('consent.given', {
        customer,
        id: id(`${channel}-given`),
        at: at(1 + index),
        properties: { channel, proof: assumedProof },
      }),
    ),
    ...(hasWithdrawn
      ? [
          makeEvent('consent.withdrawn', {
            customer,
            id: id('email-withdrawn'),
            at: at(length - 1),
            properties: { channel: 'email' as const, how: 'assumed for the replay' },
          }),
        ]
      : []),
  ];
}

const assumedProof = { text: 'Assumed for the replay; nobody was asked.', version: '1', form: 'replay' };

const digest = (customer: string, what: string): Buffer =>
  createHash('sha256').update(`${what}:${customer}`).digest();

const wholeNumber = (customer: string, what: string): number => digest(customer, what).readUIntBE(0, 6);

/** A number from 0 to just under 1 that looks random and never changes. */
const draw = (customer: string, what: string): number => wholeNumber(customer, what) / 2 ** 48;

function dial(customer: string, phone: string): string {
  const digits = String(wholeNumber(customer, 'phone')).padStart(15, '0').slice(-10);
  let next = 0;
  return phone.replaceAll('#', () => digits.charAt(next++));
}
