import { describe, expectTypeOf, it } from 'vitest';
import type { Words } from '../../statemachines/messages/words.ts';

type BlockOf<M extends 'welcome' | 'cart-reminder' | 'cart-offer' | 'order-confirmed'> =
  Words<M>['email']['body'][number];

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
    expectTypeOf<{ delivery: string }>().toExtend<BlockOf<'order-confirmed'>>();
    expectTypeOf<{ delivery: string }>().not.toExtend<BlockOf<'cart-offer'>>();
  });
});
