import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Policy } from '../../../../statemachines/language/policy.ts';
import type { Channels } from '../../../ports/delivery/channels.ts';
import { type ClientOptions, provider } from '../client-options.ts';
import { accept, type Fault, handOver } from '../handover.ts';

export const makeSmsClient = (options: ClientOptions = {}) => new SNSClient(provider(options));

const concernsAddress = ({ name, message }: Fault): boolean =>
  name === 'OptedOutException' || (/^InvalidParameter/.test(name) && /phone ?number/i.test(message));

/** SMS by SNS, straight to the number. */
export function makeSmsChannel({
  client,
  sender,
}: {
  client: SNSClient;
  sender: Policy['sender']['sms'];
}): Channels['sms'] {
  return ({ address, content, kind }) => {
    const command = new PublishCommand({
      PhoneNumber: address,
      Message: content.text,
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': {
          DataType: 'String',
          StringValue: kind === 'marketing' ? 'Promotional' : 'Transactional',
        },
        'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue: sender.number },
      },
    });
    return handOver(
      'SNS',
      async () => accept('SNS', (await client.send(command)).MessageId),
      concernsAddress,
    );
  };
}
