import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { customerPages } from '../../statemachines/language/customer-pages.ts';
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

/** Where the links in messages lead: GET shows a page, POST (its button, or one click in the mail app) acts. */
export class CustomerPages extends Construct implements Capability {
  readonly url: string;

  constructor(
    scope: Construct,
    id: string,
    { preferences, verify }: { readonly preferences: Handler; readonly verify: Handler },
  ) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      apiName: 'triggermap-customer-pages',
      description: `Triggermap's pages for customers: ${customerPages.join(', ')}`,
      createDefaultStage: false,
    });
    const integration = new HttpLambdaIntegration('Preferences', preferences);
    const routes = customerPages.flatMap((page) =>
      api.addRoutes({
        path: `/${page}/{token}`,
        methods: [HttpMethod.GET, HttpMethod.POST],
        integration,
      }),
    );
    for (const route of routes)
      accept(route, {
        'AwsSolutions-APIG4': 'The signed token in the link is the permission; customers have no account.',
      });
    // The app's back end signs with its own role (`execute-api:Invoke`), as it does for the bus: no secret is shared.
    api.addRoutes({
      path: '/code',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Verify', verify),
      authorizer: new HttpIamAuthorizer(),
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
            logGroupName: '/aws/vendedlogs/triggermap/customer-pages',
            retention: RetentionDays.THREE_MONTHS,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.url = api.apiEndpoint;
  }

  openTo(handler: Handler): void {
    handler.tell('customerUrl', this.url);
  }
}
