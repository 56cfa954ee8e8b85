import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { Handover } from '../../functions/ports/delivery/channels.ts';
import type { Channel } from '../../statemachines/language/channels.ts';
import { minutes } from '../../statemachines/language/durations.ts';
import { policy } from '../../statemachines/policy.ts';
import { cart, cup, order, teapot } from '../scenarios/carts.ts';
import { type Happening, type Story, story, type Told } from '../story.ts';

const proof = { text: 'Yes, write to me', version: '1', form: 'account' };
const channel = fc.constantFrom<Channel>('email', 'push', 'sms');
const addresses = { email: 'ann@example.com', push: 'device-1', sms: '+447400123456' } as const;
const zones = ['Europe/London', 'Asia/Vladivostok', 'America/New_York', 'Pacific/Chatham'] as const;
const cartId = fc.constantFrom('cart-1', 'cart-2');
const orderId = fc.constantFrom('order-1', 'order-2', 'order-3');

/** One thing that can happen to a customer. */
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('fill' as const), cartId, cups: fc.integer({ min: 0, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('empty' as const), cartId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('order' as const), orderId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), orderId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), channel }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('agree' as const), channel }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bounce' as const), channel }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), zone: fc.constantFrom(...zones) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('register' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deploy' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('stock' as const), stock: fc.integer({ min: 0, max: 1 }) }),
  },
);
const answer = fc.oneof(
  { weight: 6, arbitrary: fc.constant('accepted' as const) },
  { weight: 1, arbitrary: fc.constantFrom('refused' as const, 'throttled', 'down', 'unknown') },
);
const life = fc.record({
  at: fc.integer({ min: 0, max: 23 }).map((hour) => `2026-03-25T${String(hour).padStart(2, '0')}:15`),
  deeds: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 * 60 }), deed), { minLength: 3, maxLength: 25 }),
  answers: fc.array(answer, { maxLength: 12 }),
});
type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;

async function live({ at, deeds, answers }: Life): Promise<Story> {
  const left = [...answers];
  const ann = await story({
    at,
    customer: {},
    provider: (): Handover | undefined => {
      const result = left.shift() ?? 'accepted';
      return result === 'accepted' ? undefined : { result, because: result };
    },
  });
  const told: Told[] = [];
  for (const [gap, what] of deeds) {
    await ann.after({ seconds: minutes(1).seconds * gap });
    switch (what.do) {
      case 'fill':
        told.push(
          await ann.emits(
            'cart.updated',
            cart(what.cups === 0 ? [] : [teapot, { ...cup, quantity: what.cups }], what.cartId),
          ),
        );
        break;
      case 'empty':
        told.push(await ann.emits('cart.emptied', { cartId: what.cartId }));
        break;
      case 'order':
        told.push(await ann.emits('order.placed', order(undefined, what.orderId)));
        break;
      case 'cancel':
        told.push(await ann.emits('order.cancelled', { orderId: what.orderId, whole: true }));
        break;
      case 'withdraw':
        await ann.emits('consent.withdrawn', { channel: what.channel, how: 'preference centre' });
        break;
      case 'agree':
        await ann.emits('consent.given', { channel: what.channel, proof });
        break;
      case 'bounce':
        await ann.emits('address.suppressed', {
          channel: what.channel,
          address: addresses[what.channel],
          why: 'bounced',
        });
        break;
      case 'move':
        await ann.emits('customer.updated', { zone: what.zone });
        break;
      case 'register':
        told.push(await ann.emits('customer.registered', {}));
        break;
      case 'repeat':
        for (const event of told.slice(-3)) await ann.repeats(event);
        break;
      case 'deploy':
        ann.redeploys();
        break;
      case 'stock':
        await ann.emits('product.stock-changed', { productId: 'teapot', stock: what.stock });
    }
  }
  await ann.untilQuiet();
  return ann;
}

/** What the customer had said and done when a message came. */
interface Sofar {
  zone: string;
  readonly withdrawn: Set<Channel>;
  readonly suppressed: Set<Channel>;
  readonly marketing: { readonly at: Date; readonly channel: Channel; readonly message: string }[];
  transactional: Date | undefined;
  readonly known: Set<string>;
}

