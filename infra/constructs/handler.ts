import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { taskTimeoutSeconds } from '../../statemachines/compile/retries.ts';
import {
  type FunctionName,
  metricNamespace,
  type Setting,
  settings,
} from '../../statemachines/language/settings.ts';
import { accept } from './accepted-findings.ts';
import { handlerCode } from './handler-code.ts';

/** Something a handler works with. Whoever may use it is also told where it is. */
export interface Capability {
  openTo(handler: Handler): void;
}

/** One Lambda function: its code, its role, its log. Open runs call it by name, so name and logical id stay. */
export class Handler extends LambdaFunction {
  declare readonly role: Role;

  constructor(scope: Construct, name: FunctionName) {
    const id = name.charAt(0).toUpperCase() + name.slice(1);
    const functionName = `triggermap-${name}`;
    const log = new LogGroup(scope, `${id}Log`, {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    log.grantWrite(role);
    accept(role, { 'AwsSolutions-IAM5[Resource::*]': 'X-Ray takes segments without naming a resource.' });
    super(scope, id, {
      functionName,
      code: handlerCode(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // Memory buys CPU, and a cold start is mostly CPU.
      memorySize: 512,
      // A Task that calls it gives it twice as long.
      timeout: Duration.seconds(taskTimeoutSeconds / 2),
      tracing: Tracing.ACTIVE,
      role,
      logGroup: log,
      environment: { POWERTOOLS_SERVICE_NAME: name, POWERTOOLS_METRICS_NAMESPACE: metricNamespace },
    });
  }

  /** Sets the environment variable that the handler reads. */
  tell(setting: Setting, value: string): void {
    this.addEnvironment(settings[setting], value);
  }

  /** Lets the handler do these things with these resources; both are named, never `*` without a reason. */
  allow(actions: readonly string[], resources: readonly string[], conditions: Conditions = {}): void {
    this.addToRolePolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
    );
  }
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
