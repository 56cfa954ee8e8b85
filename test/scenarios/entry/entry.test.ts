import { describe, expect, it } from 'vitest';
import { days, hours } from '../../../statemachines/language/durations.ts';
import {
  cascade,
  event,
  message,
  type NonEmpty,
  occasion,
  type Repeat,
  type Scenario,
  type Step,
  scenario,
  wait,
  waitFor,
} from '../../../statemachines/language/scenario.ts';
import { type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const help = () => message('first-order-help', { rank: 15, by: 'email', postpone: days(1) });

/** Helps who looks around; the help comes first or after an hour. */
const looked = (repeated: Repeat, steps: NonEmpty<Step<'customer'>>): Scenario =>
  scenario({
    id: 'looked',
    stage: 'conversion',
    title: 'Looked around',
    purpose: 'Helps who looks around.',
    on: event('page.viewed'),
    entry: { per: 'customer', repeated },
    steps,
  });
const view = { path: '/plants' };
const monday = { at: '2026-03-02T10:00', customer: {} };

describe('A scenario that repeats when finished', () => {
  it('has one run at a time, and another after that has ended', async () => {
    const steps: NonEmpty<Step<'customer'>> = [help(), wait(days(2)), occasion('once more', help())];
    const ann = await story({ ...monday, scenarios: [looked('when finished', steps)] });
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-04T09:00');
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-05T11:00');
    await ann.emits('page.viewed', view);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'first-order-help', 'Mon 2 Mar 10:00'],
      ['email', 'first-order-help', 'Wed 4 Mar 10:00'],
      ['email', 'first-order-help', 'Thu 5 Mar 11:00'],
      ['email', 'first-order-help', 'Sat 7 Mar 11:00'],
    ]);
    expect(ann.trail('looked')).toEqual([
      'Help with the first order: send (delivered)',
      'Wait 2 days',
      '#2 Help with the first order: leave (run-still-live)',
      '#2 Left',
      'Help with the first order, once more: send (delivered)',
      'Finished',
      '#3 Help with the first order: send (delivered)',
      '#3 Wait 2 days',
      '#3 Help with the first order, once more: send (delivered)',
      '#3 Finished',
    ]);
    expectStoryboard(ann);
  });

  it('has one run at a time also when it begins with a wait', async () => {
    const ann = await story({ ...monday, scenarios: [looked('when finished', [wait(hours(1)), help()])] });
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-02T10:30');
    await ann.emits('page.viewed', view);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'first-order-help', 'Mon 2 Mar 11:00']]);
  });

  it('goes on though the bus delivers its trigger twice, and still lets no other in', async () => {
    const steps: NonEmpty<Step<'customer'>> = [help(), wait(days(2)), occasion('once more', help())];
    const ann = await story({ ...monday, scenarios: [looked('when finished', steps)] });
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-02T11:00');
    await ann.redelivers(ann.runs[0]);
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-03T12:00');
    await ann.emits('page.viewed', view);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'first-order-help', 'Mon 2 Mar 10:00'],
      ['email', 'first-order-help', 'Wed 4 Mar 10:00'],
    ]);
    expect(ann.trail('looked').filter((line) => line.includes('leave'))).toEqual([
      '#2 Help with the first order: leave (duplicate-delivery)',
      '#3 Help with the first order: leave (run-still-live)',
      '#4 Help with the first order: leave (run-still-live)',
    ]);
    expectStoryboard(ann);
  });

  it.each([
    {
      what: 'a message that is clicked',
      steps: [
        message('first-order-help', {
          rank: 15,
          by: cascade('email', 'push'),
          postpone: days(1),
          reach: { within: days(2), by: 'clicked' },
        }),
      ],
      answer: (ann: Story) => ann.hears('message.clicked'),
    },
    {
      what: 'an event that it waits for',
      steps: [
        help(),
        waitFor({ 'order.placed': [] }, { atMost: days(2), otherwise: [occasion('once more', help())] }),
      ],
      answer: (ann: Story) => ann.emits('order.placed', order()),
    },
  ] satisfies {
    what: string;
    steps: NonEmpty<Step<'customer'>>;
    answer: (ann: Story) => Promise<unknown>;
  }[])('lets another in as soon as $what has ended it', async ({ steps, answer }) => {
    const ann = await story({ ...monday, scenarios: [looked('when finished', steps)] });
    await ann.emits('page.viewed', view);
    await ann.after(hours(1));
    await answer(ann);
    await ann.until('2026-03-03T11:00');
    expect(ann.trail('looked').at(-1)).toBe('Finished');
    await ann.emits('page.viewed', view);
    await ann.after(hours(1));
    expect(ann.outbox).toEqual([
      ['email', 'first-order-help', 'Mon 2 Mar 10:00'],
      ['email', 'first-order-help', 'Tue 3 Mar 11:00'],
    ]);
  });

  it('starts again after a run that failed for good, when that can no longer be redriven', async () => {
    let isDown = true;
    const ann = await story({
      ...monday,
      scenarios: [looked('when finished', [help()])],
      provider: () => (isDown ? { result: 'down', because: 'SES answered 500' } : undefined),
    });
    await ann.emits('page.viewed', view);
    await ann.untilQuiet();
    isDown = false;
    await ann.until('2026-03-24T10:00');
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-26T10:00');
    await ann.emits('page.viewed', view);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'first-order-help', 'Thu 26 Mar 10:00']]);
    expect(ann.trail('looked')).toEqual([
      'Failed at Help with the first order: ProviderDown: email: SES answered 500',
      '#2 Help with the first order: leave (run-still-live)',
      '#2 Left',
      '#3 Help with the first order: send (delivered)',
      '#3 Finished',
    ]);
    expectStoryboard(ann);
  });
});

describe('A scenario that repeats after a week', () => {
  it('takes nobody twice within the week', async () => {
    const ann = await story({ ...monday, scenarios: [looked({ after: days(7) }, [help()])] });
    for (const at of ['02T10:00', '05T10:00', '09T09:59', '09T10:01']) {
      await ann.until(`2026-03-${at}`);
      await ann.emits('page.viewed', view);
    }
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'first-order-help', 'Mon 2 Mar 10:00'],
      ['email', 'first-order-help', 'Mon 9 Mar 10:01'],
    ]);
    expect(ann.trail('looked').filter((line) => line.includes('leave'))).toEqual([
      '#2 Help with the first order: leave (entered-recently)',
      '#3 Help with the first order: leave (entered-recently)',
    ]);
    expectStoryboard(ann);
  });
});

describe('A scenario that repeats twice in all', () => {
  it('takes nobody a third time', async () => {
    const ann = await story({ ...monday, scenarios: [looked({ after: days(1), times: 2 }, [help()])] });
    for (const day of ['02', '04', '06']) {
      await ann.until(`2026-03-${day}T11:00`);
      await ann.emits('page.viewed', view);
    }
    await ann.untilQuiet();
    expect(ann.outbox.map(([, , time]) => time)).toEqual(['Mon 2 Mar 11:00', 'Wed 4 Mar 11:00']);
    expect(ann.trail('looked').slice(-2)).toEqual([
      '#3 Help with the first order: leave (entered-often)',
      '#3 Left',
    ]);
    expectStoryboard(ann);
  });
});
