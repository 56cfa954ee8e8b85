import type { Taken } from './taken.ts';

/** What SES tells of an email on the default bus, in the shape of a configuration set's events. */
export type NoticeKind = 'Delivered' | 'Opened' | 'Clicked' | 'Bounced' | 'Complaint Received';

const eventTypes: Record<NoticeKind, string> = {
  Delivered: 'Delivery',
  Opened: 'Open',
  Clicked: 'Click',
  Bounced: 'Bounce',
  'Complaint Received': 'Complaint',
};

type TakenMail = Extract<Taken, { channel: 'email' }>;

/** The event that SES would put on the default bus of the account about a mail that it took. */
export function writeNotice(mail: TakenMail, kind: NoticeKind, at: Date, link = ''): unknown {
  const timestamp = at.toISOString();
  const messageId = `local-${mail.number}`;
  const recipients = mail.to.map((emailAddress) => ({ emailAddress }));
  return {
    version: '0',
    id: `${messageId}-${kind}-${timestamp}`,
    'detail-type': `Email ${kind}`,
    source: 'aws.ses',
    account: '123456789012',
    time: timestamp,
    region: 'eu-west-1',
    resources: ['arn:aws:ses:eu-west-1:123456789012:configuration-set/triggermap'],
    detail: {
      eventType: eventTypes[kind],
      mail: {
        timestamp: mail.at,
        messageId,
        source: mail.from,
        destination: mail.to,
        tags: Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
      },
      ...(kind === 'Delivered'
        ? { delivery: { timestamp, recipients: mail.to, processingTimeMillis: 500 } }
        : {}),
      ...(kind === 'Opened' ? { open: { timestamp, ipAddress: '192.0.2.1', userAgent: 'local' } } : {}),
      ...(kind === 'Clicked'
        ? { click: { timestamp, ipAddress: '192.0.2.1', userAgent: 'local', link, linkTags: null } }
        : {}),
      ...(kind === 'Bounced'
        ? {
            bounce: {
              bounceType: 'Permanent',
              bounceSubType: 'General',
              bouncedRecipients: recipients,
              timestamp,
              feedbackId: messageId,
            },
          }
        : {}),
      ...(kind === 'Complaint Received'
        ? {
            complaint: {
              complainedRecipients: recipients,
              timestamp,
              feedbackId: messageId,
              complaintFeedbackType: 'abuse',
            },
          }
        : {}),
    },
  };
}
