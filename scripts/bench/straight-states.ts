import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { days, hours } from '../../statemachines/language/durations.ts';
import {
  cascade,
  event,
  message,
  promoCode,
  type Scenario,
  scenario,
  wait,
} from '../../statemachines/language/scenario.ts';

/** States entered by a run that nothing holds up: every message goes, every question is answered otherwise. */
export function countStraightStates(subject: Scenario): number {
  const { definition } = compileScenario(subject);
  let name: string | undefined = definition.StartAt;
  let count = 0;
  while (name !== undefined) {
    const state: (typeof definition.States)[string] | undefined = definition.States[name];
    if (state === undefined) throw new Error(`${subject.id} has no state '${name}'`);
    count++;
    name = state.Type === 'Choice' ? state.Default : state.Type === 'Succeed' ? undefined : state.Next;
  }
  return count;
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
    message('cart-reminder', { by: 'email' }),
    wait(days(1)),
    message('cart-offer', { by: 'email', with: offer }),
    wait(days(2)),
    message('cart-reminder', { by: cascade('email', 'push') }),
  ],
});
