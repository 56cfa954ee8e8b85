import type { Handover } from '../../ports/delivery/channels.ts';

type Provider = 'SES' | 'Pinpoint' | 'SNS';

/** What an SDK error says, wherever it says it. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  /** Node's word for a failed connection. */
  readonly code: string | undefined;
  /** HTTP status; absent when no answer came. */
  readonly status: number | undefined;
}

/** Errors of services and of Node that mean "too much, later"; services answer them with 400, 429 or 503. */
const throttling = new Set([
  'LimitExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Nothing has left the machine: no name, no route, no listener, no credentials to sign with. */
const neverConnected = new Set([
  'CredentialsProviderError',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

function readFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: 'Error', message: '', code: undefined, status: undefined };
  // The SDK adds these to its errors; each may be missing.
  const { code, $metadata, $response } = error as {
    code?: string;
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  return {
    name: error.name,
    message: error.message,
    code,
    status: $metadata?.httpStatusCode ?? $response?.statusCode,
  };
}

/**
 * What a failed call means for the message. `because` repeats names and numbers only: providers put the
 * customer's address into their sentences. A doubt is `unknown`: a second copy annoys more than a lost one.
 */
export function classifyFault(
  provider: Provider,
  error: unknown,
  concernsAddress: (fault: Fault) => boolean,
): Handover {
  const fault = readFault(error);
  const { name, message, code, status } = fault;
  const answer = `${provider} answered ${name} (${status})`;
  if (status === undefined) {
    const unconnected =
      neverConnected.has(code ?? name) || (name === 'TimeoutError' && /establish a connection/.test(message));
    return unconnected
      ? { result: 'down', because: `${provider} could not be reached (${code ?? name})` }
      : { result: 'unknown', because: `${provider} did not answer (${code ?? name})` };
  }
  if (throttling.has(name) || status === 429) return { result: 'throttled', because: answer };
  if (status === 503) return { result: 'down', because: answer };
  if (status === 408 || status < 400 || status >= 500) return { result: 'unknown', because: answer };
  return concernsAddress(fault)
    ? { result: 'refused', because: `${provider} refused the address (${name})` }
    : { result: 'down', because: answer };
}

/** Calls a provider once and answers with data, whatever happens. */
export async function handOver(
  provider: Provider,
  call: () => Promise<Handover>,
  concernsAddress: (fault: Fault) => boolean,
): Promise<Handover> {
  try {
    return await call();
  } catch (error) {
    return classifyFault(provider, error, concernsAddress);
  }
}

/** The provider's own id of the message; an answer without one proves nothing. */
export const accept = (provider: Provider, reference: string | undefined): Handover =>
  reference === undefined || reference === ''
    ? { result: 'unknown', because: `${provider} answered without an id` }
    : { result: 'accepted', reference };
