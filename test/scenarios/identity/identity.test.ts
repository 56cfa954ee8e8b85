import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import abandonedCart from '../../../statemachines/scenarios/conversion/abandoned-cart.ts';
import orderConfirmed from '../../../statemachines/scenarios/post-purchase/order-confirmed.ts';
import { story } from '../../story.ts';
import { cart, cup, order, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [abandonedCart, orderConfirmed];
const monday = { at: '2026-03-02T10:00', customer: { name: 'Ann' }, scenarios };
const visitor = 'visitor-1';
const proof = { text: 'Yes, write to me', version: '1', form: 'newsletter' };
/** Left in a form on the phone, before signing in. */
const contact = {
  email: 'ann.phone@example.com',
  consents: [{ channel: 'email' as const, proof }],
};

describe('The same person on two devices', () => {
  it('fills a cart on the phone and signs in on the laptop: one run, one reminder', async () => {
    const ann = await story(monday);
    await ann.emits('customer.updated', contact, { as: visitor });
    await ann.emits('cart.updated', cart([teapot]), { as: visitor });
    await ann.after(hours(1));
    await ann.emits('customer.joined', { anonymous: visitor });
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 14:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 14:00'],
    ]);
    expect(ann.trail('abandoned-cart').slice(0, 5)).toContainEqual(
      expect.stringContaining('leave (replaced)'),
    );
    expectStoryboard(ann);
  });

  it('signs in and leaves the cart as it is: the visitor’s run goes on as the customer’s', async () => {
    const ann = await story(monday);
    await ann.emits('customer.updated', contact, { as: visitor });
    await ann.emits('cart.updated', cart([teapot]), { as: visitor });
    await ann.after(hours(1));
    await ann.emits('customer.joined', { anonymous: visitor });
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    // To the customer, by name; the address is the one that was told last.
    const [letter] = ann.deliveries;
    expect(letter).toMatchObject({ customer: 'customer-1', address: 'ann.phone@example.com' });
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.trail('abandoned-cart').at(-1)).toBe('Left');
    expectStoryboard(ann);
  });

  it('has refused letters as a customer: none goes to the address left as a visitor', async () => {
    const ann = await story(monday);
    await ann.emits('customer.updated', contact, { as: visitor });
    await ann.emits('cart.updated', cart([teapot]), { as: visitor });
    await ann.after(minutes(10));
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'account settings' });
    await ann.after(minutes(10));
    await ann.emits('customer.joined', { anonymous: visitor });
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('places an order on one device: the run that began on the other ends', async () => {
    const ann = await story(monday);
    await ann.emits('customer.updated', contact, { as: visitor });
    await ann.emits('cart.updated', cart([teapot]), { as: visitor });
    await ann.after(hours(1));
    await ann.emits('order.placed', order());
    await ann.after(minutes(5));
    await ann.emits('customer.joined', { anonymous: visitor });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['order-confirmed']);
    expect(ann.trail('abandoned-cart').slice(-1)).toEqual(['Left']);
    expectStoryboard(ann);
  });

  it('is told of late under the visitor’s id: it is the customer’s', async () => {
    const ann = await story(monday);
    await ann.emits('customer.joined', { anonymous: visitor });
    await ann.after(minutes(1));
    await ann.emits('cart.updated', cart([teapot]), { as: visitor });
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:01']]);
    expectStoryboard(ann);
  });

  it('unsubscribes in a letter that went to the visitor: the customer gets no more', async () => {
    const ann = await story(monday);
    await ann.emits('customer.updated', contact, { as: visitor });
    await ann.emits('cart.updated', cart([teapot]), { as: visitor });
    await ann.after(hours(4));
    await ann.emits('customer.joined', { anonymous: visitor });
    await ann.after(minutes(10));
    await ann.unsubscribes();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    const { profile } = await ann.store.know('customer-1', {});
    expect(profile?.consents.email?.state).toBe('withdrawn');
    expectStoryboard(ann);
  });
});

describe('A customer with several numbers', () => {
  it('stops SMS from an old one', async () => {
    const ann = await story(monday);
    await ann.emits('customer.updated', { phone: '+44 7400 999888' });
    await ann.after(days(1));
    await ann.replies('STOP');
    await ann.after(minutes(1));
    const { profile } = await ann.store.know('customer-1', {});
    expect(profile?.phone).toBe('+447400999888');
    expect(profile?.consents.sms?.state).toBe('withdrawn');
  });

  it('does not speak for somebody who has that number now', async () => {
    const ann = await story(monday);
    await ann.emits('customer.updated', { phone: '+44 7400 999888' });
    await ann.emits('customer.updated', { phone: '+44 7400 123456' }, { as: 'somebody-else' });
    await ann.after(days(1));
    await ann.replies('STOP');
    await ann.after(minutes(1));
    expect((await ann.store.know('customer-1', {})).profile?.consents.sms?.state).toBe('given');
    expect((await ann.store.know('somebody-else', {})).profile?.consents.sms?.state).toBe('withdrawn');
  });
});
