import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeExports, makeExportsClient } from '../../functions/adapters/aws/exports.ts';
import { answer, answerXmlError, leadTo, type ProviderDouble, startProvider } from './provider-double.ts';

describe('An export', () => {
  let s3: ProviderDouble;
  const put = (customer: string) =>
    makeExports({
      client: makeExportsClient(leadTo(s3.url)),
      bucket: 'triggermap-exports',
      clock: { now: () => new Date('2026-11-20T12:00:00.000Z') },
    })(customer, '{"name":"Аda"}');

  beforeAll(async () => {
    s3 = await startProvider();
  });
  afterAll(() => s3.stop());

  test('is put into the bucket under a name that tells nobody whose it is', async () => {
    s3.behave(answer(200, ''));
    const where = await put('ada@example.com');
    expect(where).toMatch(
      /^s3:\/\/triggermap-exports\/exports\/[0-9a-f]{16}\/2026-11-20T12:00:00\.000Z\.json$/,
    );
    const [request] = s3.requests;
    expect(decodeURIComponent(request?.path ?? '')).toContain(where.slice('s3://'.length));
    expect(request?.headers['content-type']).toBe('application/json');
    expect(request?.body).toContain('{"name":"Аda"}');
    expect(await put('eve@example.com')).not.toBe(where);
  });

  test('that was not taken is a fault', async () => {
    s3.behave(answerXmlError(403, 'AccessDenied', 'Access Denied'));
    await expect(put('ada@example.com')).rejects.toThrow();
  });
});
