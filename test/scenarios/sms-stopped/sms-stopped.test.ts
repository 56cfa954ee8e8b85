import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../statemachines/language/durations.ts';
import { story } from '../../story.ts';
import { cart } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const texts = { at: '2026-03-02T10:00', customer: { contacts: ['sms'] } } as const;

describe('SMS stopped', () => {
  it('is confirmed once to who wrote СТОП, at once and without a word of advertising', async () => {
    const ann = await story(texts);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.replies('СТОП');
    await ann.after(minutes(1));
    await ann.replies('Стоп!');
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['sms', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['sms', 'sms-stopped', 'Mon 2 Mar 14:00'],
    ]);
    expectStoryboard(ann);
  });

  it('is left to the carrier, who answers STOP', async () => {
    const ann = await story(texts);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.replies('STOP');
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['cart-reminder']);
    expectStoryboard(ann);
  });
});
