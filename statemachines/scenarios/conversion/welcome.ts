import { days } from '../../language/durations.ts';
import { cascade, event, message, scenario, wait } from '../../language/scenario.ts';

export const welcome = scenario({
  id: 'welcome',
  stage: 'conversion',
  title: 'Welcome',
  purpose: 'Greets a new customer; a day later helps with the first order.',
  on: event('customer.registered'),
  entry: { per: 'customer', repeated: 'never again' },
  goal: 'order.placed',
  steps: [
    message('welcome', { by: cascade('email', 'push'), postpone: days(1) }),
    wait(days(1)),
    message('first-order-help', { by: cascade('email', 'push'), postpone: days(2) }),
  ],
});
