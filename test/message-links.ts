import { map, policy, scenarios } from '#map';
import { makeMemoryStore } from '../functions/adapters/memory/store.ts';
import { newProfile } from '../functions/core/profile/profile.ts';
import type { Address } from '../functions/core/profile/reach.ts';
import { prepareMessage } from '../functions/tasks/delivery/prepare-message.ts';
import { writeExamples } from '../scripts/local/ui/queries/example-events.ts';
import { compileScenario } from '../statemachines/compile/compile-scenario.ts';
import type { Channel } from '../statemachines/language/channels.ts';
import type { CustomerEvent } from '../statemachines/language/events.ts';
import type { SendOrder } from '../statemachines/language/tasks.ts';
import type { View } from '../statemachines/language/view.ts';

/** Where the customer's own pages are served in these tests. */
export const customerUrl = 'https://pages.example.com';

/** A link to one of the customer's own pages, and a message and channel that carry it. */
export interface MessageLink {
  readonly message: string;
  readonly channel: Channel;
  readonly url: string;
}

const now = new Date('2026-03-02T13:00:00.000Z');
const signingKey = 'a signing key of at least thirty-two bytes';
const addresses: Readonly<Record<Channel, Address>> = {
  email: { channel: 'email', address: 'ann@example.com' },
  sms: { channel: 'sms', address: '+447400123456' },
  push: { channel: 'push', devices: [{ token: 'device-1', platform: 'ios' }] },
};
const profile = { ...newProfile('customer-1'), version: 1, email: 'ann@example.com', name: 'Ann' };
const examples = writeExamples(profile, now);
const facts = { nth: 1, orders: 0, traffic: 'customer', reachable: true } as const;

/** Every link to the customer's own pages that a message of the map can carry, its headers included. */
export async function listMessageLinks(): Promise<readonly MessageLink[]> {
  const links: MessageLink[] = [];
  for (const scenario of scenarios)
    for (const order of sendsOf(compileScenario(scenario, map).definition))
      for (const channel of order.channels) {
        const urls = await linksIn(order, scenario.on.event, channel);
        links.push(...urls.map((url) => ({ message: order.message, channel, url })));
      }
  return links;
}

async function linksIn(order: SendOrder, name: CustomerEvent['name'], channel: Channel): Promise<string[]> {
  const at = now.toISOString();
  const event = {
    id: 'event-1',
    name,
    at,
    customer: profile.customer,
    key: 'monstera',
    properties: examples[name],
    // The examples are of the event's own shape, which a union of events cannot say.
  } as CustomerEvent;
  const found: string[] = [];
  const prepared = await prepareMessage(
    {
      order,
      run: { id: 'run-1', name, customer: profile.customer, key: 'monstera', at, facts },
      execution: 'execution-1',
    },
    {
      store: makeMemoryStore(),
      channels: {
        email: async ({ unsubscribe }) => {
          if (unsubscribe !== undefined) found.push(unsubscribe);
          return { result: 'accepted', reference: 'reference-1' };
        },
        push: async () => ({ result: 'accepted', reference: 'reference-1' }),
        sms: async () => ({ result: 'accepted', reference: 'reference-1' }),
      },
      content: async (_message, through, wanted, viewIn) => {
        found.push(...urlsOf(viewIn(wanted).links));
        return through === 'email'
          ? { channel: through, subject: '', html: '', text: '' }
          : through === 'push'
            ? { channel: through, title: '', text: '' }
            : { channel: through, text: '' };
      },
      policy,
      events: map.events,
      signingKey: async () => signingKey,
      customerUrl,
    },
    { profile, event, products: [] },
    { decision: 'send', address: addresses[channel] },
    undefined,
    now,
  );
  if ('fault' in prepared) throw new Error(`${order.message} by ${channel}: ${prepared.fault}`);
  await prepared.handOver();
  return found.filter((url) => url.startsWith(`${customerUrl}/`));
}

const urlsOf = (links: View['links']): readonly string[] =>
  Object.values(links).flatMap((link) => (typeof link === 'string' ? link : Object.values(link)));

/** The message Tasks of a definition, wherever they stand. */
function sendsOf(definition: unknown): readonly SendOrder[] {
  if (isSend(definition)) return [definition];
  return typeof definition === 'object' && definition !== null
    ? Object.values(definition).flatMap(sendsOf)
    : [];
}

const isSend = (part: unknown): part is SendOrder =>
  typeof part === 'object' && part !== null && 'message' in part && 'channels' in part;
