import { describe, expect, it } from 'vitest';
import { type Customer, type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const greetings = ({ outbox }: Story) =>
  outbox
    .filter(([, message]) => message.startsWith('feast-'))
    .map(([channel, message, at]) => [channel, message, at.slice(0, 10)]);

/** Known since the 1st of December 2026. */
const known = (customer: Customer = { name: 'Ann' }): Promise<Story> =>
  story({ at: '2026-12-01T12:00', customer });

describe('On a holiday', () => {
  it('a customer is greeted three days before, in the afternoon, with a small present', async () => {
    const ann = await known();
    await ann.until('2027-01-10T12:00');
    expect(greetings(ann)).toEqual([['email', 'feast-greeting', 'Tue 29 Dec']]);
    expect(ann.outbox[0]?.[2]).toMatch(/ 1[5-8]:\d\d$/);
    expectStoryboard(ann, { whole: true });
  });

  it('of her country in Russia, and in her language', async () => {
    const olga = await known({ name: 'Ольга', language: 'ru', country: 'RU', zone: 'Europe/Moscow' });
    await olga.until('2027-03-20T12:00');
    expect(greetings(olga).map(([, , at]) => at)).toEqual(['Tue 29 Dec', 'Fri 5 Mar ']);
    expect(
      olga.deliveries.flatMap(({ content }) => (content.channel === 'email' ? [content.subject] : [])),
    ).toEqual(['С наступающим Новым годом!', 'С наступающим праздником 8 Марта!']);
    expectStoryboard(olga, { whole: true });
  });

  it('who clicked and bought nothing is reminded once, the day before', async () => {
    const ann = await known();
    await ann.until('2026-12-29T20:00');
    await ann.hears('message.clicked');
    await ann.until('2027-01-10T12:00');
    expect(greetings(ann)).toEqual([
      ['email', 'feast-greeting', 'Tue 29 Dec'],
      ['email', 'feast-last-call', 'Thu 31 Dec'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('who has ordered is not reminded', async () => {
    const ann = await known();
    await ann.until('2026-12-29T20:00');
    await ann.hears('message.clicked');
    await ann.emits('order.placed', order());
    await ann.until('2027-01-10T12:00');
    expect(greetings(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('a birthday within days goes first', async () => {
    const ann = await known();
    await ann.emits('customer.updated', { attributes: { birthday: '1990-01-03' } });
    await ann.until('2027-01-10T12:00');
    expect(greetings(ann)).toEqual([]);
    expect(ann.outbox.map(([, message]) => message)).toContain('birthday-gift');
    expectStoryboard(ann);
  });

  it('a cart of the same day goes first, and the greeting comes before the holiday', async () => {
    const ann = await known();
    await ann.until('2026-12-29T11:30');
    await ann.emits('cart.updated', cart());
    await ann.until('2027-01-10T12:00');
    const [first] = greetings(ann);
    expect(['Wed 30 Dec', 'Thu 31 Dec', undefined]).toContain(first?.[2]);
    expectStoryboard(ann);
  });

  it('nobody is greeted after it', async () => {
    const ann = await known();
    await ann.pauses({ what: 'message', id: 'feast-greeting' }, 'the text is wrong');
    await ann.until('2027-01-02T12:00');
    await ann.resumes({ what: 'message', id: 'feast-greeting' });
    await ann.until('2027-01-20T12:00');
    expect(greetings(ann)).toEqual([]);
  });
});
