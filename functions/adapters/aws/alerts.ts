import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { consoleUrl } from '../../core/runs/console-link.ts';
import type { Alerts } from '../../ports/world/alerts.ts';
import { type ClientOptions, storage } from './client-options.ts';

export const makeAlertsClient = (options: ClientOptions = {}) => new SNSClient(storage(options));

/** Tells a topic; the run's page in the console stands below the words. The SDK repeats it: told twice beats not told. */
export function makeAlerts({ client, topic }: { client: SNSClient; topic: string }): Alerts {
  return async ({ scenario, execution, text }) => {
    const link = execution && consoleUrl(execution);
    await client.send(
      new PublishCommand({
        TopicArn: topic,
        Subject: scenario === undefined ? 'Triggermap' : `Triggermap: ${scenario}`,
        Message: link === undefined ? text : `${text}\n\n${link}`,
      }),
    );
  };
}
