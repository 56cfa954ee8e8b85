import { describe, expect, test } from 'vitest';
import { events } from '#map';
import { type Letter, type Mending, readDeadLetter } from '../../functions/adapters/aws/dead-letter.ts';
import { openDoor } from '../../functions/core/ingest/door.ts';
import { policy } from '../../statemachines/policy.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const machine = 'arn:aws:states:eu-west-1:123456789012:stateMachine:triggermap-2-abandoned-cart';
const recordArn = 'arn:aws:lambda:eu-west-1:123456789012:function:triggermap-record';
const rule = 'arn:aws:events:eu-west-1:123456789012:rule/triggermap/triggermap-2-abandoned-cart';

const appEvent = {
  version: '0',
  id: 'bus-1',
  'detail-type': 'cart.emptied',
  source: 'shop',
  account: '123456789012',
  time: '2026-11-20T09:00:00Z',
  region: 'eu-west-1',
  resources: [],
  detail: { customer: 'customer-1', properties: { cartId: 'cart-1' } },
};
const trigger = {
  id: 'event-1',
  at: '2026-11-20T09:00:00.000Z',
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
};
const started = {
  ...appEvent,
  id: 'bus-2',
  source: 'triggermap',
  'detail-type': trigger.name,
  detail: trigger,
};

/** As EventBridge leaves it. */
const ofRule = (body: unknown, attributes: Record<string, string>): Letter => ({
  body: JSON.stringify(body),
  attributes: { ERROR_CODE: 'THROTTLING', RETRY_ATTEMPTS: '185', ...attributes },
});
/** As Lambda leaves it. */
const ofFunction = (requestPayload: unknown): Letter => ({
  body: JSON.stringify({
    version: '1.0',
    timestamp: '2026-11-20T09:10:00.000Z',
    requestContext: { requestId: 'r', functionArn: `${recordArn}:$LATEST`, condition: 'RetriesExhausted' },
    requestPayload,
    responseContext: { statusCode: 200, functionError: 'Unhandled' },
    responsePayload: { errorType: 'StoreBusy' },
  }),
  attributes: {},
});

/** What the door makes of it: on the bus each event gets another id and time. */
const openAgain = (mending: Mending) =>
  mending.mend === 'put events'
    ? mending.events.map(({ name, detail }) =>
        openDoor(
          { ...appEvent, id: 'bus-9', time: '2026-11-20T12:00:00Z', 'detail-type': name, detail },
          now,
          policy,
          events,
        ),
      )
    : [];

