import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeSmsChannel, makeSmsClient } from '../../functions/adapters/aws/channels/sms.ts';
import type { DeliveryBy } from '../../functions/ports/delivery/channels.ts';
import { answer, answerXmlError, leadTo, type ProviderDouble, startProvider } from './provider-double.ts';

const reminder: DeliveryBy<'sms'> = {
  channel: 'sms',
  kind: 'marketing',
  customer: 'customer-1',
  address: '+79161234567',
  tags: { scenario: 'abandoned-cart', step: 'second', message: 'cart-reminder', run: 'run-1' },
  content: { channel: 'sms', text: 'Ваша корзина ждёт: https://shop.example.com/c' },
};

describe('SMS by SNS', () => {
  let sns: ProviderDouble;
  let send: ReturnType<typeof makeSmsChannel>;
  const sent = () => Object.fromEntries(new URLSearchParams(sns.requests[0]?.body));

  beforeAll(async () => {
    sns = await startProvider();
    send = makeSmsChannel({ client: makeSmsClient(leadTo(sns.url)), sender: { number: '+447700900123' } });
  });
  afterAll(() => sns.stop());
  beforeEach(() => {
    sns.requests.length = 0;
    sns.behave(
      answer(
        200,
        '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>sns-1</MessageId></PublishResult></PublishResponse>',
        { 'content-type': 'text/xml' },
      ),
    );
  });

  test('goes to the number, from one that takes replies', async () => {
    expect(await send(reminder)).toEqual({ result: 'accepted', reference: 'sns-1' });
    expect(sent()).toMatchObject({
      Action: 'Publish',
      PhoneNumber: '+79161234567',
      Message: reminder.content.text,
      'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
      'MessageAttributes.entry.1.Value.StringValue': 'Promotional',
      'MessageAttributes.entry.2.Name': 'AWS.MM.SMS.OriginationNumber',
      'MessageAttributes.entry.2.Value.StringValue': '+447700900123',
    });
    expect(sns.requests).toHaveLength(1);
  });

  test.each(['transactional', 'requested'] as const)(
    'takes the reliable route when it is %s',
    async (kind) => {
      await send({ ...reminder, kind });
      expect(sent()).toMatchObject({ 'MessageAttributes.entry.1.Value.StringValue': 'Transactional' });
    },
  );

  test.each([
    ['OptedOut', 'This phone number is opted out'],
    ['InvalidParameter', 'Invalid parameter: PhoneNumber Reason: +79161234567 is not valid to publish to'],
  ])('%s refuses the number, without repeating it', async (code, message) => {
    sns.behave(answerXmlError(400, code, message));
    const handover = await send(reminder);
    expect(handover.result).toBe('refused');
    expect(JSON.stringify(handover)).not.toContain('+7916');
  });

  test.each([
    ['InvalidParameter', 'Invalid parameter: OriginationNumber'],
    ['AuthorizationError', 'not authorized to perform SNS:Publish'],
  ])('%s: %s is down by our own fault', async (code, message) => {
    sns.behave(answerXmlError(403, code, message));
    expect((await send(reminder)).result).toBe('down');
  });
});
