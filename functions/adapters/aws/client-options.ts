/** In Lambda none is needed: the Region and the role come from its environment. */
export interface ClientOptions {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Milliseconds until an unanswered request is given up. */
  readonly requestTimeout?: number;
}

/** Calls inside a Region connect in a few milliseconds. */
const connectionTimeout = 2_000;
/** Reads and writes are repeated by the SDK, so a stuck one is dropped early. */
const storageTimeout = 3_000;
/** An unanswered send cannot be repeated, so its answer is worth a wait; three channels must fit into a Task. */
const providerTimeout = 8_000;

// Node hands a connection on to the next request while there may be a queue for one.
const ownConnection = { keepAlive: false, maxSockets: Number.POSITIVE_INFINITY };

/** What holds data. Without `throwOnRequestTimeout` the SDK only logs a warning and waits on. */
export const storage = ({ requestTimeout = storageTimeout, ...options }: ClientOptions) => ({
  ...options,
  requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
});

/**
 * What sends messages. One attempt: with the SDK's default of three, one lost answer became three messages. And a connection for
 * each: Lambda drops idle ones while a function is frozen, and a request on a dropped one fails just like a
 * lost answer, which would cost the customer the message.
 */
export const provider = ({ requestTimeout = providerTimeout, ...options }: ClientOptions) => ({
  ...options,
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout,
    requestTimeout,
    throwOnRequestTimeout: true,
    httpAgent: ownConnection,
    httpsAgent: ownConnection,
  },
});
