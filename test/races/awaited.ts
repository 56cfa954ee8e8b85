import { days, hours } from '../../statemachines/language/durations.ts';
import type { CustomerEvent } from '../../statemachines/language/events.ts';
import { event, message, occasion, scenario, wait, waitFor } from '../../statemachines/language/scenario.ts';
import type { ListenOrder, TaskCall, TriggerInput } from '../../statemachines/language/tasks.ts';
import { listOrders, type Stage } from './stage.ts';

/** A review is waited for: thanks at once when it comes, a reminder when it does not. */
export const reviewAwaited = scenario({
  id: 'review-awaited',
  stage: 'post-purchase',
  title: 'Review awaited',
  purpose: 'Waits for a review.',
  on: event('order.placed'),
  entry: { per: 'order', repeated: 'never again' },
  exits: ['order.cancelled'],
  steps: [
    waitFor(
      { 'review.submitted': [wait(days(1)), message('review-reminder', { by: 'email', rank: 16 })] },
      { atMost: days(5), otherwise: [message('review-request', { by: 'email', rank: 16 })] },
    ),
  ],
});

/** Marketing whose channels have two hours each until a click. */
export const cartClicked = scenario({
  id: 'cart-clicked',
  stage: 'conversion',
  title: 'Cart, channel by channel',
  purpose: 'Tries one channel after the other until the customer clicks.',
  on: event('cart.updated'),
  entry: { per: 'cart', repeated: 'never again' },
  goal: 'order.placed',
  steps: [
    message('cart-reminder', {
      by: ['email', 'push', 'sms'],
      rank: 5,
      reach: { within: hours(2), by: 'clicked' },
    }),
    wait(days(1)),
    occasion('once more', message('cart-reminder', { by: 'email', rank: 5 })),
  ],
});

/** A confirmation that must arrive: by SMS when the email is not delivered within two hours. */
export const orderDelivered = scenario({
  id: 'order-delivered-for-sure',
  stage: 'post-purchase',
  title: 'Order confirmed for sure',
  purpose: 'Confirms an order by email, and by SMS where the email does not arrive.',
  on: event('order.placed'),
  entry: { per: 'order', repeated: 'never again' },
  steps: [message('order-confirmed', { by: ['email', 'sms'], reach: { within: hours(2), by: 'delivered' } })],
});

export const reachSeconds = hours(2).seconds;

/** What the state machine calls the listen Task with. */
export function callListen(run: TriggerInput, token: string): TaskCall<ListenOrder> {
  const order = listOrders(reviewAwaited).find((known) => 'events' in known);
  if (order === undefined || !('events' in order)) throw new Error('nothing waits for a review');
  return { order, run, execution: 'execution-1', token };
}

type FeedbackName = Extract<
  CustomerEvent['name'],
  'message.delivered' | 'message.clicked' | 'message.bounced'
>;

/** What a provider tells of the last message that it has taken. */
export function tellOf(stage: Stage, name: FeedbackName, last = stage.deliveries.at(-1)): unknown {
  if (last === undefined) throw new Error('nothing was sent');
  const { run, step } = last.tags;
  const about = { run, step, channel: last.channel };
  return name === 'message.bounced'
    ? stage.envelope(name, { ...about, address: 'ann@example.com', permanent: true })
    : stage.envelope(name, about);
}
