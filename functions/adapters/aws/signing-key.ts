import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SigningKey } from '../../ports/world/signing-key.ts';
import { type ClientOptions, storage } from './client-options.ts';

export const makeSecretClient = (options: ClientOptions = {}) => new SecretsManagerClient(storage(options));

/** HMAC-SHA-256 gains nothing below its own 32 bytes of output and loses strength. */
const fewestBytes = 32;

/** Reads the key once per instance; a failed read is tried again by the next caller. */
export function makeSigningKey({
  client,
  secret,
}: {
  client: SecretsManagerClient;
  secret: string;
}): SigningKey {
  async function readKey(): Promise<string> {
    const { SecretString: key = '' } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
    if (Buffer.byteLength(key) < fewestBytes)
      throw new RangeError(`${secret} holds fewer than ${fewestBytes} bytes; put a longer random key there`);
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
