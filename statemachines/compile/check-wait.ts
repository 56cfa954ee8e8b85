import { didYouMean } from '../language/did-you-mean.ts';
import { declarationOf, type EventDeclarations, listProperties } from '../language/events.ts';
import type { DateOn, Scenario, WaitStep } from '../language/scenario.ts';
import { checkAttribute } from './check-attribute.ts';
import { checkTime } from './check-time.ts';
import type { Fail } from './scenario-fault.ts';

/** A wait of some time, or until a moment that the profile or the trigger can say. */
export function checkWait(
  fail: Fail,
  where: string,
  wait: WaitStep,
  { on }: Scenario,
  events: EventDeclarations,
): void {
  if ('until' in wait) {
    if (wait.until === 'working morning') return;
    checkTime(fail, where, 'otherwise, a wait', wait.otherwise);
    checkDate(fail, where, wait.until, on.event, events);
  } else checkTime(fail, where, 'a wait', 'time' in wait ? wait.time : wait.workingTime);
}

function checkDate(
  fail: Fail,
  where: string,
  date: DateOn,
  event: Scenario['on']['event'],
  events: EventDeclarations,
): void {
  const { of, field, shiftSeconds, at } = date;
  if (of === 'profile') checkAttribute(fail, where, field);
  else {
    const known = listProperties(declarationOf(event, events));
    if (!known.includes(field)) fail(where, `'${event}' has no ${field}${didYouMean(field, known)}`);
  }
  if (!Number.isInteger(shiftSeconds))
    fail(where, `shifted by ${shiftSeconds} seconds; write a whole number`);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) fail(where, `at: '${at}'; write a time such as '10:00'`);
}

/** The first wait of a run: no Task has run that could compute its end, so it is plain time. */
export function checkFirstWait(fail: Fail, where: string, wait: WaitStep, { on }: Scenario): void {
  if ('timer' in on)
    fail(
      where,
      'the run begins at the good hour of its day; count the days in the trigger, or put a step before',
    );
  if (!('time' in wait))
    fail(where, 'only a time can be waited before the first step; put a step before it, or write wait()');
}
