import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { events } from '#map';
import {
  type Notice,
  readNotices,
  type ToldEvent,
  tellReply,
} from '../../../functions/core/feedback/feedback.ts';
import { openDoor } from '../../../functions/core/ingest/door.ts';
import { policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';
import {
  customerTag,
  identityNotification,
  type SesType,
  sesEvent,
  sesTypes,
  smsReply,
  tags,
} from './ses-events.ts';

const now = new Date('2026-03-02T13:15:00.000Z');
const about = {
  run: 'abandoned-cart-0123456789abcdef',
  step: 'cart-reminder',
  channel: 'email',
  scenario: 'abandoned-cart',
  message: 'cart-reminder',
};

const readOne = (given: unknown): Notice => {
  const [notice, ...more] = readNotices(given);
  if (notice === undefined || more.length > 0) throw new Error('not one notice');
  return notice;
};
const eventsOf = (given: unknown): readonly ToldEvent[] => {
  const notice = readOne(given);
  return notice.notice === 'events' ? notice.events : [];
};

describe('an email event of SES', () => {
  it.each<[SesType, string, object]>([
    ['Email Delivered', 'message.delivered', {}],
    ['Email Opened', 'message.opened', {}],
    ['Email Clicked', 'message.clicked', { link: 'https://shop.example.com/cart/cart-1' }],
    ['Email Bounced', 'message.bounced', { address: 'ann@example.com', permanent: true }],
    ['Email Complaint Received', 'message.complained', { address: 'ann@example.com' }],
    ['Email Delivery Delayed', 'message.delayed', {}],
    ['Email Rejected', 'message.rejected', {}],
    ['Email Rendering Failed', 'message.rejected', {}],
  ])('%s is %s of the run that its tags tell', (type, name, more) => {
    expect(eventsOf(sesEvent(type))).toMatchObject([
      { name, customer: 'customer-1', properties: { ...about, ...more } },
    ]);
  });

  it('counts from when it happened, not from when it was told', () => {
    const [clicked] = eventsOf(sesEvent('Email Clicked'));
    expect(clicked?.at).toBe('2026-03-02T13:00:02.305Z');
    const [rejected] = eventsOf(sesEvent('Email Rejected'));
    expect(rejected?.at).toBe('2026-03-02T13:00:03.000Z');
  });

  it('has the same id whenever it is told, and another one than any other event', () => {
    const ids = sesTypes.flatMap((type) => eventsOf(sesEvent(type)).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const type of sesTypes)
      expect(eventsOf({ ...sesEvent(type), id: 'another-delivery' })).toEqual(eventsOf(sesEvent(type)));
    const clicks = ['https://shop.example.com/a', 'https://shop.example.com/b'].flatMap((link) =>
      eventsOf(sesEvent('Email Clicked', { link })),
    );
    expect(clicks[0]?.id).not.toBe(clicks[1]?.id);
  });

  it.each(['Transient', 'Undetermined'])('of a %s bounce does not give the address up', (bounceType) => {
    expect(eventsOf(sesEvent('Email Bounced', { bounceType }))).toMatchObject([
      { properties: { permanent: false } },
    ]);
  });

  it('tells every recipient that bounced, and an address without its dress', () => {
    const bouncedRecipients = [
      { emailAddress: 'Ann <ANN@example.com>' },
      { emailAddress: 'bob@example.com' },
    ];
    const events = eventsOf(sesEvent('Email Bounced', { bouncedRecipients }));
    expect(events.map(({ properties }) => properties.address)).toEqual([
      'ann@example.com',
      'bob@example.com',
    ]);
    expect(events[0]?.id).not.toBe(events[1]?.id);
  });

  it.each(['not-spam', 'auth-failure'])('of feedback type %s is no complaint', (complaintFeedbackType) => {
    expect(readOne(sesEvent('Email Complaint Received', { complaintFeedbackType })).notice).toBe('nothing');
  });

  it('of a complaint without a type is a complaint', () => {
    const [complained] = eventsOf(sesEvent('Email Complaint Received', { complaintFeedbackType: null }));
    expect(complained?.name).toBe('message.complained');
  });

  it('of a click keeps no link that speaks for the customer', () => {
    const token = 'WyJhIl0.c2lnbmF0dXJl';
    const click = (link: string) => readOne(sesEvent('Email Clicked', { link }));
    for (const page of ['unsubscribe', 'preferences'])
      expect(click(`https://api.example.com/${page}/${token}`).notice).toBe('nothing');
    for (const link of [
      `https://api.example.com/confirm/${token}`,
      `https://shop.example.com/x?login=${token}`,
      token,
    ])
      expect(JSON.stringify(click(link))).not.toContain(token);
    expect(click(`https://api.example.com/confirm/${token}`)).toMatchObject({
      events: [{ properties: { link: 'https://api.example.com/confirm' } }],
    });
  });

  it('that leaves all lists of SES is a no to email', () => {
    expect(eventsOf(sesEvent('Email Subscribed'))).toMatchObject([
      { name: 'consent.withdrawn', customer: 'customer-1', properties: { channel: 'email' } },
    ]);
    const newTopicPreferences = { unsubscribeAll: false, topicSubscriptionStatus: [] };
    expect(readOne(sesEvent('Email Subscribed', { newTopicPreferences })).notice).toBe('nothing');
  });

  it('is taken by the door', () => {
    const doubtful = sesTypes.filter((type) =>
      eventsOf(sesEvent(type)).some(({ name, ...detail }) => {
        const envelope = { id: 'envelope-1', 'detail-type': name, time: detail.at, detail };
        return openDoor(envelope, now, policy, events).opened !== 'event';
      }),
    );
    expect(doubtful).toEqual([]);
  });

  it('is unread, with a reason, when it is not what it should be', () => {
    const { customer: _none, ...rest } = tags;
    const { run: _run, ...noRun } = tags;
    const unread = (given: unknown) => {
      const notice = readOne(given);
      return notice.notice === 'unread' ? notice.why : notice.notice;
    };
    expect(unread(sesEvent('Email Bounced', {}, rest))).toBe('Email Bounced: no tag tells the customer');
    expect(unread(sesEvent('Email Bounced', {}, noRun))).toBe(
      'Email Bounced: no tags tell the run and its step',
    );
    expect(unread(identityNotification)).toMatch(/notification of an identity/);
    expect(unread({ ...sesEvent('Email Sent'), 'detail-type': 'Email Sneezed' })).toBe(
      "unknown detail-type 'Email Sneezed'",
    );
    expect(unread({ ...sesEvent('Email Bounced'), 'detail-type': 'Email Opened' })).toMatch(
      /part .* missing/,
    );
    expect(unread({ source: 'aws.ses' })).toMatch(/neither an email event nor an SMS/);
    expect(readOne(sesEvent('Email Sent')).notice).toBe('nothing');
  });

  it('is unread when its tag for the customer may have lost its end, or is no base64url', () => {
    const long = 'я'.repeat(128);
    const withTag = (tag: string) => readOne(sesEvent('Email Opened', {}, { ...tags, customer: [tag] }));
    expect(withTag(customerTag(long).slice(0, 256)).notice).toBe('unread');
    for (const tag of ['', 'a', 'ann@example.com', 'w_8', 'YQ=='])
      expect(withTag(tag).notice, tag).toBe('unread');
  });

  it('finds its customer whatever the id is made of', () => {
    holds(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (customer) => {
        fc.pre(Buffer.byteLength(customer) < 180);
        const event = sesEvent('Email Opened', {}, { ...tags, customer: [customerTag(customer)] });
        expect(eventsOf(event)[0]?.customer).toBe(customer);
      }),
      { runs: 200 },
    );
  });
});

