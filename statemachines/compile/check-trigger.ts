import { didYouMean } from '../language/did-you-mean.ts';
import { type EventName, goodsEvents, isRemembered, remembered } from '../language/events.ts';
import { type FactName, listConditions } from '../language/facts.ts';
import type { Timer, Trigger } from '../language/scenario.ts';
import { checkAttribute } from './check-attribute.ts';
import { checkEvent } from './check-event.ts';
import { checkSaid } from './check-question.ts';
import type { Fail } from './scenario-fault.ts';

const ofGoods: readonly FactName[] = ['itemCount', 'value', 'currency'];

/** What starts a scenario: an event that happens and facts that it has, or a moment that can be foretold. */
export function checkTrigger(fail: Fail, on: Trigger): void {
  if ('timer' in on) checkTimer((what) => fail('on', what), fail, on.timer);
  else {
    checkEvent(fail, 'on', on.event);
    checkSaid(fail, 'on', on.event, on.where ?? {});
  }
  for (const [fact, wanted] of listConditions(on.facts)) {
    if (fact === 'due') fail('on', 'the compiler says which scenario is due; take due away');
    if (ofGoods.includes(fact) && !goodsEvents.includes(on.event))
      fail('on', `'${on.event}' has no ${fact}; ${goodsEvents.join(' and ')} have`);
    if (fact === 'rating' && on.event !== 'review.submitted')
      fail('on', `'${on.event}' has no rating; review.submitted has`);
    if ('oneOf' in wanted && wanted.oneOf.length === 0) fail('on', `${fact}: name at least one value`);
  }
}

function checkTimer(failOn: (what: string) => never, fail: Fail, timer: Timer): void {
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
      if (timer.without !== 'any') checkEvent(fail, 'on', timer.without);
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
        checkEvent(fail, 'on', name);
        if (!name.startsWith('order.')) failOn(`'${name}' is no status of an order`);
      }
      whole('days', timer.days, 0);
      for (const [category, days] of Object.entries(timer.daysByCategory)) whole(`'${category}'`, days, 0);
      break;
    case 'event date':
      if (timer.events.length === 0) failOn('name at least one event that tells the date');
      for (const name of timer.events) {
        checkEvent(fail, 'on', name);
        checkRemembered(failOn, name, timer.property);
        if (timer.daysBy !== undefined) checkRemembered(failOn, name, timer.daysBy.property);
        checkSaid(fail, 'on', name, timer.where ?? {});
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

function checkRemembered(failOn: (what: string) => never, name: EventName, property: string): void {
  const known: readonly string[] = isRemembered(name) ? remembered[name] : [];
  if (!known.includes(property))
    failOn(`'${name}' tells no ${property} that is remembered${didYouMean(property, known)}`);
}
