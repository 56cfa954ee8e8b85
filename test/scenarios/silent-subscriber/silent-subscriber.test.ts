import { describe, expect, it } from 'vitest';
import { isRested } from '../../../functions/core/profile/reach.ts';
import { days } from '../../../statemachines/language/durations.ts';
import { customerId, type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const asked = ({ outbox }: Story) =>
  outbox.filter(([, message]) => message === 'still-want-letters').map(([, , at]) => at.slice(0, 10));
const profileOf = async ({ store }: Story) => {
  const { profile } = await store.know(customerId, {});
  if (profile === undefined) throw new Error('no such customer');
  return profile;
};
const emailRests = async (ann: Story) => isRested('email', await profileOf(ann));

/** Seen last on the 2nd of March 2026; eight letters have come since. */
async function fallsSilent(letters = 8): Promise<Story> {
  const ann = await story({ at: '2026-03-02T12:00', customer: { name: 'Ann', contacts: ['email'] } });
  await ann.emits('page.viewed', { path: '/' });
  for (let letter = 0; letter < letters; letter++) {
    await ann.after(days(7));
    await ann.emits('message.delivered', { run: `news-${letter}`, step: 'news', channel: 'email' });
  }
  return ann;
}

/** Presses one of the buttons of the letter. */
async function answers(ann: Story, answer: string): Promise<void> {
  const [link = ''] = ann.deliveries.flatMap(({ content }) =>
    content.channel === 'email' ? (content.text.match(/https:\S+\/answer\/\S+/g) ?? []) : [],
  );
  await ann.visits(link, { answer });
}

describe('Who has not been heard of for four months', () => {
  it('is asked whether letters are still wanted; without an answer they rest, until the next sign of life', async () => {
    const ann = await fallsSilent();
    await ann.until('2026-07-20T12:00');
    expect(asked(ann)).toEqual(['Wed 1 Jul ']);
    expect(await emailRests(ann)).toBe(true);
    expect((await profileOf(ann)).consents.email?.state).toBe('given');
    await ann.emits('cart.updated', cart());
    expect(await emailRests(ann)).toBe(false);
    await ann.until('2026-07-20T23:00');
    expect(ann.outbox.map(([, message]) => message)).toContain('cart-reminder');
    expectStoryboard(ann, { whole: true });
  });

  it('gets no other marketing by email until the answer', async () => {
    const ann = await fallsSilent();
    await ann.emits('points.earned', { points: 500, expiresAt: '2026-07-20T10:00:00.000Z', for: 'shop' });
    await ann.until('2026-07-30T12:00');
    expect(ann.outbox.map(([, message]) => message)).toEqual(['points-earned', 'still-want-letters']);
    expect(ann.trail('points-ending')).toEqual(['not started: cannot be written to with marketing']);
    expectStoryboard(ann);
  });

  it('and says yes gets them as before', async () => {
    const ann = await fallsSilent();
    await ann.until('2026-07-03T12:00');
    await answers(ann, 'yes');
    await ann.until('2026-07-20T12:00');
    expect(await emailRests(ann)).toBe(false);
    expectStoryboard(ann);
  });

  it('and says less often gets one a week at most', async () => {
    const ann = await fallsSilent();
    await ann.until('2026-07-03T12:00');
    await answers(ann, 'less-often');
    await ann.until('2026-07-04T12:00');
    expect((await profileOf(ann)).segments['less-often']?.in).toBe(true);
    expect(await emailRests(ann)).toBe(false);
    expectStoryboard(ann);
  });

  it('and says no is not written to any more', async () => {
    const ann = await fallsSilent();
    await ann.until('2026-07-03T12:00');
    await answers(ann, 'no');
    await ann.until('2026-07-04T12:00');
    expect((await profileOf(ann)).consents.email?.state).toBe('withdrawn');
    expectStoryboard(ann);
  });

  it('is not asked who clicked of late', async () => {
    const ann = await fallsSilent();
    await ann.emits('message.clicked', { run: 'news-7', step: 'news', channel: 'email' });
    await ann.until('2026-08-01T12:00');
    expect(asked(ann)).toEqual([]);
  });

  it('is not asked who hardly got any letters', async () => {
    const few = await fallsSilent(7);
    await few.until('2026-08-01T12:00');
    expect(asked(few)).toEqual([]);
  });

  it('and visits before the letter goes is not asked', async () => {
    const ann = await fallsSilent();
    await ann.until('2026-07-01T13:00');
    await ann.emits('page.viewed', { path: '/' });
    await ann.until('2026-07-20T12:00');
    expect(asked(ann)).toEqual([]);
    expect(await emailRests(ann)).toBe(false);
    expectStoryboard(ann);
  });

  it('whose letters rest and who unsubscribed before an order is not written to after it', async () => {
    const ann = await fallsSilent();
    await ann.until('2026-07-20T12:00');
    await ann.unsubscribes();
    await ann.emits('order.placed', order());
    await ann.emits('cart.updated', cart([], 'cart-2'));
    await ann.until('2026-09-20T12:00');
    expect(asked(ann)).toHaveLength(1);
    expect(
      (await profileOf(ann)).consents['email:news']?.state ?? (await profileOf(ann)).consents.email?.state,
    ).toBe('withdrawn');
  });
});
