import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { policy } from '../../statemachines/policy.ts';
import { makeBus, makeBusClient } from '../adapters/aws/bus.ts';
import { makeSecretClient, makeSigningKey } from '../adapters/aws/signing-key.ts';
import { answerUnsubscribe, type UnsubscribePorts } from '../tasks/unsubscribe.ts';
import { readSetting } from './read-setting.ts';
import { logger } from './report.ts';

const ports: UnsubscribePorts = {
  bus: makeBus({ client: makeBusClient(), bus: readSetting('bus') }),
  clock: { now: () => new Date() },
  policy,
  signingKey: makeSigningKey({ client: makeSecretClient(), secret: readSetting('signingKey') }),
};

/** The page must be neither kept nor told to others: its address speaks for the customer. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
};

/** Called by the HTTP API at /unsubscribe/{token}. */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(injectLambdaContext(logger))
  .handler(async ({ requestContext, pathParameters }) => {
    const token = pathParameters?.token ?? '';
    const { status, html } = await answerUnsubscribe({ method: requestContext.http.method, token }, ports);
    return { statusCode: status, headers, body: html };
  });