describe('A dead letter', () => {
  test.each([
    ['that record failed on', ofFunction(appEvent)],
    ['that could not be delivered', ofRule(appEvent, { TARGET_ARN: recordArn })],
  ])('of an event %s puts it on the bus again, as the event that it was', (_, letter) => {
    const mending = readDeadLetter(letter, now, events);
    expect(mending).toMatchObject({ events: [{ source: 'shop', name: 'cart.emptied' }] });
    expect(openAgain(mending)).toEqual([openDoor(appEvent, now, policy, events)]);
  });

  test('keeps the id and the time that the app gave its event', () => {
    const own = { ...appEvent, detail: { ...appEvent.detail, id: 'own-1', at: '2026-11-20T08:00:00.000Z' } };
    const mending = readDeadLetter(ofFunction(own), now, events);
    expect(mending.mend === 'put events' && mending.events[0]?.detail).toEqual(own.detail);
  });

  test.each([
    ['by its target', { TARGET_ARN: machine, RULE_ARN: rule }, started],
    ['by its rule', { RULE_ARN: rule }, started],
    ['when it holds only what the rule hands on', { TARGET_ARN: machine }, trigger],
  ])('of a start gives the trigger to the machine, known %s', (_, attributes, body) => {
    const mending = readDeadLetter(ofRule(body, attributes), now, events);
    expect(mending).toMatchObject({ mend: 'start run', machine });
    if (mending.mend !== 'start run') return;
    expect(JSON.parse(mending.input)).toEqual(trigger);
    expect(mending.name).toMatch(/^mended-[0-9a-f]{16}$/);
    expect(readDeadLetter(ofRule(body, attributes), new Date(0), events)).toEqual(mending);
  });

  test.each([
    [
      'that the rule could not deliver',
      (wish: object) => ofRule(wish, { TARGET_ARN: 'arn:aws:lambda:eu-west-1:1:function:triggermap-care' }),
    ],
    ['that the function failed on', ofFunction],
    [
      'that the function failed on, given the trigger',
      ({ detail }: { detail?: object }) => ofFunction(detail),
    ],
  ])('of a wish %s is told to the door as a new event, since it knows the old one', (_, write) => {
    const name = 'customer.erasure-requested';
    const wish = { ...started, 'detail-type': name, detail: { ...trigger, name, key: 'customer' } };
    const mending = readDeadLetter(write(wish), now, events);
    expect(mending).toMatchObject({ events: [{ source: 'triggermap-app', name }] });
    expect(openAgain(mending)).toMatchObject([
      {
        opened: 'event',
        late: false,
        event: {
          name,
          customer: 'customer-1',
          at: now.toISOString(),
          id: expect.not.stringMatching(/^event-1$/),
        },
      },
    ]);
  });

  const bounce = {
    ...appEvent,
    source: 'aws.ses',
    'detail-type': 'Email Bounced',
    detail: {
      eventType: 'Bounce',
      mail: {
        messageId: 'ses-1',
        tags: {
          customer: [Buffer.from('customer-1').toString('base64url')],
          run: ['run-1'],
          step: ['cart-reminder'],
        },
      },
      bounce: {
        timestamp: '2026-11-20T09:00:00.000Z',
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: 'ada@example.com' }],
      },
    },
  };

  test.each([
    [
      'that could not be delivered',
      ofRule(bounce, { TARGET_ARN: 'arn:aws:lambda:eu-west-1:1:function:triggermap-feedback' }),
    ],
    ['that feedback failed on', ofFunction(bounce)],
  ])('of a bounce %s tells the door what it means', (_, letter) => {
    const mending = readDeadLetter(letter, now, events);
    expect(openAgain(mending)).toMatchObject([
      { opened: 'event', event: { name: 'message.bounced', customer: 'customer-1', key: 'run-1' } },
    ]);
    expect(mending.what).not.toContain('ada@');
    expect(readDeadLetter(letter, new Date(0), events)).toEqual(mending);
  });

  test('of an SMS is told to its topic again, word for word', () => {
    const Message = '{"originationNumber":"+447700900123","messageBody":"STOP","inboundMessageId":"in-1"}';
    const TopicArn = 'arn:aws:sns:eu-west-1:123456789012:triggermap-replies';
    const mending = readDeadLetter(ofFunction({ Records: [{ Sns: { TopicArn, Message } }] }), now, events);
    expect(mending).toEqual({
      mend: 'tell again',
      what: 'an SMS of a customer',
      topic: TopicArn,
      message: Message,
    });
  });

  test('of the daily sweep starts it, each day its own', () => {
    const sweep = 'arn:aws:states:eu-west-1:123456789012:stateMachine:triggermap-sweep';
    const missed = (time: string): Letter => ({
      body: '{}',
      attributes: { SCHEDULE_ARN: 'arn:s', SCHEDULED_TIME: time, TARGET_ARN: sweep },
    });
    const mending = readDeadLetter(missed('2026-11-20T10:05:00Z'), now, events);
    expect(mending).toMatchObject({ mend: 'start run', machine: sweep, input: '{}' });
    expect(readDeadLetter(missed('2026-11-21T10:05:00Z'), now, events)).not.toMatchObject({
      name: mending.mend === 'start run' && mending.name,
    });
  });

  test.each([
    ['no JSON', { body: 'hello', attributes: {} }, 'it is not JSON'],
    ['a list', { body: '[]', attributes: {} }, 'it is not JSON'],
    ['another thing', ofRule({ hello: 'world' }, {}), 'it holds no event'],
    ['a function called without an event', ofFunction('hello'), 'it holds no event'],
    [
      'an event of another service',
      ofRule({ ...appEvent, source: 'aws.ec2' }, {}),
      expect.stringContaining('neither an email event nor an SMS'),
    ],
    [
      'what SES tells and is known already',
      ofRule({ ...bounce, 'detail-type': 'Email Sent' }, {}),
      expect.stringContaining('the hand-over is known'),
    ],
    [
      'a schedule of something else',
      { body: '{}', attributes: { SCHEDULE_ARN: 'arn:s', TARGET_ARN: recordArn } },
      'its target is no machine',
    ],
    ['a start without its rule', ofRule(started, {}), 'no machine is named that it should have started'],
    [
      'an accepted event for a function',
      ofRule(started, { TARGET_ARN: recordArn, RULE_ARN: rule }),
      'no machine is named that it should have started',
    ],
  ])('stays where it is: %s', (_, letter, because) => {
    expect(readDeadLetter(letter, now, events)).toMatchObject({ mend: 'nothing', because });
  });
});
