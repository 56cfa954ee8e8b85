import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  assumePerson,
  describeAssumptions,
  introduceCustomer,
  usualAssumptions,
} from '../../scripts/importers/assumptions.ts';
import { allCountries, findCountry } from '../../scripts/importers/countries.ts';

const customers = Array.from({ length: 4000 }, (_, index) => `customer-${index}`);
const introduce = (customer: string) =>
  introduceCustomer(
    { customer, country: 'United States', firstSeen: Date.UTC(2026, 0, 1), as: 'is known' },
    usualAssumptions,
  );
const share = (holds: (customer: string) => boolean): number =>
  customers.filter(holds).length / customers.length;

describe('An assumed customer', () => {
  it('is the same every time', () => {
    expect(introduce('ann')).toEqual(introduce('ann'));
    expect(introduce('ann')).not.toEqual(introduce('ben'));
  });

  it('has contacts and consents in the shares that the replay states', () => {
    const people = new Map(
      customers.map((customer) => [customer, assumePerson(customer, 'United States', usualAssumptions)]),
    );
    expect(share((customer) => people.get(customer)?.email !== undefined)).toBeCloseTo(0.92, 1);
    expect(share((customer) => people.get(customer)?.phone !== undefined)).toBeCloseTo(0.6, 1);
    expect(share((customer) => people.get(customer)?.devices !== undefined)).toBeCloseTo(0.4, 1);
    const consents = (what: string) => (customer: string) =>
      introduce(customer).some(({ id }) => id.endsWith(what));
    expect(share(consents('-email-given'))).toBeCloseTo(0.7, 1);
    expect(share(consents('-push-given'))).toBeCloseTo(0.35, 1);
    expect(share(consents('-sms-given'))).toBeCloseTo(0.25, 1);
    expect(share(consents('-email-withdrawn'))).toBeCloseTo(0.03, 1);
    expect(share(consents('-email-withdrawn'))).toBeGreaterThan(0.01);
  });

  it('consents only to channels they have', () => {
    for (const country of ['United States', ''])
      for (const customer of customers.slice(0, 500)) {
        const [{ properties } = { properties: {} }, ...rest] = introduceCustomer(
          { customer, country, firstSeen: 0, as: 'is known' },
          { ...usualAssumptions, consents: { email: 1, push: 1, sms: 1 } },
        );
        const consented = rest.flatMap(({ name, properties }) =>
          name === 'consent.given' ? [properties.channel] : [],
        );
        expect(consented).toEqual([
          ...('email' in properties ? ['email'] : []),
          ...('devices' in properties ? ['push'] : []),
          ...('phone' in properties ? ['sms'] : []),
        ]);
      }
  });

  it('withdraws after consenting, and all before the first thing they do', () => {
    const events =
      customers.map(introduce).find((each) => each.some(({ name }) => name === 'consent.withdrawn')) ?? [];
    expect(events.map(({ name }) => name)).toContain('consent.given');
    expect(events.at(-1)).toMatchObject({ name: 'consent.withdrawn', at: '2025-12-31T23:59:59.999Z' });
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
  });

  it('has an address that nobody else has', () => {
    const people = customers.map((customer) => assumePerson(customer, 'United Kingdom', usualAssumptions));
    for (const key of ['email', 'phone'] as const) {
      const given = people.flatMap((person) => person[key] ?? []);
      expect(new Set(given).size).toBe(given.length);
    }
    expect(people.every(({ email = 'a@example.com' }) => email.endsWith('@example.com'))).toBe(true);
  });

  it('lives in one of the four zones of the United States', () => {
    const zones = customers.map((customer) => assumePerson(customer, 'United States', usualAssumptions).zone);
    expect([...new Set(zones)].toSorted()).toEqual([
      'America/Chicago',
      'America/Denver',
      'America/Los_Angeles',
      'America/New_York',
    ]);
  });

  it.each([
    ['Russia', 'ru', 'RU', 'Europe/Moscow'],
    ['Kazakhstan', 'ru', 'KZ', 'Asia/Almaty'],
    ['Germany', 'en', 'DE', 'Europe/Berlin'],
    ['EIRE', 'en', 'IE', 'Europe/Dublin'],
    ['Curaçao', 'en', 'CW', 'America/Curacao'],
  ])('of %s reads %s', (country, language, code, zone) => {
    expect(assumePerson('ann', country, usualAssumptions)).toMatchObject({ language, country: code, zone });
  });

  it.each(['', 'Unspecified', 'European Community', 'Atlantis'])(
    'of %o has no zone and no phone',
    (country) => {
      for (const customer of customers.slice(0, 100)) {
        const person = assumePerson(customer, country, usualAssumptions);
        expect([person.country, person.zone, person.phone]).toEqual([undefined, undefined, undefined]);
        expect(person.language).toBe('en');
      }
    },
  );
});

describe('A country', () => {
  const drawn = Array.from({ length: 20 }, (_, index) => String((index + 1) * 4_793_216_057).slice(0, 10));

  it.each(allCountries.map((country) => [country.code, country] as const))(
    '%s has zones that exist and numbers that no one has',
    (_, { phone, zones }) => {
      expect(zones.every((zone) => IANAZone.isValidZone(zone))).toBe(true);
      for (const digits of ['0123456789', '9876543210', '5555555555', ...drawn]) {
        let next = 0;
        const number = phone.replaceAll('#', () => digits.charAt(next++));
        const parsed = parsePhoneNumberFromString(number);
        expect([parsed?.number, parsed?.isPossible(), parsed?.isValid()]).toEqual([number, true, false]);
      }
    },
  );

  it('is found by the names that the shops use', () => {
    expect(findCountry('USA')).toBe(findCountry('United States'));
    expect(findCountry('RSA')?.code).toBe('ZA');
    expect(findCountry('Channel Islands')?.code).toBe('JE');
  });
});

it('The assumptions are told with their numbers', () => {
  const told = describeAssumptions({ ...usualAssumptions, registeredMinutesBefore: 25 }).join('\n');
  for (const part of [
    '92 %',
    '40 %',
    '60 %',
    '70 % for email, 35 % for push, 25 % for SMS',
    '3 %',
    '25 minutes',
    'Europe/London',
  ])
    expect(told).toContain(part);
});
