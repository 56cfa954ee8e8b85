import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { DateTime } from 'luxon';
import { policy, scenarios } from '#map';
import { backOff } from '../../../functions/adapters/aws/backoff.ts';
import { makeBus, makeBusClient } from '../../../functions/adapters/aws/bus.ts';
import { makeEmailChannel, makeEmailClient } from '../../../functions/adapters/aws/channels/email.ts';
import { makePushChannel, makePushClient } from '../../../functions/adapters/aws/channels/push.ts';
import { makeSmsChannel, makeSmsClient } from '../../../functions/adapters/aws/channels/sms.ts';
import { makeStore } from '../../../functions/adapters/aws/table/store.ts';
import { makeWebhooks } from '../../../functions/adapters/aws/webhooks.ts';
import { renderMessage } from '../../../functions/handlers/binding/content.ts';
import { showQuestion } from '../../../functions/handlers/binding/questions.ts';
import { checkConfirmationCode } from '../../../functions/tasks/consents/check-confirmation-code.ts';
import { answerCustomer } from '../../../functions/tasks/pages/answer-customer.ts';
import type { Change } from '../../../statemachines/language/announcement.ts';
import { acceptedSource } from '../../../statemachines/language/settings.ts';
import type { TriggerInput } from '../../../statemachines/language/tasks.ts';
import { startTable } from '../emulators/embedded-table.ts';
import { listen } from '../emulators/listen.ts';
import type { Envelope } from '../emulators/sink/take-events.ts';
import { hooksPath, startSink } from '../emulators/sink.ts';
import { installVirtualTime } from '../engine/virtual-time.ts';
import { makeWorld } from '../engine/world.ts';
import { type Desk, makeDesk } from './commands/desk.ts';
import { makePageServer } from './commands/page-server.ts';
import { registerSamples } from './commands/sample-customers.ts';
import { writeSampleWeek } from './commands/sample-week.ts';
import { type Looks, makeLooks } from './queries/looks.ts';
import { makeTrails } from './queries/trails.ts';

export interface TwinOptions {
  /** Tried in this order for the page; 0 is any free one. */
  readonly ports?: readonly number[];
  /** What the virtual clock says first; 10:00 of today in the shop's zone when absent. */
  readonly startAt?: Date;
}

export interface Twin {
  readonly url: string;
  /** Where apps may put events: the endpoint of EventBridge. */
  readonly busUrl: string;
  readonly busName: string;
  stop(): Promise<void>;
}

const busName = 'triggermap';
const region = 'eu-west-1'; // requests are signed for one; none is ever called
/** Signs what the tasks ask for; apps sign with whatever they have. */
const recordKeyId = `record-${randomBytes(8).toString('hex')}`;

/**
 * The map on a laptop: the golden definitions, the tasks and the AWS adapters against embedded parts, in virtual
 * time, which takes over `Date` of this process until it is stopped.
 */
export async function startTwin({ ports, startAt = tenToday() }: TwinOptions = {}): Promise<Twin> {
  const answering = Promise.withResolvers<RequestListener>();
  const page = await listen(
    createServer((request, response) => void answering.promise.then((answer) => answer(request, response))),
    ports,
  );
  const account = { region, credentials: { accessKeyId: recordKeyId, secretAccessKey: 'none' } };
  const table = await startTable(account);
  const time = installVirtualTime(startAt);
  const clock = { now: time.now };
  const sink = await startSink({ name: busName, recordKeyId, now: time.now, route: (event) => route(event) });
  const providers = { ...account, endpoint: sink.url };
  const store = makeStore({ client: table.client, table: table.table, clock });
  const bus = makeBus({ client: makeBusClient(providers), bus: busName });
  const trails = makeTrails(time.now);
  const signingKey = randomBytes(32).toString('hex');
  let stopped = false;
  const world = makeWorld({
    scenarios,
    time,
    store,
    channels: {
      email: makeEmailChannel({
        client: makeEmailClient(providers),
        sender: policy.sender.email,
        configurationSet: 'triggermap',
      }),
      push: makePushChannel({ client: makePushClient(providers), application: 'triggermap' }),
      sms: makeSmsChannel({ client: makeSmsClient(providers), sender: policy.sender.sms }),
    },
    content: renderMessage,
    tasksBus: bus,
    backoff: backOff,
    policy,
    signingKey,
    customerUrl: page.url,
    webhooks: makeWebhooks({
      addresses: mapHooks((name) => `${sink.url}${hooksPath}${name}`),
      signingKey: async () => signingKey,
    }),
    watch: {
      ...trails.watch,
      sweepFailed(fault) {
        // Between two of its pages the table may be gone with the laptop.
        if (!stopped) console.error('the daily sweep failed:', fault);
      },
    },
  });
  const looks: Looks = makeLooks({
    time,
    world,
    store,
    sink,
    trails,
    scenarios,
    policy,
    week: () => desk.week.progress(),
  });
  const desk: Desk = makeDesk({
    time,
    world,
    sink,
    trails,
    week: writeSampleWeek(time.now()),
    meet: looks.meet,
  });
  const route = (event: Envelope): Promise<void> =>
    event.source === acceptedSource
      ? world.bus.putTriggers([event.detail as TriggerInput | Change]) // only `record` may say so, and it puts nothing else
      : desk.receive(event);

  for (const { name, ...detail } of registerSamples(time.now())) await desk.send({ name, detail });
  const customerPorts = {
    store,
    bus,
    clock: world.clock,
    backoff: backOff,
    policy,
    signingKey: async () => signingKey,
    questions: showQuestion,
  };
  answering.resolve(
    makePageServer({
      desk,
      looks,
      checkCode: (body) => time.busy(() => checkConfirmationCode(body, customerPorts)),
      answerCustomer: (request) => time.busy(() => answerCustomer(request, customerPorts)),
    }),
  );
  return {
    url: page.url,
    busUrl: sink.url,
    busName,
    async stop() {
      stopped = true;
      desk.week.stop();
      time.uninstall();
      await Promise.all([page.stop(), sink.stop(), table.stop()]);
    },
  };
}

/** Every webhook of the policy with another address. */
const mapHooks = (address: (name: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(policy.webhooks).map((name) => [name, address(name)]));

/** An hour at which no message waits for the morning. */
const tenToday = (): Date =>
  DateTime.now().setZone(policy.shop.zone).startOf('day').set({ hour: 10 }).toJSDate();
