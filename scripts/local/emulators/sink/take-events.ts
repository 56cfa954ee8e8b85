import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { acceptedSource } from '../../../../statemachines/language/settings.ts';
import { parseJson, Refusal, readRequest } from './refusal.ts';

/** An event on the bus, in EventBridge's envelope. */
export interface Envelope {
  readonly id: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly time: string;
  readonly detail: object;
}

export interface BusParts {
  readonly name: string;
  /** As deployed, only whoever signs with this key may speak as the source that rules trust. */
  readonly recordKeyId: string;
  readonly now: () => Date;
  /** Takes an event from the bus to its rules. */
  readonly route: (envelope: Envelope) => Promise<void>;
}

const busEntry = z.object({
  EventBusName: z.string().default('default'),
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string(),
});
const putEvents = z.object({ Entries: z.array(busEntry).min(1).max(10) });

/** Takes EventBridge's PutEvents: each event goes its way before the answer, refused ones are named in it. */
export async function takeEvents(body: string, keyId: string, bus: BusParts): Promise<object> {
  const Entries: object[] = [];
  for (const entry of readRequest(putEvents, body).Entries)
    try {
      const id = randomUUID();
      const detail = readDetail(entry, keyId, bus);
      await bus.route({
        id,
        source: entry.Source,
        'detail-type': entry.DetailType,
        time: bus.now().toISOString(),
        detail,
      });
      Entries.push({ EventId: id });
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      Entries.push({ ErrorCode: fault.name, ErrorMessage: fault.message });
    }
  return { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries };
}

function readDetail(entry: z.infer<typeof busEntry>, keyId: string, { name, recordKeyId }: BusParts): object {
  if (entry.EventBusName !== name)
    throw new Refusal(
      'ResourceNotFoundException',
      `Event bus ${entry.EventBusName} does not exist; did you mean '${name}'?`,
    );
  if (entry.Source === acceptedSource && keyId !== recordKeyId)
    throw new Refusal('NotAuthorizedForSourceException', `Not authorized for the source ${acceptedSource}.`);
  const detail = parseJson(entry.Detail);
  if (typeof detail !== 'object' || detail === null)
    throw new Refusal('MalformedDetail', 'Detail is malformed.');
  return detail;
}
