import { describe, expect, it } from 'vitest';
import { hours } from '../../../statemachines/language/durations.ts';
import { markets, policy } from '../../../statemachines/policy.ts';
import { story } from '../../story.ts';
import { cart } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const at = '2026-03-02T10:00';
const proof = { text: 'Yes, write to me', version: '1', form: 'account' };

describe('A cart reminder comes by push', () => {
  it('when there is no email address', async () => {
    const ann = await story({ at, customer: { contacts: ['push', 'sms'] } });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T18:00');
    expect(ann.outbox).toEqual([['push', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expectStoryboard(ann);
  });

  it('when nobody asked whether email is welcome', async () => {
    const ann = await story({ at, customer: { consents: ['push', 'sms'] } });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T18:00');
    expect(ann.outbox).toEqual([['push', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expectStoryboard(ann);
  });

  it('when mail to the address has bounced', async () => {
    const ann = await story({ at, customer: {} });
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('address.suppressed', { channel: 'email', address: 'ANN@example.com', why: 'bounced' });
    await ann.until('2026-03-02T18:00');
    expect(ann.outbox).toEqual([['push', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expectStoryboard(ann);
  });

  it('when the email provider refuses the address', async () => {
    const ann = await story({
      at,
      customer: {},
      provider: ({ channel }) =>
        channel === 'email' ? { result: 'refused', because: 'SES refused the address' } : undefined,
    });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T18:00');
    expect(ann.outbox).toEqual([['push', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expectStoryboard(ann);
  });
});

describe('A cart reminder comes by SMS', () => {
  it('when email is refused and the only device is dead', async () => {
    const ann = await story({
      at,
      customer: {},
      provider: ({ channel }) =>
        channel === 'sms' ? undefined : { result: 'refused', because: `${channel} is dead` },
    });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T18:00');
    expect(ann.outbox).toEqual([['sms', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expectStoryboard(ann);
  });

  it('only once a week, and the offer never', async () => {
    const ann = await story({ at, customer: { contacts: ['sms'] } });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-05T10:00');
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.until('2026-03-09T12:00');
    await ann.emits('cart.updated', cart(undefined, 'cart-3'));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['sms', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['sms', 'cart-reminder', 'Mon 9 Mar 15:00'],
    ]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
      'Cart offer: skip (no-consent)',
      'Finished',
      '#2 Wait 3 hours',
      '#2 Cart reminder: skip (no-channel)',
      '#2 Wait 1 day',
      '#2 Cart offer: skip (no-consent)',
      '#2 Finished',
      '#3 Wait 3 hours',
      '#3 Cart reminder: send (delivered)',
      '#3 Wait 1 day',
      '#3 Cart offer: skip (no-consent)',
      '#3 Finished',
    ]);
    expectStoryboard(ann);
  });
});

describe('A cart reminder comes by no channel at all', () => {
  it('after a no to email: neither push nor SMS follows', async () => {
    const ann = await story({ at, customer: {} });
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'preference centre' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: skip (consent-withdrawn)',
      'Wait 1 day',
      'Cart offer: skip (consent-withdrawn)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('after a complaint: neither push nor SMS follows', async () => {
    const ann = await story({ at, customer: {} });
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('address.suppressed', {
      channel: 'email',
      address: 'ann@example.com',
      why: 'complained',
    });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('after a no to email from an address that bounces', async () => {
    const ann = await story({ at, customer: {} });
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'preference centre' });
    await ann.emits('address.suppressed', { channel: 'email', address: 'ann@example.com', why: 'bounced' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('after a no to push when email is refused: SMS does not follow', async () => {
    const ann = await story({
      at,
      customer: {},
      provider: ({ channel }) =>
        channel === 'email' ? { result: 'refused', because: 'SES refused the address' } : undefined,
    });
    await ann.emits('consent.withdrawn', { channel: 'push', how: 'phone settings' });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });

  it('after a no to offers alone, which is none to news', async () => {
    const ann = await story({ at, customer: {} });
    await ann.emits('consent.withdrawn', { channel: 'email', purpose: 'offers', how: 'preference centre' });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart').filter((line) => line.includes('skip'))).toEqual([
      'Cart reminder: skip (consent-withdrawn)',
      'Cart offer: skip (consent-withdrawn)',
    ]);
    expectStoryboard(ann);
  });

  it('until the customer says yes again', async () => {
    const ann = await story({ at, customer: {} });
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'preference centre' });
    await ann.after(hours(1));
    await ann.emits('consent.given', { channel: 'email', proof });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T18:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 14:00']]);
    expectStoryboard(ann);
  });
});

describe('Where email is allowed until a no', () => {
  const us = { ...policy, market: markets.us };

  it('a cart reminder comes by email unasked, and by nothing else', async () => {
    const ann = await story({ at, customer: { consents: [] }, policy: us });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T18:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expectStoryboard(ann);
  });

  it('a no is a no', async () => {
    const ann = await story({ at, customer: { consents: ['push', 'sms'] }, policy: us });
    await ann.emits('cart.updated', cart());
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'preference centre' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expectStoryboard(ann);
  });
});
