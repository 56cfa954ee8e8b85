import { didYouMean } from '../language/did-you-mean.ts';
import { declarationOf, type EventDeclarations, listProperties } from '../language/events.ts';
import type { Policy } from '../language/policy.ts';
import { schemaOf } from '../language/property-schema.ts';
import type { Action, Scenario } from '../language/scenario.ts';
import { traitsOf } from '../language/subjects.ts';
import { checkEvent } from './check-event.ts';
import { checkSegment } from './check-segment.ts';
import { checkTime } from './check-time.ts';
import type { Fail } from './scenario-fault.ts';
import { triggerAbout } from './trigger-about.ts';

/** An action that the door will take. */
export function checkAction(
  fail: Fail,
  where: string,
  action: Action,
  scenario: Scenario,
  { policy, events }: { readonly policy: Policy; readonly events: EventDeclarations },
): void {
  switch (action.do) {
    case 'earn points':
      if (!Number.isInteger(action.points) || action.points < 1)
        fail(where, `${action.points} points; write a whole number, 1 or more`);
      checkTime(fail, where, 'points with a life', action.validFor);
      checkReason(fail, where, action.for);
      break;
    case 'expire points':
      checkReason(fail, where, action.for);
      break;
    case 'enter segment':
    case 'leave segment':
      checkSegment(fail, where, action.segment);
      break;
    case 'emit':
      checkEmitted(fail, where, action, scenario, events);
      break;
    case 'alert':
      if (action.text.trim() === '') fail(where, 'an alert without a text; say what is to be done');
      break;
    case 'grant access': {
      const { error } = schemaOf(declarationOf('access.granted', events)).safeParse({
        service: action.service,
      });
      if (error !== undefined)
        fail(where, `'${action.service}' is no name of a service; write it in kebab-case`);
      if (action.validFor !== undefined) checkTime(fail, where, 'access for a time', action.validFor);
      break;
    }
    case 'webhook':
      checkWebhook(fail, where, action, scenario, policy, events);
  }
}

function checkWebhook(
  fail: Fail,
  where: string,
  { hook, tell }: Extract<Action, { do: 'webhook' }>,
  { on }: Scenario,
  policy: Policy,
  events: EventDeclarations,
): void {
  const hooks = Object.keys(policy.webhooks);
  if (!hooks.includes(hook))
    fail(where, `the policy names no webhook '${hook}'${didYouMean(hook, hooks)}; add its address there`);
  const declaration = declarationOf(on.event, events);
  const known = listProperties(declaration);
  const all = { ...declaration.core, ...declaration.optional };
  for (const property of tell) {
    if (all[property]?.personal === true) fail(where, `'${property}' is personal and is told to nobody`);
    if (!known.includes(property))
      fail(where, `'${on.event}' has no ${property}${didYouMean(property, known)}`);
  }
}

function checkReason(fail: Fail, where: string, reason: string): void {
  if (reason.trim() === '' || reason.length > 128)
    fail(where, `points for '${reason}'; say what for, in at most 128 letters`);
}

function checkEmitted(
  fail: Fail,
  where: string,
  { event, properties }: Extract<Action, { do: 'emit' }>,
  { on }: Scenario,
  events: EventDeclarations,
): void {
  checkEvent(fail, where, event, events);
  const declaration = declarationOf(event, events);
  const { about } = declaration;
  if (about === 'message') fail(where, `'${event}' is about a ${about}, and no run is`);
  if (about !== 'customer' && about !== triggerAbout(on, events))
    fail(where, `'${event}' needs the ${about}, which '${on.event}' does not carry`);
  for (const name of Object.keys(properties))
    if (name.endsWith('.$'))
      fail(where, `'${name}' cannot be a property; Step Functions takes a name with .$ for a path`);
  // The run adds the key of its subject, as the door wants it.
  const { key } = traitsOf(about);
  const given = { ...(key === undefined ? {} : { [key]: 'x' }), ...properties };
  const { error } = schemaOf(declaration).safeParse(given);
  const [issue] = error?.issues ?? [];
  if (issue !== undefined)
    fail(
      where,
      `the door will not take '${event}': ${[...issue.path.map(String), issue.message].join(': ')}`,
    );
}
