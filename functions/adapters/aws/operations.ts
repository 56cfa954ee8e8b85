import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  ExecutionAlreadyExists,
  ExecutionNotRedrivable,
  paginateListExecutions,
  paginateListStateMachines,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { names } from '../../../statemachines/language/settings.ts';
import { makeAlertsClient } from './alerts.ts';
import { makeBusClient, putEntries } from './bus.ts';
import { type ClientOptions, storage } from './client-options.ts';
import type { Envelope, Letter, Mending } from './dead-letter.ts';
import { makeRunsClient } from './runs.ts';

/** A run that is red. */
export interface FailedRun {
  readonly execution: string;
  readonly machine: string;
  readonly stoppedAt: Date;
}

export interface WaitingLetter extends Letter {
  /** Deletes it from the queue. */
  remove(): Promise<void>;
}

/** What people on call do with their own permissions; no function of the map has these. */
export interface Operations {
  /** The failed runs of all machines of the map that may still be redriven, newest first by machine. */
  failedRuns(now: Date): Promise<readonly FailedRun[]>;
  /** The run goes on at the state that failed. `too late`: Step Functions lets it go. */
  redrive(run: FailedRun): Promise<'redriven' | 'too late'>;
  /** The dead letters, each once; those not removed are back in the queue after `hiddenSeconds`. */
  deadLetters(): AsyncIterable<WaitingLetter>;
  putEvents(events: readonly Envelope[]): Promise<void>;
  startRun(start: Extract<Mending, { mend: 'start run' }>): Promise<'started' | 'had started'>;
  publish(topic: string, message: string): Promise<void>;
}

/** As long as Step Functions redrives a run that has ended. */
const redriveDays = 14;
/** Longer than a mending takes, so that no letter is seen twice in one. */
export const hiddenSeconds = 600;
/** ReceiveMessage gives no more. */
const mostLetters = 10;
/** A question that waits asks all servers of the queue: an empty answer then means an empty queue. */
const waitSeconds = 2;

export const makeOperationsClients = (options: ClientOptions = {}) => ({
  machines: makeRunsClient(options),
  // The answer of a long poll comes later than that of a table.
  queues: new SQSClient(storage({ requestTimeout: (waitSeconds + 3) * 1000, ...options })),
  buses: makeBusClient(options),
  topics: makeAlertsClient(options),
});

export function makeOperations({
  machines,
  queues,
  buses,
  topics,
}: {
  machines: SFNClient;
  queues: SQSClient;
  buses: EventBridgeClient;
  topics: SNSClient;
}): Operations {
  async function listMachines(): Promise<readonly { readonly arn: string; readonly name: string }[]> {
    const found: { arn: string; name: string }[] = [];
    for await (const { stateMachines = [] } of paginateListStateMachines({ client: machines }, {}))
      for (const { stateMachineArn: arn = '', name = '' } of stateMachines)
        if (name.startsWith(names.machines)) found.push({ arn, name });
    return found;
  }

  return {
    async failedRuns(now) {
      const since = now.getTime() - redriveDays * 24 * 60 * 60 * 1000;
      const failed: FailedRun[] = [];
      for (const { arn, name } of await listMachines()) {
        const asked = { stateMachineArn: arn, statusFilter: 'FAILED' } as const;
        for await (const { executions = [] } of paginateListExecutions({ client: machines }, asked))
          for (const { executionArn: execution = '', stopDate = now } of executions)
            if (stopDate.getTime() > since) failed.push({ execution, machine: name, stoppedAt: stopDate });
      }
      return failed;
    },

    async redrive({ execution }) {
      try {
        await machines.send(new RedriveExecutionCommand({ executionArn: execution }));
        return 'redriven';
      } catch (error) {
        if (error instanceof ExecutionNotRedrivable) return 'too late';
        throw error;
      }
    },

    async *deadLetters() {
      const { QueueUrl } = await queues.send(new GetQueueUrlCommand({ QueueName: names.deadLetters }));
      for (;;) {
        const { Messages = [] } = await queues.send(
          new ReceiveMessageCommand({
            QueueUrl,
            MaxNumberOfMessages: mostLetters,
            MessageAttributeNames: ['All'],
            VisibilityTimeout: hiddenSeconds,
            WaitTimeSeconds: waitSeconds,
          }),
        );
        if (Messages.length === 0) return;
        for (const { Body: body = '', MessageAttributes = {}, ReceiptHandle } of Messages)
          yield {
            body,
            attributes: Object.fromEntries(
              Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
            ),
            async remove() {
              await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
            },
          };
      }
    },

    putEvents: (events) =>
      putEntries(
        buses,
        events.map(({ source, name, detail }) => ({
          EventBusName: names.bus,
          Source: source,
          DetailType: name,
          Detail: JSON.stringify(detail),
        })),
      ),

    async startRun({ machine, name, input }) {
      try {
        await machines.send(new StartExecutionCommand({ stateMachineArn: machine, name, input }));
        return 'started';
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'had started';
        throw error;
      }
    },

    async publish(topic, message) {
      await topics.send(new PublishCommand({ TopicArn: topic, Message: message }));
    },
  };
}