const hour = 3600 * 1000;

/** Every promise that this hand-over breaks. */
function findBroken(
  so: Sofar,
  { at, delivery, message }: Extract<Happening, { what: 'hand-over' }>,
): string[] {
  const broken: string[] = [];
  const promise = (kept: boolean, what: string) =>
    kept || broken.push(`${what}: ${message} at ${at.toISOString()}`);
  const { channel, kind, tags } = delivery;
  promise(!so.suppressed.has(channel), 'nothing goes to a suppressed address');
  if (kind === 'transactional') return broken;
  promise(!so.known.has(`${tags.run} ${tags.step}`), 'no message twice');
  promise(!so.withdrawn.has(channel), 'nothing after a no');
  if (channel !== 'email') promise(!so.withdrawn.has('email'), 'nothing more intrusive after a no to email');
  const local = (moment: Date) => DateTime.fromJSDate(moment, { zone: so.zone });
  const today = local(at).hour;
  promise(today >= 9 && today < 20, 'nothing in quiet hours');
  const before = so.marketing.map((sent) => sent.at);
  promise(
    before.every((sent) => !local(sent).hasSame(local(at), 'day')),
    'one a day',
  );
  promise(
    before.every((sent) => at.getTime() - sent.getTime() >= policy.caps.hoursApart * hour),
    '12 hours apart',
  );
  promise(before.filter((sent) => at.getTime() - sent.getTime() < 168 * hour).length < 4, 'four a week');
  if (channel === 'sms')
    promise(
      so.marketing.every((sent) => sent.channel !== 'sms' || at.getTime() - sent.at.getTime() >= 168 * hour),
      'one SMS a week',
    );
  if (message === 'cart-offer')
    promise(
      so.marketing.every(
        (sent) => sent.message !== message || at.getTime() - sent.at.getTime() >= 30 * 24 * hour,
      ),
      'one offer in 30 days',
    );
  promise(
    so.transactional === undefined || at.getTime() - so.transactional.getTime() >= hour,
    'an hour after a transactional message',
  );
  return broken;
}

/** Goes through a life and collects the promises that were broken. */
function examine({ happenings, runs }: Story): readonly string[] {
  const so: Sofar = {
    zone: policy.shop.zone,
    withdrawn: new Set(),
    suppressed: new Set(),
    marketing: [],
    transactional: undefined,
    known: new Set(),
  };
  const broken: string[] = [];
  for (const happening of happenings) {
    if (happening.what === 'event' && happening.outcome.outcome === 'recorded') {
      const { name, properties } = happening.event;
      const { channel, zone } = properties;
      if (typeof zone === 'string') so.zone = zone;
      if (channel === 'email' || channel === 'push' || channel === 'sms') {
        if (name === 'consent.withdrawn') so.withdrawn.add(channel);
        if (name === 'consent.given') so.withdrawn.delete(channel);
        if (name === 'address.suppressed') so.suppressed.add(channel);
      }
    }
    if (happening.what !== 'hand-over') continue;
    broken.push(...findBroken(so, happening));
    const { handover, delivery, at, message } = happening;
    if (handover.result !== 'accepted' && handover.result !== 'unknown') continue;
    if (delivery.kind === 'transactional') so.transactional = at;
    else so.marketing.push({ at, channel: delivery.channel, message });
    so.known.add(`${delivery.tags.run} ${delivery.tags.step}`);
  }
  for (const run of runs)
    if (run.state.status !== 'succeeded') broken.push(`${run.id} is ${run.state.status}`);
  return broken;
}

describe('Whatever a customer does and providers answer', () => {
  it.each(fc.sample(life, { numRuns: 60, seed: 20260325 }).map((drawn, number) => ({ number, drawn })))(
    'every promise is kept in life $number',
    async ({ drawn }) => {
      expect(examine(await live(drawn))).toEqual([]);
    },
  );
});
