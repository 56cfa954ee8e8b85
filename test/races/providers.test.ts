import { describe, expect, it } from 'vitest';
import type { Handover } from '../../functions/ports/delivery/channels.ts';
import { hours } from '../../statemachines/language/durations.ts';
import type { StepOutcome, TriggerInput } from '../../statemachines/language/tasks.ts';
import abandonedCart from '../../statemachines/scenarios/conversion/abandoned-cart.ts';
import { cart, order } from '../scenarios/carts.ts';
import { type Story, story } from '../story.ts';
import { callTask, setStage } from './stage.ts';

const monday = { at: '2026-03-02T10:00', customer: {} };
const down: Handover = { result: 'down', because: 'SES answered InternalFailure (500)' };
const unknown: Handover = { result: 'unknown', because: 'SES did not answer in time' };

/** The provider's answers, in the order in which they were given, with their local times. */
const answersOf = ({ happenings }: Story): readonly string[] =>
  happenings.flatMap((happening) =>
    happening.what === 'hand-over'
      ? [`${happening.delivery.channel} ${happening.message} ${happening.handover.result}`]
      : [],
  );

describe('A provider that is down', () => {
  it('is asked again by the machine until it is up: the reminder goes out once', async () => {
    const ann = await story({ ...monday, provider: (_, count) => (count < 4 ? down : undefined) });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T18:00');
    expect(answersOf(ann)).toEqual([
      'email cart-reminder down',
      'email cart-reminder down',
      'email cart-reminder down',
      'email cart-reminder accepted',
    ]);
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:03']]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
    ]);
  });

  it('does not drive a message to a more intrusive channel', async () => {
    const ann = await story({
      ...monday,
      provider: ({ channel }) => (channel === 'email' ? down : undefined),
    });
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('order-confirmed')).toEqual([
      'Failed at Order confirmed: ProviderDown: email: SES answered InternalFailure (500)',
    ]);
    expect(answersOf(ann)).toEqual(Array.from({ length: 9 }, () => 'email order-confirmed down'));
  });

  it('fails the run in the end, which holds all that a redrive needs', async () => {
    let isDown = false;
    const ann = await story({ ...monday, provider: () => (isDown ? down : undefined) });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T20:00');
    isDown = true;
    await ann.untilQuiet();
    isDown = false;
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
      'Failed at Cart offer: ProviderDown: email: SES answered InternalFailure (500)',
    ]);

    const [run] = ann.runs;
    const before = ann.happenings.findLast((happening) => happening.what === 'decision')?.outcome;
    if (run === undefined || before === undefined) throw new Error('nothing ran');
    // What the service keeps of a failed state: its input and the execution, nothing else.
    const input: TriggerInput & { step: StepOutcome } = { ...run.trigger, step: before };
    const call = { ...callTask(abandonedCart, 'cart-offer', input), execution: run.execution };
    const stage = await setStage(ann.store);
    stage.clock.advance(30 * 3600);
    const said = [await stage.send(call), await stage.send(call)];
    expect(said.map(({ decision, reason }) => `${decision} (${reason})`)).toEqual([
      'send (delivered)',
      'send (delivered)',
    ]);
    expect(stage.deliveries.map(({ channel, tags }) => [channel, tags.step])).toEqual([
      ['email', 'cart-offer'],
    ]);
  });
});

describe('A provider whose answer is lost', () => {
  it('is not asked twice for a reminder: that message is given up, and the run goes on', async () => {
    const ann = await story({ ...monday, provider: (_, count) => (count === 1 ? unknown : undefined) });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(answersOf(ann)).toEqual(['email cart-reminder unknown', 'email cart-offer accepted']);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: skip (answer-lost)',
      'Wait 1 day',
      'Cart offer: send (delivered)',
      'Finished',
    ]);
    expect(ann.runs.map(({ states }) => states)).toEqual([7]); // not a state more than without the fault
  });

  it('is asked again for a confirmation', async () => {
    const ann = await story({ ...monday, provider: (_, count) => (count < 3 ? unknown : undefined) });
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(answersOf(ann)).toEqual([
      'email order-confirmed unknown',
      'email order-confirmed unknown',
      'email order-confirmed accepted',
    ]);
    expect(ann.trail('order-confirmed')).toEqual(['Order confirmed: send (delivered)', 'Finished']);
  });

  it('keeps the day’s slot of the message that may have arrived', async () => {
    const ann = await story({ ...monday, provider: (_, count) => (count === 1 ? unknown : undefined) });
    await ann.emits('cart.updated', cart(undefined, 'cart-1'));
    await ann.after(hours(1));
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.until('2026-03-02T23:00');
    expect(answersOf(ann)).toEqual(['email cart-reminder unknown']);
    const trail = ann.trail('abandoned-cart');
    expect(trail).toContain('Cart reminder: skip (answer-lost)');
    expect(trail).toContain('#2 Cart reminder: wait (too-close)');
  });
});

describe('A provider that refuses', () => {
  const refused: Handover = { result: 'refused', because: 'no such address' };

  it('every address leaves nothing to try, and a run that is not red', async () => {
    const ann = await story({ ...monday, provider: () => refused });
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(answersOf(ann)).toEqual([
      'email order-confirmed refused',
      'push order-confirmed refused',
      'sms order-confirmed refused',
    ]);
    expect(ann.trail('order-confirmed')).toEqual(['Order confirmed: skip (refused)', 'Finished']);
  });

  it('gives the day’s slot back', async () => {
    const ann = await story({ ...monday, provider: (_, count) => (count <= 3 ? refused : undefined) });
    await ann.emits('cart.updated', cart(undefined, 'cart-1'));
    await ann.after(hours(1));
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.until('2026-03-02T23:00');
    expect(ann.trail('abandoned-cart')).toContain('Cart reminder: skip (refused)');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 14:00']]);
  });
});
