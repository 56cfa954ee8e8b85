import { describe, expectTypeOf, it } from 'vitest';
import type { MessageId } from '../../statemachines/language/register.ts';
import type { Words } from '../../statemachines/language/words.ts';

type BlockOf<M extends MessageId> = Words<M>['email']['body'][number];

describe('words that do not compile', () => {
  it('a channel too many, or one too few', () => {
    expectTypeOf<keyof Words<'welcome'>>().toEqualTypeOf<'email' | 'push'>();
    expectTypeOf<keyof Words<'order-confirmed'>>().toEqualTypeOf<'email' | 'push' | 'sms'>();
  });

  it('a code in the reminder, because the step that sends it hands out none', () => {
    expectTypeOf<{ offer: 'code' }>().toExtend<BlockOf<'cart-offer'>>();
    expectTypeOf<{ offer: 'code' }>().not.toExtend<BlockOf<'cart-reminder'>>();
  });

  it('a cart in a confirmed order, or goods in the welcome, because their triggers carry none', () => {
    expectTypeOf<{ goods: 'cart' }>().toExtend<BlockOf<'cart-reminder'>>();
    expectTypeOf<{ goods: 'cart' }>().not.toExtend<BlockOf<'order-confirmed'>>();
    expectTypeOf<{ goods: 'cart' }>().not.toExtend<BlockOf<'welcome'>>();
  });

  it('a delivery where nothing was ordered', () => {
    expectTypeOf<{ detail: 'order.delivery'; title: string }>().toExtend<BlockOf<'order-confirmed'>>();
    expectTypeOf<{ detail: 'order.delivery'; title: string }>().not.toExtend<BlockOf<'cart-offer'>>();
  });

  it('a detail that the message’s own event does not bring', () => {
    expectTypeOf<{ detail: 'status.place'; title: string }>().toExtend<BlockOf<'ready-for-pickup'>>();
    expectTypeOf<{ detail: 'status.place'; title: string }>().not.toExtend<BlockOf<'order-shipped'>>();
    expectTypeOf<{ detail: 'lead.caller'; title: string }>().toExtend<BlockOf<'missed-call'>>();
    expectTypeOf<{ detail: 'lead.caller'; title: string }>().not.toExtend<BlockOf<'lead-greeting'>>();
  });

  it('points in a message that speaks of none, and stars in one that asks for no review', () => {
    expectTypeOf<{ points: 'earned' }>().toExtend<BlockOf<'birthday-gift'>>();
    expectTypeOf<{ points: 'earned' }>().not.toExtend<BlockOf<'birthday-greeting'>>();
    expectTypeOf<{ stars: 'review' }>().toExtend<BlockOf<'review-request'>>();
    expectTypeOf<{ stars: 'review' }>().not.toExtend<BlockOf<'review-thanks'>>();
  });
});
