import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeParameterClient } from '../../functions/adapters/aws/clients.ts';
import { makeSigningKey } from '../../functions/adapters/aws/signing-key.ts';
import {
  answerJson,
  answerJsonError,
  leadTo,
  type ProviderDouble,
  startProvider,
} from './provider-double.ts';

describe('The signing key', () => {
  let ssm: ProviderDouble;
  const key = 'k'.repeat(32);
  const readKey = () =>
    makeSigningKey({ client: makeParameterClient(leadTo(ssm.url)), parameter: '/triggermap/signing-key' });

  beforeAll(async () => {
    ssm = await startProvider();
  });
  afterAll(() => ssm.stop());
  beforeEach(() => {
    ssm.requests.length = 0;
    ssm.behave(answerJson({ Parameter: { Value: key } }));
  });

  test('is read decrypted, once', async () => {
    const signingKey = readKey();
    expect(await Promise.all([signingKey(), signingKey()])).toEqual([key, key]);
    expect(await signingKey()).toBe(key);
    expect(ssm.requests.map(({ body }) => JSON.parse(body))).toEqual([
      { Name: '/triggermap/signing-key', WithDecryption: true },
    ]);
  });

  test('is asked for again after a failure', async () => {
    const signingKey = readKey();
    ssm.behave(answerJsonError(400, 'ParameterNotFound'));
    await expect(signingKey()).rejects.toThrow();
    ssm.behave(answerJson({ Parameter: { Value: key } }));
    expect(await signingKey()).toBe(key);
  });

  test('is refused when it is too short to sign anything', async () => {
    ssm.behave(answerJson({ Parameter: { Value: 'short' } }));
    await expect(readKey()()).rejects.toThrow(/fewer than 32 bytes/);
  });
});
