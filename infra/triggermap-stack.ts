import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type FunctionName, functionNames } from '../statemachines/language/settings.ts';
import { policy } from '../statemachines/policy.ts';
import { scenarios } from '../statemachines/scenarios/index.ts';
import { Alarms } from './constructs/alarms.ts';
import { Channels } from './constructs/channels.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { busName, Door } from './constructs/door.ts';
import { type Capability, Handler } from './constructs/handler.ts';
import { ScenarioMachines } from './constructs/scenario-machines.ts';
import { SigningKey } from './constructs/signing-key.ts';
import { Store } from './constructs/store.ts';
import { UnsubscribeEndpoint } from './constructs/unsubscribe-endpoint.ts';

interface TriggermapProps {
  /** Who is told by email when an alarm goes off. */
  readonly alarmEmail?: string;
}

/**
 *     apps → door → record ─→ store
 *              ↓ accepted events
 *          rule a scenario → state machine a scenario → send ─→ email, push, SMS
 *                                                     → check
 *     customers → unsubscribe endpoint → door
 */
export class TriggermapStack extends Stack {
  constructor(scope: Construct, id: string, { alarmEmail }: TriggermapProps = {}) {
    super(scope, id, {
      description: 'Triggermap: a map of triggered communications',
      // Deleting the stack would end every customer's run.
      terminationProtection: true,
    });

    const handlers: Readonly<Record<FunctionName, Handler>> = {
      record: new Handler(this, 'record'),
      send: new Handler(this, 'send'),
      check: new Handler(this, 'check'),
      unsubscribe: new Handler(this, 'unsubscribe'),
    };
    const { record, send, check, unsubscribe } = handlers;

    const deadLetters = new DeadLetters(this, 'DeadLetters', { busName });
    const door = new Door(this, 'Door');
    const store = new Store(this, 'Store');
    const channels = new Channels(this, 'Channels', policy);
    const signingKey = new SigningKey(this, 'SigningKey');
    const endpoint = new UnsubscribeEndpoint(this, 'UnsubscribeEndpoint', { unsubscribe });
    const map = new ScenarioMachines(this, 'Scenarios', {
      scenarios,
      bus: door.bus,
      tasks: { send, check },
      deadLetters,
    });

    const mayUse: Readonly<Record<FunctionName, readonly Capability[]>> = {
      record: [store, door, map],
      send: [store, channels, signingKey, endpoint],
      check: [store],
      unsubscribe: [door, signingKey],
    };
    for (const name of functionNames)
      for (const capability of mayUse[name]) capability.openTo(handlers[name]);

    door.leadTo(record, deadLetters);

    new Alarms(this, 'Alarms', {
      deadLetters,
      machines: map.machines,
      handlers,
      ...(alarmEmail === undefined ? {} : { email: alarmEmail }),
    });

    Tags.of(this).add('application', 'triggermap');
    new CfnOutput(this, 'BusName', {
      description: 'Apps put their events on this bus',
      value: door.bus.eventBusName,
    });
    new CfnOutput(this, 'Map', {
      description: 'The map, in the Step Functions console',
      value: `https://${this.region}.console.aws.amazon.com/states/home?region=${this.region}#/statemachines`,
    });
    new CfnOutput(this, 'PushApplication', {
      description: 'Give this application the credentials of your push services',
      value: channels.pushApplication.ref,
    });
    new CfnOutput(this, 'UnsubscribeUrl', {
      description: 'Where unsubscribe links lead',
      value: endpoint.url,
    });
  }
}
