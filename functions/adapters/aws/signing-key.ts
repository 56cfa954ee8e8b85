import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { SigningKey } from '../../ports.ts';

/** HMAC-SHA-256 gains nothing below its own 32 bytes of output and loses strength. */
const fewestBytes = 32;

/** Reads the key once per instance; a failed read is tried again by the next caller. */
export function makeSigningKey({ client, parameter }: { client: SSMClient; parameter: string }): SigningKey {
  async function readKey(): Promise<string> {
    const answer = await client.send(new GetParameterCommand({ Name: parameter, WithDecryption: true }));
    const key = answer.Parameter?.Value ?? '';
    if (Buffer.byteLength(key) < fewestBytes)
      throw new RangeError(
        `${parameter} holds fewer than ${fewestBytes} bytes; put a longer random key there`,
      );
    return key;
  }

  let key: Promise<string> | undefined;
  return () => {
    key ??= readKey().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  };
}
