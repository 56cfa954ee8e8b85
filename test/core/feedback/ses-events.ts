/** Email events as SES puts them on the default bus, written from the examples of its developer guide. */

export type SesType =
  | 'Email Sent'
  | 'Email Delivered'
  | 'Email Opened'
  | 'Email Clicked'
  | 'Email Bounced'
  | 'Email Complaint Received'
  | 'Email Delivery Delayed'
  | 'Email Rejected'
  | 'Email Rendering Failed'
  | 'Email Subscribed';

export const customerTag = (customer: string): string => Buffer.from(customer).toString('base64url');

export const tags = {
  customer: [customerTag('customer-1')],
  run: ['abandoned-cart-0123456789abcdef'],
  step: ['cart-reminder'],
  scenario: ['abandoned-cart'],
  message: ['cart-reminder'],
};

const at = '2026-03-02T13:00:02.305Z';
const recipient = 'Ann@Example.com';

/** The part that only events of this type have. */
const parts: Readonly<Record<SesType, readonly [eventType: string, part: object]>> = {
  'Email Sent': ['Send', { send: {} }],
  'Email Delivered': [
    'Delivery',
    {
      delivery: {
        timestamp: at,
        processingTimeMillis: 11893,
        recipients: [recipient],
        smtpResponse: '250 2.6.0 Message received',
        reportingMTA: 'mta.example.com',
      },
    },
  ],
  'Email Opened': ['Open', { open: { ipAddress: '192.0.2.1', timestamp: at, userAgent: 'Mozilla/5.0' } }],
  'Email Clicked': [
    'Click',
    {
      click: {
        ipAddress: '192.0.2.1',
        link: 'https://shop.example.com/cart/cart-1?utm_id=0123456789abcdef#top',
        linkTags: { samplekey0: ['samplevalue0'] },
        timestamp: at,
        userAgent: 'Mozilla/5.0',
      },
    },
  ],
  'Email Bounced': [
    'Bounce',
    {
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [
          {
            emailAddress: recipient,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          },
        ],
        timestamp: at,
        feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
        reportingMTA: 'dsn; mta.example.com',
      },
    },
  ],
  'Email Complaint Received': [
    'Complaint',
    {
      complaint: {
        complainedRecipients: [{ emailAddress: recipient }],
        timestamp: at,
        feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
        userAgent: 'Mozilla/5.0',
        complaintFeedbackType: 'abuse',
        arrivalDate: at,
      },
    },
  ],
  'Email Delivery Delayed': [
    'DeliveryDelay',
    {
      deliveryDelay: {
        timestamp: at,
        delayType: 'TransientCommunicationFailure',
        expirationTime: '2026-03-03T01:00:02.305Z',
        delayedRecipients: [
          { emailAddress: recipient, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable to connect' },
        ],
      },
    },
  ],
  'Email Rejected': ['Reject', { reject: { reason: 'Bad content' } }],
  'Email Rendering Failed': [
    'Rendering Failure',
    { failure: { errorMessage: "Attribute 'attributeName' is not present", templateName: 'MyTemplate' } },
  ],
  'Email Subscribed': [
    'Subscription',
    {
      subscription: {
        contactList: 'ContactListName',
        timestamp: at,
        source: 'UnsubscribeHeader',
        newTopicPreferences: {
          unsubscribeAll: true,
          topicSubscriptionStatus: [{ topicName: 'ExampleTopicName', subscriptionStatus: 'OptOut' }],
        },
        oldTopicPreferences: {
          unsubscribeAll: false,
          topicSubscriptionStatus: [{ topicName: 'ExampleTopicName', subscriptionStatus: 'OptOut' }],
        },
      },
    },
  ],
};

export const sesTypes = Object.keys(parts) as readonly SesType[]; // the keys of a record are its type

/** The event of one type; `change` takes the place of fields of its own part. */
export function sesEvent(type: SesType, change: object = {}, mailTags: object = tags) {
  const [eventType, part] = parts[type];
  const [[name, own] = ['', {}]] = Object.entries(part);
  return {
    version: '0',
    id: '12a18625-3cc8-5c2f-a15f-a2f5a2f5a2f5',
    'detail-type': type,
    source: 'aws.ses',
    account: '123456789012',
    time: '2026-03-02T13:00:03Z',
    region: 'eu-west-1',
    resources: ['arn:aws:ses:eu-west-1:123456789012:configuration-set/triggermap'],
    detail: {
      eventType,
      mail: {
        timestamp: '2026-03-02T13:00:01.012Z',
        source: 'Fern & Finch <hello@shop.example.com>',
        sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/shop.example.com',
        sendingAccountId: '123456789012',
        messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
        destination: [recipient],
        headersTruncated: false,
        headers: [
          { name: 'From', value: 'Fern & Finch <hello@shop.example.com>' },
          { name: 'To', value: recipient },
        ],
        commonHeaders: { from: ['hello@shop.example.com'], to: [recipient], subject: 'Your cart' },
        tags: {
          'ses:configuration-set': ['triggermap'],
          'ses:source-ip': ['192.0.2.0'],
          'ses:from-domain': ['shop.example.com'],
          'ses:caller-identity': ['triggermap-send'],
          'ses:outgoing-ip': ['192.0.2.0'],
          ...mailTags,
        },
      },
      [name]: { ...own, ...change },
    },
  };
}

/** A notification that an identity sends by SNS without a configuration set, forwarded to a bus: another shape. */
export const identityNotification = {
  ...sesEvent('Email Bounced'),
  detail: {
    notificationType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: recipient }],
      timestamp: at,
      feedbackId: '00000137860315fd-869464a4-8680-4114-98d3-716fe35851f9-000000',
    },
    mail: {
      timestamp: at,
      source: 'hello@shop.example.com',
      messageId: '00000137860315fd-34208509-5b74-41f3-95c5-22c1edc3c924-000000',
      destination: [recipient],
    },
  },
};

/** An SMS to the company's number, as two-way SMS tells it by SNS and SNS calls a function. */
export const smsReply = (
  text: string,
  number = '+447700900456',
  id = 'cae173d2-66b9-564c-8309-21f858e9fb84',
) => ({
  Records: [
    {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: 'arn:aws:sns:eu-west-1:123456789012:triggermap-replies:21be56ed',
      Sns: {
        Type: 'Notification',
        MessageId: '95df01b4-ee98-5cb9-9903-4c221d41eb5e',
        TopicArn: 'arn:aws:sns:eu-west-1:123456789012:triggermap-replies',
        Subject: null,
        Message: JSON.stringify({
          originationNumber: number,
          destinationNumber: '+447700900123',
          messageKeyword: 'KEYWORD_447700900123',
          messageBody: text,
          inboundMessageId: id,
          previousPublishedMessageId: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        }),
        Timestamp: '2026-03-02T13:10:00.000Z',
        SignatureVersion: '1',
        Signature: 'EXAMPLE',
        SigningCertUrl: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService.pem',
        UnsubscribeUrl: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
        MessageAttributes: {},
      },
    },
  ],
});
