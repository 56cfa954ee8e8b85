import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { policy, scenarios } from '#map';
import { type FunctionName, functionNames } from '../statemachines/language/settings.ts';
import { Alarms } from './constructs/alarms.ts';
import { Announcement } from './constructs/announcement.ts';
import { Channels } from './constructs/channels.ts';
import { CustomerCare } from './constructs/customer-care.ts';
import { CustomerPages } from './constructs/customer-pages.ts';
import { DailySweep } from './constructs/daily-sweep.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { Door } from './constructs/door.ts';
import { type Capability, Handler } from './constructs/handler.ts';
import { MarketerRole } from './constructs/marketer-role.ts';
import { NoticeTopics } from './constructs/notice-topics.ts';
import { Replies } from './constructs/replies.ts';
import { ScenarioMachines } from './constructs/scenario-machines.ts';
import { SigningKey } from './constructs/signing-key.ts';
import { Store } from './constructs/store.ts';

interface TriggermapProps {
  /** Who is told by email when an alarm goes off. */
  readonly alarmEmail?: string;
}

/**
 *     apps → door → record ─→ store ←── sweep (daily: who is due) → door
 *              ↓ accepted events
 *              ↓ changes of the catalogue → announce (who is to hear of it) → door
 *          rule a scenario → state machine a scenario → send ─→ email, push, SMS
 *                                                     → check, listen
 *                                                     → act ─→ door, people
 *     customers → pages, replies ─┐
 *     apps' codes → verify → store, door
 *     SES's events ───────────────┴→ preferences, feedback → door
 */
export class TriggermapStack extends Stack {
  constructor(scope: Construct, id: string, { alarmEmail }: TriggermapProps = {}) {
    super(scope, id, {
      description: 'Triggermap: a map of triggered communications',
      // Deleting the stack would end every customer's run.
      terminationProtection: true,
      suppressTemplateIndentation: true,
    });

    const handlers: Readonly<Record<FunctionName, Handler>> = {
      record: new Handler(this, 'record'),
      send: new Handler(this, 'send'),
      check: new Handler(this, 'check'),
      listen: new Handler(this, 'listen'),
      act: new Handler(this, 'act'),
      preferences: new Handler(this, 'preferences'),
      verify: new Handler(this, 'verify'),
      feedback: new Handler(this, 'feedback'),
      sweep: new Handler(this, 'sweep'),
      announce: new Handler(this, 'announce'),
      care: new Handler(this, 'care'),
    };
    const { record, send, check, listen, act, preferences, verify, feedback, sweep, announce, care } =
      handlers;

    const deadLetters = new DeadLetters(this, 'DeadLetters');
    const topics = new NoticeTopics(this, 'Topics');
    const people = topics.forHandlers('People', 'triggermap-people');
    const door = new Door(this, 'Door');
    const store = new Store(this, 'Store');
    const channels = new Channels(this, 'Channels', policy);
    const replies = new Replies(this, 'Replies', { topics, feedback });
    const signingKey = new SigningKey(this, 'SigningKey');
    const pages = new CustomerPages(this, 'CustomerPages', { preferences, verify });
    const map = new ScenarioMachines(this, 'Scenarios', {
      scenarios,
      bus: door.bus,
      tasks: { send, check, listen, act },
      deadLetters,
    });
    const dailySweep = new DailySweep(this, 'DailySweep', { sweep, log: map.log, deadLetters });
    const announcement = new Announcement(this, 'Announcement', {
      announce,
      bus: door.bus,
      log: map.log,
      deadLetters,
    });
    const marketer = new MarketerRole(this, 'Marketer');

    const mayUse: Readonly<Record<FunctionName, readonly Capability[]>> = {
      record: [store.adding('Query', 'DeleteItem', 'BatchWriteItem'), door, signingKey, map.answering],
      send: [store.adding('Query', 'DeleteItem'), door, channels, signingKey, pages, map.answering],
      check: [store],
      listen: [store.adding('DeleteItem'), map.answering],
      act: [
        store.adding('Query', 'DeleteItem', 'BatchWriteItem'),
        door,
        signingKey,
        map.answering,
        people.publishing,
      ],
      preferences: [store.reading, door, signingKey],
      verify: [store, door, signingKey],
      feedback: [store.adding('Query'), door, signingKey, people.publishing],
      sweep: [store.adding('Query', 'DeleteItem'), door],
      announce: [store.reading, door],
      care: [store.adding('Query', 'DeleteItem', 'BatchWriteItem'), signingKey, map.answering],
    };
    for (const name of functionNames)
      for (const capability of mayUse[name]) capability.openTo(handlers[name]);

    door.leadTo(record, act, deadLetters);
    channels.tell(feedback, deadLetters);
    new CustomerCare(this, 'CustomerCare', { bus: door.bus, care, deadLetters });

    new Alarms(this, 'Alarms', {
      topics,
      deadLetters,
      machines: map.machines,
      sweep: dailySweep.machine,
      announcement: announcement.machine,
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
    new CfnOutput(this, 'CustomerUrl', {
      description: 'Where the links in messages lead: unsubscribe, preferences, confirm',
      value: pages.url,
    });
    new CfnOutput(this, 'CodeUrl', {
      description:
        'The app’s back end checks confirmation codes here: POST, signed with IAM (execute-api:Invoke)',
      value: `${pages.url}/code`,
    });
    new CfnOutput(this, 'TableName', {
      description: 'Profiles and timelines; npm run customer reads it',
      value: store.table.tableName,
    });
    new CfnOutput(this, 'PeopleTopic', {
      description: 'Subscribe those whom scenarios alert',
      value: people.topic.topicArn,
    });
    new CfnOutput(this, 'RepliesTopic', {
      description: 'Give it to your phone number: where customers’ replies arrive',
      value: replies.topic.topicArn,
    });
    new CfnOutput(this, 'MarketerRole', {
      description: 'Marketers assume it to read the map and follow runs',
      value: marketer.role.roleArn,
    });
  }
}
