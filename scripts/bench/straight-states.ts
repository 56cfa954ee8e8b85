import { map } from '#map';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { orderOf } from '../../statemachines/compile/order-of.ts';
import { days, hours } from '../../statemachines/language/durations.ts';
import {
  cascade,
  event,
  message,
  occasion,
  promoCode,
  type Scenario,
  scenario,
  wait,
} from '../../statemachines/language/scenario.ts';

/** What a run enters and sends. */
export interface Straight {
  readonly states: number;
  readonly tasks: number;
  readonly messages: number;
}

/** A run that nothing holds up: every message goes by its first channel, every question is answered otherwise. */
export function walkStraight(subject: Scenario): Straight {
  const { definition } = compileScenario(subject, map);
  let name: string | undefined = definition.StartAt;
  let [states, tasks, messages] = [0, 0, 0];
  while (name !== undefined) {
    const state: (typeof definition.States)[string] | undefined = definition.States[name];
    if (state === undefined) throw new Error(`${subject.id} has no state '${name}'`);
    states++;
    if (state.Type === 'Task') {
      tasks++;
      if ('message' in orderOf(state)) messages++;
    }
    name = state.Type === 'Choice' ? state.Default : state.Type === 'Succeed' ? undefined : state.Next;
  }
  return { states, tasks, messages };
}

const offer = promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30) });

/** Three mails, each behind a wait and a check: what others spend 18 states on. */
export const threeMails = scenario({
  id: 'three-mails',
  stage: 'conversion',
  title: 'Cart with three mails',
  purpose: 'Measures what a run costs.',
  on: event('cart.updated'),
  entry: { per: 'cart', repeated: 'latest wins' },
  goal: 'order.placed',
  steps: [
    wait(hours(3)),
    message('cart-reminder', { by: 'email', rank: 5 }),
    wait(days(1)),
    message('cart-offer', { by: 'email', rank: 8, with: offer }),
    wait(days(2)),
    occasion('once more', message('cart-reminder', { by: cascade('email', 'push'), rank: 5 })),
  ],
});
