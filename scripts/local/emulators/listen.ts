import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** Without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

const isTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';

/** Listens for this machine only, on the first of these ports that is free; 0 stands for any. */
export async function listen(server: Server, ports: readonly number[] = [0]): Promise<Listening> {
  // A connection kept for reuse is not closed under the request that reuses it.
  server.keepAliveTimeout = 0;
  const [first, ...others] = ports;
  if (first === undefined) throw new RangeError('none of the ports is free');
  try {
    await once(server.listen(first, '127.0.0.1'), 'listening');
  } catch (fault) {
    if (isTaken(fault)) return listen(server, others);
    throw fault;
  }
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
