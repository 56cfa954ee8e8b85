import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { policy } from '#map';
import { makeBus, makeBusClient } from '../adapters/aws/bus.ts';
import { makeSecretClient, makeSigningKey } from '../adapters/aws/signing-key.ts';
import { makeStore, makeTableClient } from '../adapters/aws/table/store.ts';
import { pageHeaders } from '../core/pages/page-headers.ts';
import { answerCustomer, type CustomerPorts } from '../tasks/pages/answer-customer.ts';
import { showQuestion } from './binding/questions.ts';
import { readSetting } from './binding/read-setting.ts';
import { logger } from './binding/report.ts';

const ports: CustomerPorts = {
  store: makeStore({ client: makeTableClient(), table: readSetting('table') }),
  bus: makeBus({ client: makeBusClient(), bus: readSetting('bus') }),
  clock: { now: () => new Date() },
  policy,
  signingKey: makeSigningKey({ client: makeSecretClient(), secret: readSetting('signingKey') }),
  questions: showQuestion,
};

/** Called by the HTTP API at /{page}/{token}: the customer's own pages. */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(injectLambdaContext(logger))
  .handler(async ({ requestContext, rawPath, body = '', isBase64Encoded }) => {
    const [page = '', token = ''] = rawPath.split('/').slice(-2);
    const { status, html } = await answerCustomer(
      {
        method: requestContext.http.method,
        page,
        token,
        body: isBase64Encoded ? Buffer.from(body, 'base64').toString() : body,
      },
      ports,
    );
    return { statusCode: status, headers: pageHeaders, body: html };
  });
