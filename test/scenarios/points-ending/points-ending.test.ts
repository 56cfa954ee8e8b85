import { describe, expect, it } from 'vitest';
import { days } from '../../../statemachines/language/durations.ts';
import { type Customer, type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const notices = ({ outbox }: Story) =>
  outbox
    .filter(([, message]) => message.startsWith('points-ending'))
    .map(([channel, message, at]) => [channel, message, at.slice(0, 10)]);

/** Has 500 points from the 2nd of March 2026, which end on the 20th of June. */
async function hasPoints(customer: Customer = { name: 'Ann' }, points = 500): Promise<Story> {
  const ann = await story({ at: '2026-03-02T12:00', customer });
  await ann.emits('points.earned', { points, expiresAt: '2026-06-20T10:00:00.000Z', for: 'shop' });
  return ann;
}

describe('Points that end', () => {
  it('are spoken of two weeks before, and once more three days before', async () => {
    const ann = await hasPoints();
    await ann.until('2026-07-10T12:00');
    expect(notices(ann)).toEqual([
      ['push', 'points-ending', 'Sat 6 Jun '],
      ['push', 'points-ending-last', 'Wed 17 Jun'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('are spoken of by SMS only where nothing else reaches the customer, and only the last time', async () => {
    const ann = await hasPoints({ contacts: ['sms'] });
    await ann.until('2026-07-10T12:00');
    expect(notices(ann)).toEqual([['sms', 'points-ending-last', 'Wed 17 Jun']]);
    expectStoryboard(ann);
  });

  it('are not spoken of when they were redeemed a minute before', async () => {
    const ann = await hasPoints();
    await ann.until('2026-06-06T09:59');
    await ann.emits('points.redeemed', { points: 500 });
    await ann.until('2026-07-10T12:00');
    expect(notices(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('that were redeemed after the notice are not spoken of again', async () => {
    const ann = await hasPoints();
    await ann.until('2026-06-10T12:00');
    await ann.emits('points.redeemed', { points: 450 });
    await ann.until('2026-07-10T12:00');
    expect(notices(ann)).toEqual([['push', 'points-ending', 'Sat 6 Jun ']]);
    expectStoryboard(ann);
  });

  it('within two weeks of each other are told in one letter, with their sum', async () => {
    const ann = await hasPoints({ name: 'Ann', contacts: ['email'] });
    await ann.emits('points.earned', { points: 200, expiresAt: '2026-06-28T10:00:00.000Z', for: 'shop' });
    await ann.until('2026-07-10T12:00');
    expect(notices(ann).map(([, message]) => message)).toEqual(['points-ending', 'points-ending-last']);
    const [letter] = ann.deliveries.flatMap(({ content }) =>
      content.channel === 'email' && content.subject.includes('500 points') ? [content] : [],
    );
    expect(letter?.text).toContain('700 points in all');
    expectStoryboard(ann, { whole: true });
  });

  it('that are too few are not worth a word', async () => {
    const ann = await hasPoints({}, 99);
    await ann.until('2026-07-10T12:00');
    expect(notices(ann)).toEqual([]);
  });

  it('are not spoken of in the win-back of a lapsed buyer within two weeks', async () => {
    const ann = await story({ at: '2026-03-12T12:00', customer: { name: 'Ann' } });
    await ann.emits('order.placed', order());
    await ann.emits('points.earned', { points: 500, expiresAt: '2026-06-20T10:00:00.000Z', for: 'shop' });
    await ann.until('2026-06-16T12:00');
    expect(notices(ann)).toEqual([['push', 'points-ending', 'Sat 6 Jun ']]);
    expect(ann.trail('lapsed-buyer')).toContain("Look: Was 'Points end soon' sent in the last 14 days?: yes");
    expect(ann.outbox.map(([, message]) => message)).not.toContain('lapsed-points');
    await ann.after(days(1));
    expectStoryboard(ann);
  });
});
