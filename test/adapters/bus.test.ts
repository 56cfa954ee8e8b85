import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BusUnavailable, makeBus, makeBusClient } from '../../functions/adapters/aws/bus.ts';
import type { AppEvent, Bus } from '../../functions/ports/world/bus.ts';
import type { TriggerInput } from '../../statemachines/language/tasks.ts';
import { answerJson, leadTo, type ProviderDouble, startProvider } from './provider-double.ts';

const trigger = (id: string): TriggerInput => ({
  id,
  at: '2026-11-20T12:00:00.000Z',
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
});

const withdrawal: AppEvent = {
  id: 'event-1',
  at: '2026-11-20T12:00:00.000Z',
  name: 'consent.withdrawn',
  customer: 'customer-1',
  properties: { channel: 'email', how: 'one click' },
};

describe('The bus', () => {
  let eventBridge: ProviderDouble;
  let bus: Bus;
  const puts = () => eventBridge.requests.map(({ body }) => JSON.parse(body).Entries);

  beforeAll(async () => {
    eventBridge = await startProvider();
    bus = makeBus({ client: makeBusClient(leadTo(eventBridge.url)), bus: 'triggermap' });
  });
  afterAll(() => eventBridge.stop());
  beforeEach(() => {
    eventBridge.requests.length = 0;
    eventBridge.behave(answerJson({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }));
  });

  test('takes a trigger under the source that scenario rules match', async () => {
    await bus.putTriggers([trigger('event-1')]);
    expect(puts()).toEqual([
      [
        {
          EventBusName: 'triggermap',
          Source: 'triggermap',
          DetailType: 'cart.updated',
          Detail: JSON.stringify(trigger('event-1')),
        },
      ],
    ]);
  });

  test('takes an event under another source, so that it goes through the door', async () => {
    await bus.putEvents([withdrawal]);
    const { name, ...detail } = withdrawal;
    expect(puts()[0]).toMatchObject([{ Source: 'triggermap-app', DetailType: name }]);
    expect(JSON.parse(puts()[0][0].Detail)).toEqual(detail);
  });

  test('is asked ten at a time', async () => {
    await bus.putTriggers(Array.from({ length: 23 }, (_, n) => trigger(`event-${n}`)));
    expect(puts().map(({ length }) => length)).toEqual([10, 10, 3]);
  });

  test('is not asked about nothing', async () => {
    await bus.putTriggers([]);
    expect(eventBridge.requests).toEqual([]);
  });

  test('that takes only some of the events is unavailable, and the caller repeats', async () => {
    eventBridge.behave(
      answerJson({ FailedEntryCount: 1, Entries: [{ EventId: '1' }, { ErrorCode: 'InternalFailure' }] }),
    );
    const putting = bus.putTriggers([trigger('event-1'), trigger('event-2')]);
    await expect(putting).rejects.toThrow(BusUnavailable);
    await expect(putting).rejects.toThrow('1 of 2 events were not taken: InternalFailure');
  });
});
