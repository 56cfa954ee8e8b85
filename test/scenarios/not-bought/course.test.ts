import { describe, expect, it } from 'vitest';
import { policy } from '#map';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import abandonedCart from '../../../statemachines/scenarios/conversion/abandoned-cart.ts';
import browseAbandonment from '../../../statemachines/scenarios/conversion/browse-abandonment.ts';
import requestTaken from '../../../statemachines/scenarios/conversion/request-taken.ts';
import savedNotBought from '../../../statemachines/scenarios/conversion/saved-not-bought.ts';
import viewedNotBought from '../../../statemachines/scenarios/conversion/viewed-not-bought.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [abandonedCart, browseAbandonment, savedNotBought, viewedNotBought, requestTaken];

const begin = async (more: Partial<Beginning> = {}): Promise<Story> => {
  const told = await story({ at: '2026-03-02T10:00', customer: { name: 'Ann' }, scenarios, ...more });
  for (const [productId, title] of [
    ['monstera', 'Monstera deliciosa'],
    ['fern', 'Boston fern'],
  ] as const)
    await told.emits('product.updated', {
      productId,
      title,
      url: `https://shop.example.com/p/${productId}`,
      price: 100,
      currency: 'USD',
      stock: 9,
    });
  return told;
};
const saves = (told: Story, productId = 'monstera') => told.emits('product.saved', { productId });
const looks = (told: Story, productId = 'monstera') => told.emits('product.viewed', { productId });
const answers = async (told: Story, answer: string): Promise<void> => {
  const letter = told.deliveries.find(({ channel }) => channel === 'email');
  const text = letter?.channel === 'email' ? letter.content.text : '';
  await told.visits(/https:\S+\/answer\/\S+/.exec(text)?.[0] ?? '', { answer });
};
const namesOf = (told: Story) =>
  told.happenings.flatMap((one) => (one.what === 'event' ? one.event.name : []));

