import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeAlerts, makeAlertsClient } from '../../functions/adapters/aws/alerts.ts';
import { answer, answerXmlError, leadTo, type ProviderDouble, startProvider } from './provider-double.ts';

describe('An alert', () => {
  let sns: ProviderDouble;
  const alert = (about: Parameters<ReturnType<typeof makeAlerts>>[0]) =>
    makeAlerts({ client: makeAlertsClient(leadTo(sns.url)), topic: 'arn:aws:sns:eu-west-1:1:triggermap' })(
      about,
    );
  const sent = () => Object.fromEntries(new URLSearchParams(sns.requests[0]?.body));

  beforeAll(async () => {
    sns = await startProvider();
  });
  afterAll(() => sns.stop());
  beforeEach(() => {
    sns.requests.length = 0;
    sns.behave(
      answer(
        200,
        '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
        {
          'content-type': 'text/xml',
        },
      ),
    );
  });

  test('goes to the topic, with the scenario on top and the page of the run below', async () => {
    const execution = 'arn:aws:states:eu-west-1:123456789012:execution:triggermap-1-lead-form:0f1e';
    await alert({ scenario: 'lead-form', run: 'run-1', execution, text: 'Nobody has called for an hour.' });
    expect(sent()).toMatchObject({
      Action: 'Publish',
      TopicArn: 'arn:aws:sns:eu-west-1:1:triggermap',
      Subject: 'Triggermap: lead-form',
      Message: `Nobody has called for an hour.\n\nhttps://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/${execution}`,
    });
  });

  test('needs no run', async () => {
    await alert({ text: 'An SMS asks in its own words.' });
    expect(sent()).toMatchObject({ Subject: 'Triggermap', Message: 'An SMS asks in its own words.' });
  });

  test('that nobody took is a fault, so that the Task is tried again', async () => {
    sns.behave(answerXmlError(404, 'NotFound', 'Topic does not exist'));
    await expect(alert({ text: 'Anyone?' })).rejects.toThrow('Topic does not exist');
  });
});
