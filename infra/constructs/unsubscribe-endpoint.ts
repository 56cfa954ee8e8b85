import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accept } from './accepted-findings.ts';
import type { Capability, Handler } from './handler.ts';

/** Neither path, address nor user agent: the token in the path speaks for a customer. */
const accessLog = {
  at: '$context.requestTime',
  request: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  fault: '$context.integrationErrorMessage',
};

/** Where unsubscribe links lead: GET shows the page, POST (the button, or one click in the mail app) acts. */
export class UnsubscribeEndpoint extends Construct implements Capability {
  readonly url: string;

  constructor(scope: Construct, id: string, { unsubscribe }: { readonly unsubscribe: Handler }) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      apiName: 'triggermap-unsubscribe',
      description: 'Unsubscribe links of Triggermap',
      createDefaultStage: false,
    });
    const routes = api.addRoutes({
      path: '/unsubscribe/{token}',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration: new HttpLambdaIntegration('Unsubscribe', unsubscribe),
    });
    for (const route of routes)
      accept(route, {
        'AwsSolutions-APIG4': 'The signed token in the link is the permission; customers have no account.',
      });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      // A mailing of a million with 1 % clicks in its first hour stays under 3 requests a second.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'Log', {
            logGroupName: '/aws/vendedlogs/triggermap/unsubscribe',
            retention: RetentionDays.THREE_MONTHS,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.url = `${api.apiEndpoint}/unsubscribe`;
  }

  openTo(handler: Handler): void {
    handler.tell('unsubscribeUrl', this.url);
  }
}
