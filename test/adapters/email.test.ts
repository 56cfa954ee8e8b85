import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeEmailChannel, makeEmailClient } from '../../functions/adapters/aws/channels/email.ts';
import type { DeliveryBy } from '../../functions/ports/delivery/channels.ts';
import { readMail } from '../../scripts/local/emulators/sink/read-mail.ts';
import { answer, answerXmlError, leadTo, type ProviderDouble, startProvider } from './provider-double.ts';

const accepted = answer(
  200,
  '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>ses-1</MessageId></SendRawEmailResult></SendRawEmailResponse>',
  { 'content-type': 'text/xml' },
);

const reminder: DeliveryBy<'email'> = {
  channel: 'email',
  kind: 'marketing',
  customer: 'Ada Ё/1',
  address: 'ada@example.com',
  tags: { scenario: 'abandoned-cart', step: 'second', message: 'cart-reminder', run: 'cart 1/2.3:Ё' },
  unsubscribe: `https://api.example.com/unsubscribe/${'t'.repeat(400)}`,
  content: {
    channel: 'email',
    subject: 'Вы кое-что забыли в корзине — она ждёт вас до самого вечера воскресенья',
    html: '<p>Здравствуйте!</p>',
    text: 'Здравствуйте!\nВаша корзина ждёт.',
  },
};
const { unsubscribe: _, ...plain } = reminder;
const receipt: DeliveryBy<'email'> = { ...plain, kind: 'transactional' };

describe('Email by SES', () => {
  let ses: ProviderDouble;
  let send: ReturnType<typeof makeEmailChannel>;
  const sent = () => new URLSearchParams(ses.requests[0]?.body);
  const sentMail = () => readMail(Buffer.from(sent().get('RawMessage.Data') ?? '', 'base64'));

  beforeAll(async () => {
    ses = await startProvider();
    send = makeEmailChannel({
      client: makeEmailClient(leadTo(ses.url)),
      sender: { name: 'Фёрн & Finch', address: 'hello@shop.example.com', replyTo: 'care@shop.example.com' },
      configurationSet: 'triggermap',
    });
  });
  afterAll(() => ses.stop());
  beforeEach(() => {
    ses.requests.length = 0;
    ses.behave(accepted);
  });

  test('is accepted with the id that SES gave it', async () => {
    expect(await send(reminder)).toEqual({ result: 'accepted', reference: 'ses-1' });
    expect(ses.requests).toHaveLength(1);
  });

  test('says in the header what the template said', async () => {
    await send(reminder);
    expect((await sentMail()).headers).toMatchObject({
      from: 'Фёрн & Finch <hello@shop.example.com>',
      'reply-to': 'care@shop.example.com',
      to: 'ada@example.com',
      subject: reminder.content.subject,
    });
  });

  test('carries the text and then the HTML', async () => {
    await send(reminder);
    const { headers, text, html } = await sentMail();
    expect(headers['content-type']).toMatch(/^multipart\/alternative/);
    expect({ text, html }).toEqual({
      text: 'Здравствуйте!\nВаша корзина ждёт.',
      html: '<p>Здравствуйте!</p>',
    });
  });

  test('lets marketing be stopped with one click, the link unbroken', async () => {
    await send(reminder);
    expect((await sentMail()).headers).toMatchObject({
      'list-unsubscribe': `<${reminder.unsubscribe}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
  });

  test.each(['transactional', 'requested'] as const)(
    'offers no such click for a %s message',
    async (kind) => {
      await send({ ...reminder, kind });
      expect(Object.keys((await sentMail()).headers).filter((name) => name.startsWith('list-'))).toEqual([]);
    },
  );

  test('goes to the one address, by the configuration set, with tags that SES allows', async () => {
    await send(reminder);
    expect(Object.fromEntries(sent())).toMatchObject({
      Action: 'SendRawEmail',
      ConfigurationSetName: 'triggermap',
      'Destinations.member.1': 'ada@example.com',
      'Tags.member.1.Name': 'scenario',
      'Tags.member.1.Value': 'abandoned-cart',
      'Tags.member.2.Name': 'step',
      'Tags.member.2.Value': 'second',
      'Tags.member.3.Name': 'message',
      'Tags.member.3.Value': 'cart-reminder',
      'Tags.member.4.Name': 'run',
      'Tags.member.4.Value': 'cart_1_2_3__',
    });
    expect(sent().has('Destinations.member.2')).toBe(false);
  });

  test('is tagged with its customer, in letters that lead back to the very id', async () => {
    await send(reminder);
    expect(sent().get('Tags.member.5.Name')).toBe('customer');
    const tag = sent().get('Tags.member.5.Value') ?? '';
    expect(tag).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(tag, 'base64url').toString()).toBe('Ada Ё/1');
  });

  test('is not tagged with half a customer', async () => {
    await send({ ...reminder, customer: 'Ё'.repeat(95) });
    await send({ ...reminder, customer: 'Ё'.repeat(96) });
    const tags = ses.requests.map(({ body }) => new URLSearchParams(body).get('Tags.member.5.Value'));
    expect(tags).toEqual([Buffer.from('Ё'.repeat(95)).toString('base64url'), null]);
  });

  test('cannot be given a header or a second recipient by an address', async () => {
    await send({ ...receipt, address: 'ada@example.com\r\nBcc: eve@example.com' });
    expect((await sentMail()).headers.bcc).toBeUndefined();
  });

  describe('when SES says no', () => {
    const ofTheAddress = [
      ['MessageRejected', 'Address blacklisted.'],
      ['InvalidParameterValue', "Missing final '@domain'"],
      ['InvalidParameterValue', 'Local address contains control or whitespace'],
    ] as const;
    test.each(ofTheAddress)('%s: %s – refuses the address', async (code, message) => {
      ses.behave(answerXmlError(400, code, message));
      expect(await send(reminder)).toEqual({
        result: 'refused',
        because: `SES refused the address (${code})`,
      });
    });

    const ofOurAccount = [
      ['MessageRejected', 'Email address is not verified. The following identities failed: ada@example.com'],
      ['MessageRejected', 'Sending paused for this account.'],
      ['MailFromDomainNotVerifiedException', ''],
      ['ConfigurationSetDoesNotExist', ''],
      ['ConfigurationSetSendingPausedException', ''],
      ['AccountSendingPausedException', ''],
      ['AccessDenied', 'not authorized to perform ses:SendRawEmail'],
      ['InvalidClientTokenId', ''],
      ['InvalidParameterValue', "Duplicate header 'Subject'."],
    ] as const;
    test.each(ofOurAccount)('%s: %s – is down by our own fault', async (code, message) => {
      ses.behave(answerXmlError(400, code, message));
      const handover = await send(reminder);
      expect(handover.result).toBe('down');
      expect(JSON.stringify(handover)).not.toContain('ada@example.com');
    });
  });
});
