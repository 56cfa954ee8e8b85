import { didYouMean } from '../language/did-you-mean.ts';
import { type EventDeclarations, type EventName, listNamesOf } from '../language/events.ts';
import { type FactName, listConditions } from '../language/facts.ts';
import type { Timer, Trigger } from '../language/scenario.ts';
import { checkAttribute } from './check-attribute.ts';
import { checkEvent } from './check-event.ts';
import { checkSaid } from './check-question.ts';
import type { Fail } from './scenario-fault.ts';

const ofGoods: readonly FactName[] = ['itemCount', 'value', 'currency'];

/** What starts a scenario: an event that happens and facts that it has, or a moment that can be foretold. */
export function checkTrigger(fail: Fail, on: Trigger, events: EventDeclarations): void {
  if ('timer' in on) checkTimer((what) => fail('on', what), fail, on.timer, events);
  else {
    checkEvent(fail, 'on', on.event, events);
    checkSaid(fail, 'on', on.event, on.where ?? {}, events);
  }
  const listing = listNamesOf(events, ({ lists }) => lists === 'line items');
  const rating = listNamesOf(events, ({ retained }) => retained.includes('rating'));
  for (const [fact, wanted] of listConditions(on.facts)) {
    if (fact === 'due') fail('on', 'the compiler says which scenario is due; take due away');
    if (ofGoods.includes(fact) && !listing.includes(on.event))
      fail('on', `'${on.event}' has no ${fact}; ${listing.join(' and ')} have`);
    if (fact === 'rating' && !rating.includes(on.event))
      fail('on', `'${on.event}' has no rating; ${rating.join(' and ')} has`);
    if ('oneOf' in wanted && wanted.oneOf.length === 0) fail('on', `${fact}: name at least one value`);
  }
}

function checkTimer(
  failOn: (what: string) => never,
  fail: Fail,
  timer: Timer,
  events: EventDeclarations,
): void {
  const whole = (name: string, days: number, least: number): void => {
    if (!Number.isInteger(days) || days < least)
      failOn(`${name}: ${days}; write whole days, ${least} or more`);
  };
  whole('lateDays', timer.lateDays, 0);
  switch (timer.due) {
    case 'date':
      checkAttribute(fail, 'on', timer.attribute);
      whole('days', timer.days, -366);
      whole('knownForDays', timer.knownForDays, 0);
      break;
    case 'inactivity': {
      if (timer.without !== 'any') checkEvent(fail, 'on', timer.without, events);
      if (typeof timer.days === 'number') {
        whole('days', timer.days, 1);
        break;
      }
      const { times, atLeast, atMost, otherwise } = timer.days;
      if (!(times > 0)) failOn(`times: ${times}; write more than 0`);
      whole('atLeast', atLeast, 1);
      whole('atMost', atMost, atLeast);
      whole('otherwise', otherwise, 1);
      break;
    }
    case 'status':
      for (const name of [timer.status, timer.from]) {
        checkEvent(fail, 'on', name, events);
        if (!name.startsWith('order.')) failOn(`'${name}' is no status of an order`);
      }
      whole('days', timer.days, 0);
      for (const [category, days] of Object.entries(timer.daysByCategory)) whole(`'${category}'`, days, 0);
      break;
    case 'event date':
      if (timer.events.length === 0) failOn('name at least one event that tells the date');
      for (const name of timer.events) {
        checkEvent(fail, 'on', name, events);
        checkRetained(failOn, name, timer.property, events);
        if (timer.daysBy !== undefined) checkRetained(failOn, name, timer.daysBy.property, events);
        checkSaid(fail, 'on', name, timer.where ?? {}, events);
      }
      whole('days', timer.days, -366);
      for (const [value, days] of Object.entries(timer.daysBy?.days ?? {})) whole(`'${value}'`, days, -366);
      break;
    case 'points':
      whole('days', timer.days, -366);
      if (timer.days >= 0) failOn(`days: ${timer.days}; points end, so write days before it, such as -14`);
      if (!Number.isInteger(timer.atLeast) || timer.atLeast < 1)
        failOn(`atLeast: ${timer.atLeast}; write whole points, 1 or more`);
      whole('together', timer.together, 0);
      break;
    case 'feast':
      whole('days', timer.days, -366);
      if (timer.days > 0)
        failOn(`days: ${timer.days}; a feast that is over is not greeted, write 0 or fewer`);
  }
}

function checkRetained(
  failOn: (what: string) => never,
  name: EventName,
  property: string,
  events: EventDeclarations,
): void {
  const known = events[name]?.retained ?? [];
  if (!known.includes(property))
    failOn(`'${name}' tells no ${property} that is retained${didYouMean(property, known)}`);
}
