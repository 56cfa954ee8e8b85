import { minutes } from '../../language/durations.ts';
import { atLeast, oneOf, orNever } from '../../language/facts.ts';
import { cascade, event, message, scenario, wait } from '../../language/scenario.ts';

/** Fewer points at once are worth no message of their own; the next one counts them in. */
const worthAWord = 20;

export default scenario({
  id: 'points-earned',
  code: 'S24',
  stage: 'retention',
  title: 'Points earned',
  purpose: 'Says how many points were earned, as soon as they can be spent: once a day, all that are new.',
  // Whoever tells of points in a message of its own, as welcome and birthday do, says so when it earns them.
  on: event('points.earned', {}, { points: atLeast(worthAWord), told: orNever(oneOf(false)) }),
  // Return periods end on different days, so that one customer may have several runs on their way.
  entry: { per: 'customer', repeated: 'every time' },
  steps: [
    // What one order earns is often told in two or three events.
    wait(minutes(5), { goodHour: false }),
    message('points-earned', { by: cascade('push', 'email'), notAtNight: true }),
  ],
});
