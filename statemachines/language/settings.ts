/** The functions there are; those of the tasks are called by state machines. */
export const functionNames = [
  'record',
  'send',
  'check',
  'listen',
  'act',
  /** The customer's own pages: unsubscribe, preferences, confirm an address. */
  'preferences',
  /** Checks a confirmation code for the app. */
  'verify',
  /** What providers tell of messages, and what customers write back. */
  'feedback',
  /** One shard of one day of what is due. */
  'sweep',
  /** Tells those who are to hear of a change in the catalogue. */
  'announce',
  /** Erases or exports a customer. */
  'care',
] as const;
export type FunctionName = (typeof functionNames)[number];

/** Environment variables by what they name: set by infra, read by handlers. */
export const settings = {
  table: 'TABLE_NAME',
  bus: 'BUS_NAME',
  configurationSet: 'CONFIGURATION_SET',
  pushApplication: 'PINPOINT_APPLICATION_ID',
  signingKey: 'SIGNING_KEY_SECRET',
  /** The customer's pages: `/unsubscribe`, `/preferences` and `/confirm` follow, then a token. */
  customerUrl: 'CUSTOMER_URL',
  /** The topic that tells people of the company. */
  alertTopic: 'ALERT_TOPIC',
  /** Where exports of customers are put. */
  exportBucket: 'EXPORT_BUCKET',
} as const;
export type Setting = keyof typeof settings;

/** Custom metrics: counted by handlers, watched by alarms. Every name and dimension costs $0.30 a month. */
export const metricNames = [
  'Decision',
  'Rejected',
  'ContentFault',
  'GivenUp',
  'Complaint',
  'UnreadFeedback',
  'Swept',
] as const;
export type MetricName = (typeof metricNames)[number];
export const metricNamespace = 'triggermap';

/** What people on call reach by its name. */
export const names = {
  bus: 'triggermap',
  deadLetters: 'triggermap-dead-letters',
  machines: 'triggermap-',
} as const;

/** The source of events that the door has accepted; scenario rules match nothing else. */
export const acceptedSource = 'triggermap';
