/** The functions there are; `send` and `check` are called by state machines. */
export const functionNames = ['record', 'send', 'check', 'unsubscribe'] as const;
export type FunctionName = (typeof functionNames)[number];

/** Environment variables by what they name: set by infra, read by handlers. */
export const settings = {
  table: 'TABLE_NAME',
  bus: 'BUS_NAME',
  configurationSet: 'CONFIGURATION_SET',
  pushApplication: 'PINPOINT_APPLICATION_ID',
  signingKey: 'SIGNING_KEY_SECRET',
  unsubscribeUrl: 'UNSUBSCRIBE_URL',
  /** Comma-separated names of the events that some scenario starts from. */
  triggerEvents: 'TRIGGER_EVENTS',
} as const;
export type Setting = keyof typeof settings;

/** Custom metrics: counted by handlers, watched by alarms. Every name and dimension costs $0.30 a month. */
export const metricNames = ['Decision', 'Rejected', 'ContentFault', 'GivenUp'] as const;
export type MetricName = (typeof metricNames)[number];
export const metricNamespace = 'triggermap';

/** The source of events that the door has accepted; scenario rules match nothing else. */
export const acceptedSource = 'triggermap';
