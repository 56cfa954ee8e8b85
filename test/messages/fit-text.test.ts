import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText } from '../../statemachines/rendering/fit-text.ts';

describe('a text that must fit', () => {
  it('is left alone when it does', () =>
    expect(fitText('Your cart is saved', 18)).toBe('Your cart is saved'));

  it('is cut after a whole word', () => expect(fitText('Your cart is saved', 17)).toBe('Your cart is…'));

  it('is cut inside a word when that word is most of it', () =>
    expect(fitText(`Order ${'9'.repeat(50)}`, 10)).toBe('Order 999…'));

  it('never breaks an emoji', () => expect(fitText('Hi 👩‍👩‍👧‍👦!!', 8)).toBe('Hi…'));

  it('is never longer than the limit, and stays well-formed', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 5, max: 60 }),
        (text, limit) => {
          const fitted = fitText(text, limit);
          expect(fitted.length).toBeLessThanOrEqual(limit);
          expect(fitted.isWellFormed()).toBe(true);
        },
      ),
    ));
});
