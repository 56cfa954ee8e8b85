/** List prices in US dollars, us-east-1, November 2026. */
export const prices = {
  state: 0.025 / 1000,
  busEvent: 1 / 1e6,
  lambdaRequest: 0.2 / 1e6,
  /** A function of 512 MB on ARM for 60 ms: an assumption, to be replaced by the account's own figures. */
  lambdaTime: 0.5 * 0.06 * 0.0000133334,
  tableWrite: 0.625 / 1e6,
  tableRead: 0.125 / 1e6,
  email: 0.1 / 1000,
  push: 1 / 1e6,
  /** The United States; other countries differ much. */
  sms: 0.025,
} as const;

/**
 * Units that one event at the door and one Task use, as `npm run bench` measures them against DynamoDB's API,
 * rounded up for profiles that have grown.
 */
const unitsPerEvent = { writes: 3, reads: 3 };
const unitsPerTask = { writes: 4, reads: 5 };

export interface Usage {
  readonly events: number;
  readonly triggers: number;
  readonly tasks: number;
  readonly states: number;
  readonly email: number;
  readonly push: number;
  readonly sms: number;
}

/** What a usage costs on AWS, by part, in US dollars. */
export function estimateCost({ events, triggers, tasks, states, email, push, sms }: Usage) {
  const invocations = events + tasks;
  const parts = {
    'Step Functions': states * prices.state,
    EventBridge: (events + triggers) * prices.busEvent,
    Lambda: invocations * (prices.lambdaRequest + prices.lambdaTime),
    DynamoDB:
      (events * unitsPerEvent.writes + tasks * unitsPerTask.writes) * prices.tableWrite +
      (events * unitsPerEvent.reads + tasks * unitsPerTask.reads) * prices.tableRead,
    email: email * prices.email,
    push: push * prices.push,
    SMS: sms * prices.sms,
  };
  return { parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}
