import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { policy } from '#map';
import { backOff } from '../adapters/aws/backoff.ts';
import { makeBus, makeBusClient } from '../adapters/aws/bus.ts';
import { makeSecretClient, makeSigningKey } from '../adapters/aws/signing-key.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { type CheckCodePorts, checkConfirmationCode } from '../tasks/consents/check-confirmation-code.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger } from './binding/report.ts';

const ports: CheckCodePorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  bus: makeBus({ client: makeBusClient(), bus: readSetting('bus') }),
  clock: { now: () => new Date() },
  backoff: backOff,
  policy,
  signingKey: makeSigningKey({ client: makeSecretClient(), secret: readSetting('signingKey') }),
};

const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** Called by the HTTP API at POST /code, which lets through only who may by IAM: the app's back end. */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(injectLambdaContext(logger))
  .handler(async ({ body = '', isBase64Encoded }) => {
    const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
    const { status, says } = await checkConfirmationCode(text, ports);
    return { statusCode: status, headers, body: JSON.stringify(says) };
  });
