import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { acceptedSource } from '../../../statemachines/language/settings.ts';
import type { Bus } from '../../ports/world/bus.ts';
import { type ClientOptions, storage } from './client-options.ts';

export const makeBusClient = (options: ClientOptions = {}) => new EventBridgeClient(storage(options));

/** PutEvents takes no more. */
const mostEntries = 10;

/** Who speaks when this product puts an event of its own through the door, like any app. */
export const appSource = 'triggermap-app';

/** The bus did not take every event; the caller repeats them all, and entry absorbs the repeats. */
export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';
}

/** Puts events on buses. Throws `BusUnavailable` unless every one was taken. */
export async function putEntries(
  client: EventBridgeClient,
  entries: readonly PutEventsRequestEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += mostEntries) {
    const Entries = entries.slice(start, start + mostEntries);
    const answer = await client.send(new PutEventsCommand({ Entries }));
    if (!answer.FailedEntryCount) continue;
    const codes = new Set(answer.Entries?.flatMap(({ ErrorCode }) => ErrorCode ?? []));
    throw new BusUnavailable(
      `${answer.FailedEntryCount} of ${Entries.length} events were not taken: ${[...codes].join(', ')}`,
    );
  }
}

/** Puts triggers and events on the custom bus. Throws `BusUnavailable` unless every one was taken. */
export function makeBus({ client, bus }: { client: EventBridgeClient; bus: string }): Bus {
  const entry = (Source: string, DetailType: string, detail: object): PutEventsRequestEntry => ({
    EventBusName: bus,
    Source,
    DetailType,
    Detail: JSON.stringify(detail),
  });
  return {
    putTriggers: (triggers) =>
      putEntries(
        client,
        triggers.map((trigger) => entry(acceptedSource, trigger.name, trigger)),
      ),
    putEvents: (events) =>
      putEntries(
        client,
        events.map(({ name, id, customer, at, properties }) =>
          entry(appSource, name, { id, customer, at, properties }),
        ),
      ),
  };
}
