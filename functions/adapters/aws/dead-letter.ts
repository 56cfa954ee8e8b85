import type { EventDeclarations } from '../../../statemachines/language/events.ts';
import { acceptedSource } from '../../../statemachines/language/settings.ts';
import { readNotices } from '../../core/feedback/feedback.ts';
import { fingerprint } from '../../core/records/fingerprint.ts';
import { appSource } from './bus.ts';

/** A message of the dead-letter queue: its text, and its attributes by name. */
export interface Letter {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What brings home what a dead letter holds. `what` holds no personal data. */
export type Mending = { readonly what: string } & (
  | { readonly mend: 'put events'; readonly events: readonly Envelope[] }
  | {
      readonly mend: 'start run';
      readonly machine: string;
      readonly name: string;
      readonly input: string;
    }
  /** To a topic, word for word as it came from there. */
  | { readonly mend: 'tell again'; readonly topic: string; readonly message: string }
  | { readonly mend: 'nothing'; readonly because: string }
);

/** EventBridge's envelope, as far as it is needed. */
export interface Envelope {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly time: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Reads a dead letter. There are three shapes: Lambda's record of a call that a function failed on, with the event as
 * `requestPayload`; EventBridge's, which is the event itself with the attributes `RULE_ARN`, `TARGET_ARN` and
 * `ERROR_CODE`; and its scheduler's with `SCHEDULE_ARN`, `SCHEDULED_TIME` and `TARGET_ARN`. Never throws; what cannot
 * be brought home stays where it is.
 */
export function readDeadLetter({ body, attributes }: Letter, now: Date, events: EventDeclarations): Mending {
  const content = parse(body);
  if (!isObject(content)) return leave('a dead letter', 'it is not JSON');
  if ('SCHEDULE_ARN' in attributes) return startScheduled(body, attributes);
  const payload = 'requestPayload' in content ? content.requestPayload : content;
  const sms = readSns(payload);
  if (sms !== undefined) return { mend: 'tell again', what: 'an SMS of a customer', ...sms };
  const envelope = readEnvelope(payload);
  if (envelope === undefined) return leave('a dead letter', 'it holds no event');
  const what = `${envelope.name} ${envelope.id}`;
  if (envelope.source === acceptedSource) return handOnAgain(envelope, what, attributes, now, events);
  if (envelope.source.startsWith('aws.')) return tellFeedback(payload, what);
  // On the bus it would get a new id and time, and count as another event.
  const { id, time, detail } = envelope;
  return { mend: 'put events', what, events: [{ ...envelope, detail: { id, at: time, ...detail } }] };
}

const leave = (what: string, because: string): Mending => ({ mend: 'nothing', what, because });

/**
 * What the door has handed on only the door may put on the bus. A start goes to its machine; a customer's wish is told
 * to the door again, as a new event that says the same now, since it would not hand on the old one twice.
 */
function handOnAgain(
  { id, name, detail }: Envelope,
  what: string,
  attributes: Letter['attributes'],
  now: Date,
  events: EventDeclarations,
): Mending {
  const machine = machineOf(attributes);
  if (machine !== undefined) {
    const input = JSON.stringify(detail);
    // Repeated, it is the same run; and the name tells nobody whose it is.
    return { mend: 'start run', what, machine, name: nameRun(machine, input), input };
  }
  if (events[name]?.privacy === undefined)
    return leave(what, 'no machine is named that it should have started');
  const wish = {
    id: `again-${fingerprint(id)}`,
    at: now.toISOString(),
    customer: detail.customer,
    properties: {},
  };
  return { mend: 'put events', what, events: [{ id, source: appSource, name, time: wish.at, detail: wish }] };
}

/** Nobody but AWS may put its events on a bus; what they mean for the door anyone may tell it. */
function tellFeedback(payload: unknown, what: string): Mending {
  const [notice] = readNotices(payload);
  if (notice?.notice !== 'events')
    return leave(what, notice !== undefined && 'why' in notice ? notice.why : 'it tells nothing');
  const events = notice.events.map(({ name, ...event }) => ({
    id: event.id,
    source: appSource,
    name,
    time: event.at,
    detail: { ...event },
  }));
  return { mend: 'put events', what, events };
}

function startScheduled(input: string, attributes: Letter['attributes']): Mending {
  const { TARGET_ARN: machine = '', SCHEDULED_TIME: time = '' } = attributes;
  const what = `the schedule of ${time}`;
  if (!isMachine(machine)) return leave(what, 'its target is no machine');
  return { mend: 'start run', what, machine, name: nameRun(machine, time), input };
}

const nameRun = (machine: string, of: string): string => `mended-${fingerprint(machine, of)}`;
const isMachine = (arn: string): boolean => /:states:.*:stateMachine:/.test(arn);

/** The one message of a call by SNS, and the topic it came from. */
function readSns(payload: unknown): { readonly topic: string; readonly message: string } | undefined {
  const [record] = isObject(payload) && Array.isArray(payload.Records) ? payload.Records : [];
  const sns: unknown = isObject(record) ? record.Sns : undefined;
  if (!isObject(sns) || typeof sns.TopicArn !== 'string' || typeof sns.Message !== 'string') return undefined;
  return { topic: sns.TopicArn, message: sns.Message };
}

/** The machine that a rule would have started: its target, or the machine of the rule's own name. */
function machineOf({
  TARGET_ARN: target = '',
  RULE_ARN: rule = '',
}: Letter['attributes']): string | undefined {
  if (target !== '') return isMachine(target) ? target : undefined;
  const [, partition, region, account, name] =
    /^arn:([^:]+):events:([^:]+):([^:]+):rule\/[^/]+\/(triggermap-\d+-[a-z0-9-]+)$/.exec(rule) ?? [];
  return name && `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;
}

/** EventBridge's envelope, or the part of it that rules hand on: the trigger. */
function readEnvelope(value: unknown): Envelope | undefined {
  if (!isObject(value)) return undefined;
  const { id, source, 'detail-type': name, time, detail } = value;
  const whole = { id, source, name, time, detail };
  if (isEnvelope(whole)) return whole;
  const part = { id, source: acceptedSource, name: value.name, time: value.at, detail: value };
  return isEnvelope(part) && typeof value.customer === 'string' ? part : undefined;
}

const isEnvelope = (value: { readonly [K in keyof Envelope]: unknown }): value is Envelope =>
  [value.id, value.source, value.name, value.time].every((text) => typeof text === 'string') &&
  isObject(value.detail);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
