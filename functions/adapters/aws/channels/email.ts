import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Policy } from '../../../../statemachines/language/policy.ts';
import type { Channels, DeliveryBy } from '../../../ports/delivery/channels.ts';
import { type ClientOptions, provider } from '../client-options.ts';
import { accept, type Fault, handOver } from '../handover.ts';

export const makeEmailClient = (options: ClientOptions = {}) => new SESClient(provider(options));

/** SES takes no longer tag. */
const longestTag = 256;
/** SES takes `[A-Za-z0-9_-]`. */
const cleanTag = (value: string): string => value.replaceAll(/[^\w-]/g, '_').slice(0, longestTag) || '_';

/**
 * The customer's id in letters that SES takes. One that is too long stays away: SES would cut it, and half an id may
 * be another customer's.
 */
function customerTag(customer: string): Readonly<Record<string, string>> {
  const tag = Buffer.from(customer).toString('base64url');
  return tag.length < longestTag ? { customer: tag } : {};
}

/** "Not verified" and "paused" are states of our own account, not faults of the address. */
const concernsAddress = ({ name, message }: Fault): boolean =>
  (name === 'MessageRejected' && !/not verified|paused/i.test(message)) ||
  (name === 'InvalidParameterValue' && /address|domain|local part/i.test(message));

/** Raw MIME, because only that carries the one-click headers of RFC 8058. */
const composeMail = (
  { address, content, kind, unsubscribe }: DeliveryBy<'email'>,
  sender: Policy['sender']['email'],
): Promise<Buffer> =>
  new MailComposer({
    from: { name: sender.name, address: sender.address },
    replyTo: sender.replyTo,
    to: { name: '', address },
    subject: content.subject,
    text: content.text,
    html: content.html,
    headers:
      kind !== 'marketing' || unsubscribe === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
  })
    .compile()
    .build();

/** Email by SES, tagged so that what becomes of it leads back to the run and the customer. */
export function makeEmailChannel({
  client,
  sender,
  configurationSet,
}: {
  client: SESClient;
  sender: Policy['sender']['email'];
  configurationSet: string;
}): Channels['email'] {
  return async (delivery) => {
    const mail = await composeMail(delivery, sender);
    const command = new SendRawEmailCommand({
      Destinations: [delivery.address],
      RawMessage: { Data: mail },
      ConfigurationSetName: configurationSet,
      Tags: Object.entries({ ...delivery.tags, ...customerTag(delivery.customer) }).map(([Name, value]) => ({
        Name,
        Value: cleanTag(value),
      })),
    });
    return handOver(
      'SES',
      async () => accept('SES', (await client.send(command)).MessageId),
      concernsAddress,
    );
  };
}