describe('Saved, not bought', () => {
  it('asks two days later what would help to decide', async () => {
    const told = await begin();
    await saves(told);
    await told.untilQuiet();
    expect(told.outbox).toEqual([['email', 'still-interested', 'Wed 4 Mar 10:00']]);
    expect(told.trail('saved-not-bought')).toEqual([
      'Wait for 2 days without product viewed',
      'Look: No product viewed for 2 days?: yes',
      'Question to the undecided: send (delivered)',
      "Look: Was 'Question to the undecided' sent in the last day?: yes",
      'Wait for Question to the undecided answered, at most 3 days: none',
      'Finished',
    ]);
    expectStoryboard(told, { whole: true });
  });

  it('counts the two days from the last look', async () => {
    const told = await begin();
    await saves(told);
    await told.after(days(1));
    await looks(told);
    await told.until('2026-03-06T10:00');
    expect(told.outbox).toEqual([['email', 'still-interested', 'Thu 5 Mar 10:00']]);
    expectStoryboard(told);
  });

  it('watches the price for whom it costs too much, and says so', async () => {
    const told = await begin();
    await saves(told);
    await told.until('2026-03-04T12:00');
    await answers(told, 'price');
    await told.untilQuiet();
    expect(told.trail('saved-not-bought').slice(-3)).toEqual([
      'Look: Question to the undecided answered with what?: price',
      'Emit Product requested, when cheaper: act (done)',
      'Finished',
    ]);
    expect(namesOf(told)).toContain('question.answered');
    expect(told.outbox.map(([, message]) => message)).toEqual(['still-interested', 'request-taken']);
    const { profile } = await told.store.know('customer-1', {});
    expect(profile?.counters['product.requested']?.said).toMatchObject({ wants: 'cheaper' });
    expectStoryboard(told);
  });

  it('watches the stock for whom the size is missing', async () => {
    const told = await begin();
    await saves(told);
    await told.until('2026-03-04T12:00');
    await answers(told, 'size');
    await told.untilQuiet();
    const { profile } = await told.store.know('customer-1', {});
    expect(profile?.counters['product.requested']?.said).toMatchObject({ wants: 'back' });
    expectStoryboard(told);
  });

  it('explains the delivery to who asks for that', async () => {
    const told = await begin();
    await saves(told);
    await told.until('2026-03-04T12:00');
    await answers(told, 'delivery');
    await told.untilQuiet();
    expect(told.outbox.at(-1)).toEqual(['email', 'delivery-explained', 'Wed 4 Mar 12:00']);
    expectStoryboard(told, { whole: true });
  });

  it('lets go who was just looking', async () => {
    const told = await begin();
    await saves(told);
    await told.until('2026-03-04T12:00');
    await answers(told, 'looking');
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(1);
    expect(told.trail('saved-not-bought').at(-1)).toBe('Finished');
    expectStoryboard(told);
  });

  it.each([
    ['order.placed', order(), 'goal-reached'],
    ['cart.updated', cart(), 'exit-happened'],
    ['product.unsaved', { productId: 'monstera' }, 'exit-happened'],
  ] as const)('ends with %s', async (name, properties, reason) => {
    const told = await begin();
    await saves(told);
    await told.after(hours(5));
    await told.emits(name, properties);
    await told.untilQuiet();
    expect(told.trail('saved-not-bought').slice(-2)).toEqual([
      `Look: No product viewed for 2 days?: leave (${reason})`,
      'Left',
    ]);
    expect(told.outbox.map(([, message]) => message)).not.toContain('still-interested');
    expectStoryboard(told);
  });

  it('is about one product a time, and once in 14 days', async () => {
    const told = await begin();
    await saves(told);
    await told.after(minutes(5));
    await saves(told, 'fern');
    await told.after(days(10));
    await saves(told, 'fern');
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(1);
    expect(told.trail('saved-not-bought').filter((line) => line.includes('entered-recently'))).toHaveLength(
      2,
    );
    expectStoryboard(told);
  });

  it('is silent about what was shown after the browsing of the same week, and speaks of the rest', async () => {
    const told = await begin();
    await looks(told);
    await told.after(minutes(1));
    await looks(told);
    await told.after(hours(1));
    expect(told.outbox).toEqual([['push', 'looked-at', 'Mon 2 Mar 10:16']]);
    await saves(told);
    await told.untilQuiet();
    expect(told.trail('saved-not-bought').slice(-2)).toEqual([
      'Question to the undecided: leave (family-first)',
      'Left',
    ]);
    const other = await told.after(days(15)).then(() => saves(told, 'fern'));
    expect(other.name).toBe('product.saved');
    await told.untilQuiet();
    expect(told.outbox.at(-1)?.[1]).toBe('still-interested');
    expectStoryboard(told);
  });

  it('leaves alone who has ordered in the last three days', async () => {
    const told = await begin();
    await told.emits('order.placed', order());
    await told.after(days(2));
    await saves(told);
    await told.untilQuiet();
    expect(told.trail('saved-not-bought')).toEqual([
      'not started: last order 48 hours ago, wanted at least 72',
    ]);
    expectStoryboard(told);
  });

  it('is not for staff', async () => {
    const told = await begin({ customer: { traffic: 'staff' } });
    await saves(told);
    await told.untilQuiet();
    expect(told.runs).toEqual([]);
  });

  it('gives way to a cart of the last days', async () => {
    const told = await begin();
    await told.emits('cart.updated', cart());
    await told.until('2026-03-02T14:00');
    await told.emits('cart.emptied', { cartId: 'cart-1' });
    await saves(told);
    await told.untilQuiet();
    expect(told.trail('saved-not-bought').slice(-2)).toEqual([
      'Question to the undecided: leave (family-first)',
      'Left',
    ]);
    expectStoryboard(told);
  });
});

describe('Viewed, not bought', () => {
  it('asks about what was looked at on two days of a week', async () => {
    const told = await begin();
    await looks(told);
    await told.after(days(3));
    await looks(told);
    await told.until('2026-03-08T10:00');
    expect(told.outbox).toEqual([['email', 'still-interested', 'Sat 7 Mar 10:00']]);
    expect(told.trail('viewed-not-bought')[0]).toBe('not started: looked at on 1 day, wanted exactly 2');
    expectStoryboard(told);
  });

  it('counts one evening as one day, by the shop’s clock where the customer’s is unknown', async () => {
    const shop = { ...policy.shop, zone: 'America/Los_Angeles' };
    const told = await begin({ at: '2026-03-02T15:30', policy: { ...policy, shop } });
    await looks(told); // midnight in London comes between the two looks
    await told.after(hours(2));
    await looks(told);
    expect(told.trail('viewed-not-bought')).toEqual([
      'not started: looked at on 1 day, wanted exactly 2',
      'not started: looked at on 1 day, wanted exactly 2',
    ]);
  });

  it('is silent where the same customer was asked about what was saved', async () => {
    const told = await begin();
    await saves(told, 'fern');
    await told.after(days(3));
    await looks(told);
    await told.after(days(1));
    await looks(told);
    await told.untilQuiet();
    expect(told.outbox).toEqual([['email', 'still-interested', 'Wed 4 Mar 10:00']]);
    expect(told.trail('viewed-not-bought').slice(-2)).toEqual([
      'Question to the undecided: leave (family-first)',
      'Left',
    ]);
    expectStoryboard(told);
  });
});
