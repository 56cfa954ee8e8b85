import type { EventName } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { TriggerInput } from '../../statemachines/language/tasks.ts';
import { openDoor } from '../core/door.ts';
import { deriveFacts } from '../core/facts.ts';
import { applyEvent, newProfile, recall } from '../core/profile.ts';
import type { Bus, Clock, Store } from '../ports.ts';
import { storeBusy, writeRounds } from './faults.ts';

export interface RecordPorts {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly policy: Policy;
  /** The events that some scenario starts from; no other goes back on the bus. */
  readonly triggers: readonly EventName[];
}

/** Where an event ended up. */
export type RecordOutcome =
  | { readonly outcome: 'recorded'; readonly trigger?: TriggerInput }
  /** Too old to start anything. */
  | {
      readonly outcome: 'late';
      readonly event: EventName;
      readonly id: string;
      readonly at: string;
      readonly customer: string;
    }
  | {
      readonly outcome: 'duplicate';
      readonly event: EventName;
      readonly id: string;
      readonly at: string;
      readonly customer: string;
    }
  | { readonly outcome: 'rejected'; readonly id: string; readonly reason: string };

/**
 * The one door: validates an envelope, writes profile, hands the trigger on, writes the event. The event is
 * written last: what is there has been handed on, and whatever crashes before is repeated whole.
 */
export async function recordEvent(envelope: unknown, ports: RecordPorts): Promise<RecordOutcome> {
  const { store, bus, clock, policy, triggers } = ports;
  const opened = openDoor(envelope, clock.now(), policy);
  if (opened.opened === 'rejected') {
    await store.saveRejection(opened.rejection);
    return { outcome: 'rejected', id: opened.rejection.id, reason: opened.rejection.reason };
  }
  if (opened.opened === 'product') {
    await store.saveProduct(opened.product);
    return { outcome: 'recorded' };
  }
  const { event, late } = opened;
  const { id, at, name, customer, key } = event;
  const said = { event: name, id, at, customer } as const;

  for (let round = 0; round < writeRounds; round++) {
    const known = await store.know(customer, { event: { at, id } });
    if (known.event !== undefined) return { outcome: 'duplicate', ...said };
    const before = known.profile ?? newProfile(customer);
    const seen = recall(before, event);
    if (seen === 'same id, other time') return { outcome: 'duplicate', ...said };
    const profile = seen === 'new' ? applyEvent(before, event) : before;
    if (seen === 'new' && (await store.saveProfile(profile)) === 'conflict') continue;

    const trigger: TriggerInput | undefined =
      !late && triggers.includes(name)
        ? { id, at, name, customer, key, facts: deriveFacts(profile, event, policy.market) }
        : undefined;
    if (trigger !== undefined) await bus.putTriggers([trigger]);
    await store.saveEvent(event);
    if (late) return { outcome: 'late', ...said };
    return { outcome: 'recorded', ...(trigger === undefined ? {} : { trigger }) };
  }
  throw storeBusy('profile');
}
