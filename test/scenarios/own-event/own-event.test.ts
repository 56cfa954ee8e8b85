import { describe, expect, it } from 'vitest';
import { days } from '../../../statemachines/language/durations.ts';
import { oneOf } from '../../../statemachines/language/facts.ts';
import { happened, said } from '../../../statemachines/language/questions.ts';
import { choose, event, message, scenario, wait, when } from '../../../statemachines/language/scenario.ts';
import { story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

/** Starts from an event of the company's own, and asks what it retains: no other line knows of the event. */
const afterWorkshop = scenario({
  id: 'after-workshop',
  stage: 'conversion',
  title: 'After a workshop',
  purpose: 'Shows what a workshop was about to who has not ordered since.',
  on: event('workshop.attended', {}, { topic: oneOf('repotting', 'propagation') }),
  entry: { per: 'customer', repeated: { after: days(30) } },
  goal: 'order.placed',
  exits: [{ event: 'workshop.attended', where: { topic: oneOf('winter-care') } }],
  steps: [
    wait(days(1)),
    choose(said('workshop.attended', 'topic'), {
      repotting: [message('first-order-help', { by: 'email', rank: 15 })],
      propagation: [
        when(happened('workshop.attended', 'this run', { topic: oneOf('repotting') }), {
          yes: [message('welcome', { by: 'email', rank: 4 })],
        }),
      ],
    }),
  ],
});

const begin = () => story({ at: '2026-03-02T11:00', customer: {}, scenarios: [afterWorkshop] });

describe('An event of the company’s own', () => {
  it('starts a scenario, and is asked for what it retains', async () => {
    const ann = await begin();
    await ann.emits('workshop.attended', { topic: 'repotting', seats: 2 });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'first-order-help', 'Tue 3 Mar 11:00']]);
    expectStoryboard(ann);
  });

  it('is known by what it said first and last', async () => {
    const ann = await begin();
    await ann.emits('workshop.attended', { topic: 'propagation' });
    await ann.emits('workshop.attended', { topic: 'repotting' });
    await ann.emits('workshop.attended', { topic: 'propagation' });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, id]) => id)).toEqual(['welcome']);
  });

  it('ends a run by what it says', async () => {
    const ann = await begin();
    await ann.emits('workshop.attended', { topic: 'repotting' });
    await ann.emits('workshop.attended', { topic: 'winter-care' });
    await ann.emits('workshop.attended', { topic: 'repotting' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
  });

  it('starts nothing when the rule asks for another, and the goal ends its run', async () => {
    const ann = await begin();
    await ann.emits('workshop.attended', { topic: 'winter-care' });
    await ann.untilQuiet();
    expect(ann.runs).toEqual([]);
    const tom = await begin();
    await tom.emits('workshop.attended', { topic: 'repotting' });
    await tom.emits('order.placed', order());
    await tom.untilQuiet();
    expect(tom.outbox).toEqual([]);
  });

  it('is refused when its core is wrong', async () => {
    const ann = await begin();
    await ann.emits('workshop.attended', { topic: 'repotting' });
    // @ts-expect-error no workshop has this topic
    await ann.emits('workshop.attended', { topic: 'cooking' });
    expect(ann.happenings.filter((one) => one.what === 'event').map(({ outcome }) => outcome)).toMatchObject([
      { outcome: 'recorded' },
      { outcome: 'rejected', reason: expect.stringContaining('detail.properties.topic') },
    ]);
  });
});
