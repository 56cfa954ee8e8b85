import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import {
  attribute,
  clicked,
  field,
  happened,
  hasOrders,
  hasSpent,
  isIn,
  wasSent,
} from '../../../statemachines/language/questions.ts';
import {
  alertPerson,
  choose,
  event,
  message,
  type NonEmpty,
  occasion,
  type Scenario,
  type Step,
  scenario,
  wait,
  waitFor,
  when,
} from '../../../statemachines/language/scenario.ts';
import { type Customer, type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const ways = (...steps: NonEmpty<Step<'customer'>>): Scenario =>
  scenario({
    id: 'ways',
    stage: 'conversion',
    title: 'Ways',
    purpose: 'Goes different ways with different customers.',
    on: event('customer.registered'),
    entry: { per: 'customer', repeated: 'never again' },
    goal: 'order.placed',
    steps,
  });

const welcome = () => message('welcome', { rank: 4, by: 'email' });
const help = () => message('first-order-help', { rank: 15, by: 'email' });
const reply = (name: 'welcome' | 'first-order-help', time: string) => [['email', name, time]];

const begin = (scenario: Scenario, customer?: Customer): Promise<Story> =>
  story({
    at: '2026-03-02T10:00',
    scenarios: [scenario],
    ...(customer === undefined ? {} : { customer }),
  });

describe('A condition on an event', () => {
  const looked = () =>
    ways(wait(hours(1)), when(happened('page.viewed'), { yes: [help()], no: [welcome()] }));

  it('says yes when it happened during the run', async () => {
    const ann = await begin(looked());
    await ann.registers();
    await ann.after(minutes(30));
    await ann.emits('page.viewed', { path: '/sale' });
    await ann.untilQuiet();
    expect(ann.trail('ways')).toEqual([
      'Wait 1 hour',
      'Look: Page viewed?: yes',
      'Help with the first order: send (delivered)',
      'Finished',
    ]);
    expect(ann.outbox).toEqual(reply('first-order-help', 'Mon 2 Mar 11:00'));
    expectStoryboard(ann);
  });

  it('says no when it happened only before', async () => {
    const ann = await begin(looked(), {});
    await ann.emits('page.viewed', { path: '/sale' });
    await ann.after(minutes(1));
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.trail('ways')).toEqual([
      'Wait 1 hour',
      'Look: Page viewed?: no',
      'Welcome: send (delivered)',
      'Finished',
    ]);
    expect(ann.outbox).toEqual(reply('welcome', 'Mon 2 Mar 11:01'));
    expectStoryboard(ann);
  });

  it('says no to the very event that started the run', async () => {
    const ann = await begin(ways(when(happened('customer.registered'), { yes: [help()], no: [welcome()] })));
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.trail('ways')).toEqual([
      'Look: Customer registered?: no',
      'Welcome: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('looks back as far as it is told to', async () => {
    const step = (time: ReturnType<typeof days>, words: string) =>
      when(happened('page.viewed', time), { yes: [occasion(words, help())] });
    const ann = await begin(
      ways(
        step(days(2), 'within two days'),
        step(days(7), 'within a week'),
        step(days(30), 'within a month'),
      ),
      {},
    );
    await ann.emits('page.viewed', { path: '/sale' });
    await ann.after(days(3));
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.trail('ways')).toEqual([
      'Look: Page viewed in the last 2 days?: no',
      'Look: Page viewed in the last 7 days?: yes',
      'Help with the first order, within a week: send (delivered)',
      'Look: Page viewed in the last 30 days?: yes',
      'Help with the first order, within a month: skip (daily-cap)',
      'Finished',
    ]);
    expect(ann.outbox).toEqual(reply('first-order-help', 'Thu 5 Mar 10:00'));
    expectStoryboard(ann);
  });
});

