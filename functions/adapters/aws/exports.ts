import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { fingerprint } from '../../core/records/fingerprint.ts';
import type { Clock } from '../../ports/world/clock.ts';
import type { Exports } from '../../ports/world/exports.ts';
import { type ClientOptions, storage } from './client-options.ts';

export const makeExportsClient = (options: ClientOptions = {}) => new S3Client(storage(options));

/** Puts exports into a bucket, which encrypts and deletes them by its own rules. No key tells whose they are. */
export function makeExports({
  client,
  bucket,
  clock,
}: {
  client: S3Client;
  bucket: string;
  clock: Clock;
}): Exports {
  return async (customer, text) => {
    const key = `exports/${fingerprint(customer)}/${clock.now().toISOString()}.json`;
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: 'application/json' }),
    );
    return `s3://${bucket}/${key}`;
  };
}
