import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SendOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';
import { renderMessage } from '../../statemachines/messages/render.ts';
import { policy } from '../../statemachines/policy.ts';
import { makeEmailChannel } from '../adapters/aws/channels/email.ts';
import { makePushChannel } from '../adapters/aws/channels/push.ts';
import { makeSmsChannel } from '../adapters/aws/channels/sms.ts';
import {
  makeEmailClient,
  makeParameterClient,
  makePushClient,
  makeSmsClient,
  makeTableClient,
} from '../adapters/aws/clients.ts';
import { makeSigningKey } from '../adapters/aws/signing-key.ts';
import { makeStore } from '../adapters/aws/store.ts';
import { type SendPorts, sendMessage } from '../tasks/send-message.ts';
import { readSetting } from './read-setting.ts';
import { logger, reportDecision } from './report.ts';

const { email, sms } = policy.sender;
const ports: SendPorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  channels: {
    email: makeEmailChannel({
      client: makeEmailClient(),
      sender: email,
      configurationSet: readSetting('configurationSet'),
    }),
    push: makePushChannel({ client: makePushClient(), application: readSetting('pushApplication') }),
    sms: makeSmsChannel({ client: makeSmsClient(), sender: sms }),
  },
  content: renderMessage,
  clock: { now: () => new Date() },
  policy,
  signingKey: makeSigningKey({ client: makeParameterClient(), parameter: readSetting('signingKey') }),
  unsubscribeUrl: readSetting('unsubscribeUrl'),
};

/** Called by every message Task. */
export const handler = middy<TaskCall<SendOrder>, StepOutcome>()
  .use(injectLambdaContext(logger))
  .handler(async (call) => {
    const outcome = await sendMessage(call, ports);
    reportDecision(call, outcome);
    return outcome;
  });
