import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { openDoor } from '../functions/core/ingest/door.ts';
import { type Hours, isWithin, moveInto, outside } from '../functions/core/time/local-hours.ts';
import { channels } from '../statemachines/language/channels.ts';
import type { LocalTime } from '../statemachines/language/policy.ts';
import { markets, policy } from '../statemachines/policy.ts';

const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** How long hours last, over midnight if they must. */
const lengthOf = ([from, to]: Hours): number => (minutesOf(to) - minutesOf(from) + 1440) % 1440;
const noon = new Date('2026-11-20T12:00:00.000Z');

describe.each(Object.entries(markets))('the market %s', (name, { consent, quietHours }) => {
  it('has hours on the clock', () => {
    for (const time of quietHours) expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
  });

  it('is quiet in the night, and leaves room for every deferred message to be spread', () => {
    expect(isWithin(new Date('2026-11-20T03:00:00Z'), 'UTC', quietHours)).toBe(true);
    expect(lengthOf(quietHours)).toBeGreaterThanOrEqual(11 * 60);
    // Hours from a time to itself would be none, and none outside them either.
    expect(lengthOf(outside(quietHours))).toBeGreaterThan(policy.spreadMinutes);
  });

  it('lets waits end at good hours without another wait for the quiet hours', () => {
    for (let minute = 0; minute < 1440; minute++) {
      const at = new Date(Date.UTC(2026, 10, 20, 0, minute));
      if (isWithin(at, 'UTC', policy.goodHours)) expect(isWithin(at, 'UTC', quietHours)).toBe(false);
    }
  });

  it('wants a yes beforehand on every channel, but for email in the United States', () => {
    for (const channel of channels)
      expect(consent[channel]).toBe(name === 'us' && channel === 'email' ? 'opt-out' : 'opt-in');
  });
});

describe('the policy', () => {
  it('is that of one of the markets', () => {
    expect(Object.values(markets)).toContain(policy.market);
  });

  it('writes to everybody within three days: good hours come every day in every zone', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const moved = moveInto(noon, zone, policy.goodHours);
      expect(moved.getTime() - noon.getTime()).toBeLessThan(24 * 3600 * 1000);
    }
  });

  it('spreads deferred messages within the good hours', () => {
    expect(lengthOf(policy.goodHours)).toBeGreaterThan(policy.spreadMinutes);
    expect(policy.spreadMinutes).toBeGreaterThanOrEqual(60);
    expect(policy.spreadMinutes).toBeLessThanOrEqual(90);
  });

  it('sends one marketing message a day, four a week, one of them by SMS, twelve hours apart', () => {
    expect(policy.caps).toEqual({
      perDay: 1,
      perWeek: 4,
      smsPerWeek: 1,
      hoursApart: 12,
      hoursAfterTransactional: 1,
      lessOften: { segment: 'less-often', perWeek: 1 },
    });
  });

  it('names a zone, a currency and a language that exist', () => {
    expect(IANAZone.isValidZone(policy.shop.zone)).toBe(true);
    expect(Intl.supportedValuesOf('currency')).toContain(policy.shop.currency);
    expect(['en', 'ru']).toContain(policy.shop.language);
  });

  it('names a sender that providers accept and that can be answered, and a domain of the shop’s own', () => {
    expect(new URL(policy.brand.url).protocol).toBe('https:');
    expect(policy.sender.sms.number).toMatch(/^\+[1-9]\d{7,14}$/);
    for (const address of [policy.sender.email.address, policy.sender.email.replyTo])
      expect(address).toMatch(/^[^@\s]+@[^@\s]+\.[^@\s]+$/);
    expect(policy.brand.postalAddress).not.toBe('');
  });

  it('keeps unsubscribe links working for the thirty days that the law wants, and for long after', () => {
    expect(policy.unsubscribeLinkDays).toBeGreaterThanOrEqual(60);
  });

  it('takes events as large as their largest carts', () => {
    const items = Array.from({ length: 100 }, (_, n) => ({
      productId: `product-${n}`,
      title: 'A pair of winter boots with a fur lining, brown, size 42',
      price: 80,
      quantity: 1,
      url: `https://shop.example.com/products/${n}`,
      image: `https://shop.example.com/images/${n}.jpg`,
    }));
    const envelope = {
      id: 'event-1',
      'detail-type': 'cart.updated',
      time: noon.toISOString(),
      detail: { customer: 'customer-1', properties: { cartId: 'cart-1', currency: 'EUR', items } },
    };
    expect(openDoor(envelope, noon, policy, events).opened).toBe('event');
  });
});
