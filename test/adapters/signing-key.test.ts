import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeSecretClient, makeSigningKey } from '../../functions/adapters/aws/signing-key.ts';
import {
  answerJson,
  answerJsonError,
  leadTo,
  type ProviderDouble,
  startProvider,
} from './provider-double.ts';

describe('The signing key', () => {
  let secrets: ProviderDouble;
  const key = 'k'.repeat(32);
  const readKey = () =>
    makeSigningKey({ client: makeSecretClient(leadTo(secrets.url)), secret: 'signing-key' });

  beforeAll(async () => {
    secrets = await startProvider();
  });
  afterAll(() => secrets.stop());
  beforeEach(() => {
    secrets.requests.length = 0;
    secrets.behave(answerJson({ SecretString: key }));
  });

  test('is read once', async () => {
    const signingKey = readKey();
    expect(await Promise.all([signingKey(), signingKey()])).toEqual([key, key]);
    expect(await signingKey()).toBe(key);
    expect(secrets.requests.map(({ body }) => JSON.parse(body))).toEqual([{ SecretId: 'signing-key' }]);
  });

  test('is asked for again after a failure', async () => {
    const signingKey = readKey();
    secrets.behave(answerJsonError(400, 'ResourceNotFoundException'));
    await expect(signingKey()).rejects.toThrow();
    secrets.behave(answerJson({ SecretString: key }));
    expect(await signingKey()).toBe(key);
  });

  test('is refused when it is too short to sign anything', async () => {
    secrets.behave(answerJson({ SecretString: 'short' }));
    await expect(readKey()()).rejects.toThrow(/fewer than 32 bytes/);
  });
});
