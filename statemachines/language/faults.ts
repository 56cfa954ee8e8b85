/**
 * The faults that a state machine retries, by the name that stands in its definition. One contract with three readers:
 * functions throw them, the compiler writes their retries, the laptop dies of them.
 */
export const busyFaults = ['StoreBusy'] as const;
/** Of a provider: nothing was accepted, or nobody knows. Retried for hours. */
export const providerFaults = ['ProviderDown', 'AnswerLost'] as const;
/** Lambda's own. CDK's default list lacks TooManyRequests. */
export const lambdaFaults = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
] as const;

export type TaskFaultName = (typeof busyFaults)[number] | (typeof providerFaults)[number];
export type LambdaFaultName = (typeof lambdaFaults)[number];

/** Thrown where the whole Task is to be tried again. Names no customer: it stands in the run's history. */
export class TaskFault extends Error {
  override readonly name: TaskFaultName;
  constructor(name: TaskFaultName, message: string) {
    super(message);
    this.name = name;
  }
}