describe('A condition on the customer', () => {
  it('knows how often the customer has ordered', async () => {
    const ann = await begin(
      ways(when(hasOrders(1), { yes: [], no: [welcome()] }), when(hasOrders(2), { yes: [help()] })),
      {},
    );
    await ann.emits('order.placed', order());
    await ann.emits('order.placed', order(undefined, 'order-2'));
    await ann.after(hours(2));
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.trail('ways')).toEqual([
      'Look: At least 1 order?: yes',
      'Look: At least 2 orders?: yes',
      'Help with the first order: send (delivered)',
      'Finished',
    ]);
    expect(ann.outbox).toEqual(reply('first-order-help', 'Mon 2 Mar 12:00'));
    expectStoryboard(ann);
  });

  it('knows what was sent lately, and what was only tried', async () => {
    const ann = await story({
      at: '2026-03-02T10:00',
      scenarios: [
        ways(
          welcome(),
          help(),
          when(wasSent('welcome', days(1)), { yes: [], no: [occasion('instead', help())] }),
          when(wasSent('first-order-help', days(1)), { yes: [occasion('once more', help())] }),
          wait(days(2)),
          occasion(
            'two days later',
            when(wasSent('welcome', days(1)), { yes: [occasion('at last', help())] }),
          ),
        ),
      ],
    });
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.trail('ways')).toEqual([
      'Welcome: send (delivered)',
      'Help with the first order: skip (daily-cap)',
      "Look: Was 'Welcome' sent in the last day?: yes",
      "Look: Was 'Help with the first order' sent in the last day?: no",
      'Wait 2 days',
      "Look: Was 'Welcome' sent in the last day, two days later?: no",
      'Finished',
    ]);
    expect(ann.outbox).toEqual(reply('welcome', 'Mon 2 Mar 10:00'));
    expectStoryboard(ann);
  });

  it('knows what the customer has clicked', async () => {
    const ann = await begin(
      ways(welcome(), wait(days(1)), when(clicked('welcome', days(2)), { yes: [help()], no: [] })),
    );
    await ann.registers();
    await ann.after(hours(1));
    await ann.hears('message.clicked');
    await ann.untilQuiet();
    expect(ann.trail('ways').slice(-3)).toEqual([
      "Look: Was 'Welcome' clicked in the last 2 days?: yes",
      'Help with the first order: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('knows the segments that the customer is in', async () => {
    const ann = await begin(ways(wait(hours(1)), when(isIn('gold'), { yes: [help()], no: [welcome()] })));
    await ann.registers();
    await ann.emits('segment.entered', { segment: 'gold' });
    await ann.untilQuiet();
    expect(ann.trail('ways').slice(1)).toEqual([
      'Look: In the segment gold?: yes',
      'Help with the first order: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('knows what the customer has spent', async () => {
    const ann = await begin(
      ways(when(hasSpent(100), { yes: [help()], no: [] }), when(hasSpent(50), { yes: [welcome()], no: [] })),
      {},
    );
    await ann.emits('order.placed', order());
    await ann.emits('order.placed', order(undefined, 'order-2'));
    await ann.after(hours(2));
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.trail('ways')).toEqual([
      'Look: Spent at least 100?: no',
      'Look: Spent at least 50?: yes',
      'Welcome: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  const tongues = () => ways(choose(field('language'), { ru: [help()], unknown: [] }, [welcome()]));

  it.each([
    { language: 'ru', answer: 'ru', outbox: reply('first-order-help', 'Mon 2 Mar 10:00') },
    { language: 'en', answer: 'en', outbox: reply('welcome', 'Mon 2 Mar 10:00') },
    { language: undefined, answer: 'unknown', outbox: [] },
  ] as const)('takes the way of its answer: language $answer', async ({ language, answer, outbox }) => {
    const ann = await begin(tongues());
    await ann.registers(language === undefined ? {} : { language });
    await ann.untilQuiet();
    expect(ann.trail('ways')[0]).toBe(`Look: Which language?: ${answer}`);
    expect(ann.outbox).toEqual(outbox);
  });

  it.each([
    ['gold', reply('first-order-help', 'Mon 2 Mar 10:00')],
    [3, reply('first-order-help', 'Mon 2 Mar 10:00')],
    [true, reply('first-order-help', 'Mon 2 Mar 10:00')],
    ['no', reply('welcome', 'Mon 2 Mar 10:00')],
    [false, reply('welcome', 'Mon 2 Mar 10:00')],
    [undefined, reply('welcome', 'Mon 2 Mar 10:00')],
  ])('takes the way of an attribute that is %o, and the other way when it has none', async (plan, outbox) => {
    const ways3 = { gold: [help()], 3: [help()], true: [help()] };
    const ann = await begin(ways(choose(attribute('plan'), ways3, [welcome()])));
    await ann.registers(plan === undefined ? {} : { attributes: { plan } });
    await ann.untilQuiet();
    expect(ann.trail('ways')[0]).toBe(`Look: Which plan?: ${plan ?? 'unknown'}`);
    expect(ann.outbox).toEqual(outbox);
  });
});

describe('A condition', () => {
  it('ends the run when the goal was reached before it', async () => {
    const ann = await begin(ways(wait(days(1)), when(hasOrders(1), { yes: [help()], no: [welcome()] })));
    await ann.registers();
    await ann.after(hours(1));
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('ways')).toEqual([
      'Wait 1 day',
      'Look: At least 1 order?: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('keeps out a second run when it is the first step', async () => {
    const ann = await begin(ways(when(hasOrders(1), { yes: [help()], no: [welcome()] })));
    await ann.registers();
    await ann.after(minutes(5));
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual(reply('welcome', 'Mon 2 Mar 10:00'));
    expect(ann.trail('ways')).toEqual([
      'Look: At least 1 order?: no',
      'Welcome: send (delivered)',
      'Finished',
      '#2 Look: At least 1 order?: leave (already-entered)',
      '#2 Left',
    ]);
    expectStoryboard(ann);
  });

  it('counts the wait behind it from its own moment, and both ways meet again', async () => {
    const ann = await begin(
      ways(
        wait(hours(2)),
        when(happened('page.viewed'), { yes: [wait(hours(3)), welcome()], no: [] }),
        wait(days(1)),
        help(),
      ),
    );
    await ann.registers();
    await ann.emits('page.viewed', { path: '/' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 15:00'],
      ['email', 'first-order-help', 'Tue 3 Mar 15:00'],
    ]);
    expect(ann.trail('ways')).toEqual([
      'Wait 2 hours',
      'Look: Page viewed?: yes',
      'Wait 3 hours',
      'Welcome: send (delivered)',
      'Wait 1 day',
      'Help with the first order: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('with nothing on the way taken goes straight to the wait behind it', async () => {
    const ann = await begin(
      ways(
        wait(hours(2)),
        when(happened('page.viewed'), { yes: [wait(hours(3)), welcome()], no: [] }),
        wait(days(1)),
        help(),
      ),
    );
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual(reply('first-order-help', 'Tue 3 Mar 12:00'));
    expect(ann.trail('ways')).toEqual([
      'Wait 2 hours',
      'Look: Page viewed?: no',
      'Wait 1 day',
      'Help with the first order: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });
});

describe('A wait for an event', () => {
  const asked = () =>
    ways(
      welcome(),
      waitFor(
        { 'message.clicked': [], 'message.replied': [alertPerson('A customer has answered.')] },
        {
          atMost: days(3),
          otherwise: [help()],
        },
      ),
    );

  it('takes the way of the event that comes, at once', async () => {
    const ann = await begin(asked());
    await ann.registers();
    await ann.after(hours(5));
    await ann.emits('message.replied', { channel: 'email', text: 'How much light does it need?' });
    await ann.untilQuiet();
    expect(ann.trail('ways')).toEqual([
      'Welcome: send (delivered)',
      'Wait for message clicked or replied, at most 3 days: message.replied',
      'Alert a person: act (done)',
      'Finished',
    ]);
    expect(ann.happenings.filter(({ what }) => what === 'alert').map(({ at }) => at.toISOString())).toEqual([
      '2026-03-02T15:00:00.000Z',
    ]);
    expectStoryboard(ann);
  });

  it('goes on when the time is over and nothing came', async () => {
    const ann = await begin(asked());
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox.at(-1)).toEqual(['email', 'first-order-help', 'Thu 5 Mar 10:00']);
    expectStoryboard(ann);
  });

  it('ends when the goal is reached meanwhile', async () => {
    const ann = await begin(asked());
    await ann.registers();
    await ann.after(hours(2));
    await ann.emits('order.placed', order());
    await ann.after(minutes(1));
    expect(ann.trail('ways').slice(-2)).toEqual([
      'Wait for message clicked or replied, at most 3 days: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });
});

describe('A wait', () => {
  it('counted from the trigger does not grow with a night’s delay', async () => {
    const steps = [welcome(), wait(days(1), { from: 'trigger', goodHour: false }), help()] as const;
    const ann = await story({ at: '2026-03-02T19:59', scenarios: [ways(...steps)] });
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 19:59'],
      ['email', 'first-order-help', 'Tue 3 Mar 19:59'],
    ]);
    expectStoryboard(ann);
  });

  it('for a message with a deadline gives it up rather than send it late', async () => {
    const steps = [message('welcome', { rank: 4, by: 'email', within: hours(2) })] as const;
    const ann = await story({ at: '2026-03-02T21:00', scenarios: [ways(...steps)] });
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('ways')).toEqual(['Welcome: skip (too-late)', 'Finished']);
    expectStoryboard(ann);
  });
});
