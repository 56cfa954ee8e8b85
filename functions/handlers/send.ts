import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { events, policy } from '#map';
import type { SendOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';
import { backOff } from '../adapters/aws/backoff.ts';
import { makeSecretClient, makeSigningKey } from '../adapters/aws/signing-key.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { type SendPorts, sendMessage } from '../tasks/delivery/send-message.ts';
import { renderMessage } from './binding/content.ts';
import { once } from './binding/once.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger, reportDecision } from './binding/report.ts';
import { seldomBus, seldomRuns } from './binding/seldom-ports.ts';

// A channel is loaded when its first message goes: an instance seldom uses all three.
const email = once(async () => {
  const { makeEmailChannel, makeEmailClient } = await import('../adapters/aws/channels/email.ts');
  const configurationSet = readSetting('configurationSet');
  return makeEmailChannel({ client: makeEmailClient(), sender: policy.sender.email, configurationSet });
});
const push = once(async () => {
  const { makePushChannel, makePushClient } = await import('../adapters/aws/channels/push.ts');
  return makePushChannel({ client: makePushClient(), application: readSetting('pushApplication') });
});
const sms = once(async () => {
  const { makeSmsChannel, makeSmsClient } = await import('../adapters/aws/channels/sms.ts');
  return makeSmsChannel({ client: makeSmsClient(), sender: policy.sender.sms });
});

const ports: SendPorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  channels: {
    email: async (delivery) => (await email())(delivery),
    push: async (delivery) => (await push())(delivery),
    sms: async (delivery) => (await sms())(delivery),
  },
  content: renderMessage,
  clock: { now: () => new Date() },
  backoff: backOff,
  policy,
  events,
  signingKey: makeSigningKey({ client: makeSecretClient(), secret: readSetting('signingKey') }),
  customerUrl: readSetting('customerUrl'),
  // A cascade that waits, and a device that is dead, are the exception.
  runs: seldomRuns,
  bus: seldomBus,
};

/** Called by every message Task; one that waits goes on when its token is answered. */
export const handler = middy<TaskCall<SendOrder>, StepOutcome | 'waiting'>()
  .use(injectLambdaContext(logger))
  .handler(async (call) => {
    const outcome = await sendMessage(call, ports);
    reportDecision(call, outcome);
    return outcome;
  });
