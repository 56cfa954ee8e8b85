import type {
  About,
  CustomerEvent,
  EventDeclarations,
  EventName,
} from '../../../statemachines/language/events.ts';
import { traitsOf } from '../../../statemachines/language/subjects.ts';
import type { ActionOrder, RunState } from '../../../statemachines/language/tasks.ts';
import { fingerprint } from '../records/fingerprint.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Profile } from '../records/records.ts';
import { sayMoment } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';

/** An event as an action tells it to the door. */
export interface ActionEvent {
  readonly id: string;
  readonly name: EventName;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What an action comes to: what the door is told, if anything, and the sentence that says so. */
export interface Deed {
  readonly events: readonly ActionEvent[];
  readonly because: string;
}

/** Who acts, for whom and when: the same however often the Task is tried. */
export interface Acting {
  /** The run's id. */
  readonly me: string;
  readonly step: string;
  readonly run: RunState;
  readonly profile: Profile;
  readonly events: EventDeclarations;
  /** UTC. */
  readonly at: string;
  /** IANA name. */
  readonly zone: string;
}

/**
 * What an action tells the door. The ids of its events come from run and step, or for points that are given once
 * from customer and reason, so that a Task that is tried again tells nothing new.
 */
export function planAction(action: Exclude<ActionOrder, { do: 'alert' | 'webhook' }>, acting: Acting): Deed {
  switch (action.do) {
    case 'earn points':
      return earnPoints(action, acting);
    case 'expire points':
      return expirePoints(action, acting);
    case 'enter segment':
    case 'leave segment':
      return changeSegment(action, acting);
    case 'emit': {
      const properties = { ...keyOf(action.event, acting), ...action.properties };
      return {
        events: [{ id: idOf(acting), name: action.event, properties }],
        because: `told ${action.event}`,
      };
    }
    case 'grant access':
      return grantAccess(action, acting);
  }
}

const idOf = ({ me, step }: Acting, ...more: readonly string[]): string =>
  `act-${fingerprint(me, step, ...more)}`;

type EarnPoints = Extract<ActionOrder, { do: 'earn points' }>;

function earnPoints({ points, validForSeconds, for: reason, once }: EarnPoints, acting: Acting): Deed {
  const { run, profile, at, zone } = acting;
  const id = once ? `once-${fingerprint(run.customer, reason)}` : idOf(acting);
  const { lots, applied } = profile.points;
  const given = lots.find((lot) => lot.for === reason);
  // The lot of this very Task may stand there already, the rest of the recording undone.
  const isOwn = given?.event === id && given.at === at;
  if (once && !isOwn && (given !== undefined || applied.includes(reason)))
    return { events: [], because: `points for ${reason} were given before, and are given once` };
  const expiresAt = later(at, validForSeconds);
  // The scenario's own message tells of them.
  const properties = { points, expiresAt, for: reason, told: true, ...(once ? { once } : {}) };
  return {
    events: [{ id, name: 'points.earned', properties }],
    because: `earned ${points} points for ${reason}, until ${sayMoment(new Date(expiresAt), zone)} in ${zone}`,
  };
}

function expirePoints({ for: reason }: Extract<ActionOrder, { do: 'expire points' }>, acting: Acting): Deed {
  const { profile, at } = acting;
  // A lot that ends at this very moment was ended by this Task, the rest of the recording perhaps undone.
  const lots = profile.points.lots.filter(
    (lot) => lot.for === reason && lot.left > 0 && (lot.expiresAt === undefined || lot.expiresAt >= at),
  );
  const points = lots.reduce((sum, { left }) => sum + left, 0);
  return {
    events: lots.map(({ event }) => ({
      id: idOf(acting, event),
      name: 'points.expired',
      properties: { earnedBy: event },
    })),
    because: points === 0 ? `no points for ${reason} are left` : `took back ${points} points for ${reason}`,
  };
}

function grantAccess(
  { service, validForSeconds }: Extract<ActionOrder, { do: 'grant access' }>,
  acting: Acting,
): Deed {
  const until = validForSeconds === undefined ? undefined : later(acting.at, validForSeconds);
  const end =
    until === undefined ? '' : `, until ${sayMoment(new Date(until), acting.zone)} in ${acting.zone}`;
  return {
    events: [{ id: idOf(acting), name: 'access.granted', properties: { service, ...onlyKnown({ until }) } }],
    because: `granted access to ${service}${end}`,
  };
}

/**
 * What a webhook is told, as Standard Webhooks lays out a payload: no contact, and of the run's event the chosen
 * properties alone. The id is the same however often the Task is tried.
 */
export function planWebhook(
  { hook, tell }: Omit<Extract<ActionOrder, { do: 'webhook' }>, 'do'>,
  scenario: string,
  { me, step, run, at }: Omit<Acting, 'profile' | 'zone' | 'events'>,
  event: CustomerEvent | undefined,
): WebhookCall {
  const known: Readonly<Record<string, unknown>> = event?.properties ?? {};
  const properties = Object.fromEntries(
    tell.flatMap((name) => (Object.hasOwn(known, name) ? [[name, known[name]]] : [])),
  );
  const { id, customer, key } = run;
  return {
    hook,
    id: `act-${fingerprint(me, step)}`,
    body: JSON.stringify({
      type: `${scenario}.${step}`,
      timestamp: at,
      data: { event: id, run: me, scenario, step, customer, key, properties },
    }),
  };
}

/** One call of an address that the policy names. */
export interface WebhookCall {
  readonly hook: string;
  /** Of the message: whoever is called drops what came before. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

type ChangeSegment = Extract<ActionOrder, { do: 'enter segment' | 'leave segment' }>;

function changeSegment({ do: deed, segment }: ChangeSegment, acting: Acting): Deed {
  const enters = deed === 'enter segment';
  const id = idOf(acting);
  const known = acting.profile.segments[segment];
  const isOwn = known?.moment.id === id;
  if (!isOwn && (known?.in ?? false) === enters)
    return { events: [], because: `${enters ? 'is in' : 'is not in'} the segment ${segment} already` };
  return {
    events: [{ id, name: enters ? 'segment.entered' : 'segment.left', properties: { segment } }],
    because: `${enters ? 'entered' : 'left'} the segment ${segment}`,
  };
}

/** An event about what the run is about carries its key. */
function keyOf(event: EventName, { run, events }: Acting): Readonly<Record<string, string>> {
  const about = events[event]?.about;
  const property = about && traitsOf(about).key;
  if (property === undefined || about !== subjectOf(run, events)) return {};
  const variant = run.facts.said?.variant;
  return { [property]: run.key, ...(typeof variant === 'string' ? { variant } : {}) };
}

/** Runs of older releases that a date or an absence has started are about an order, or about the customer. */
function subjectOf({ name, key, due }: RunState, events: EventDeclarations): About | undefined {
  const about = events[name]?.about;
  return about !== 'timer' ? about : (due?.about ?? (key === 'customer' ? 'customer' : 'order'));
}