describe('whatever else comes', () => {
  it('is unread and throws nothing', () => {
    holds(
      fc.property(fc.jsonValue(), fc.jsonValue(), (whole, part) => {
        const event = sesEvent('Email Bounced');
        const given = [
          whole,
          { ...event, detail: whole },
          { ...event, detail: { ...event.detail, bounce: part } },
          { ...event, detail: { ...event.detail, mail: { messageId: 'm', tags: part } } },
          { Records: [{ Sns: { Timestamp: '2026-03-02T13:10:00.000Z', Message: JSON.stringify(whole) } }] },
          { Records: whole },
        ];
        for (const one of given) for (const { notice } of readNotices(one)) expect(notice).toBe('unread');
      }),
      { runs: 300 },
    );
    for (const nothing of [undefined, null, '', 0, []]) expect(readOne(nothing).notice).toBe('unread');
  });

  it('is explained without what it contains', () => {
    const given = { ...sesEvent('Email Bounced'), time: 'ann@example.com', source: 'ann@example.com' };
    expect(JSON.stringify(readNotices(given))).not.toContain('ann@');
  });
});

describe('an SMS reply', () => {
  const replyTo = (text: string) => {
    const notice = readOne(smsReply(text));
    if (notice.notice !== 'reply') throw new Error(`not a reply but ${notice.notice}`);
    return tellReply(notice.reply, 'customer-1').map(({ name, properties }) => ({ name, properties }));
  };

  it('is read with its number, whole', () => {
    expect(readOne(smsReply('Да, спасибо'))).toEqual({
      notice: 'reply',
      reply: {
        id: 'cae173d2-66b9-564c-8309-21f858e9fb84',
        at: '2026-03-02T13:10:00.000Z',
        number: '+447700900456',
        text: 'Да, спасибо',
      },
    });
  });

  it('withdraws SMS by a word, and says so when the word has had no answer', () => {
    expect(replyTo('Stop!')).toEqual([
      { name: 'consent.withdrawn', properties: { channel: 'sms', how: 'reply: stop' } },
    ]);
    expect(replyTo('стоп.')).toEqual([
      { name: 'consent.withdrawn', properties: { channel: 'sms', how: 'reply: стоп' } },
      { name: 'sms.stopped', properties: { channel: 'sms', word: 'стоп' } },
    ]);
  });

  it('withdraws SMS by a clear wish, and keeps the words for a person', () => {
    expect(replyTo('не пишите мне больше')).toEqual([
      {
        name: 'consent.withdrawn',
        properties: { channel: 'sms', how: 'reply in their own words' },
      },
      { name: 'sms.stopped', properties: { channel: 'sms', word: 'their own words' } },
      { name: 'message.replied', properties: { channel: 'sms', text: 'не пишите мне больше' } },
    ]);
  });

  it.each(['START', 'unstop', 'YES'])('%s is a reply and no consent', (text) => {
    expect(replyTo(text)).toEqual([{ name: 'message.replied', properties: { channel: 'sms', text } }]);
  });

  it('is taken by the door, however long and strange', () => {
    holds(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.integer({ min: 1, max: 100 }),
        (text, times) => {
          const reply = {
            id: 'sms-1',
            at: now.toISOString(),
            number: '+447700900456',
            text: text.repeat(times),
          };
          for (const { name, ...detail } of tellReply(reply, 'customer-1')) {
            const envelope = { id: 'envelope-1', 'detail-type': name, time: detail.at, detail };
            expect(openDoor(envelope, now, policy, events)).toMatchObject({ opened: 'event' });
          }
        },
      ),
      { runs: 200 },
    );
  });
});
