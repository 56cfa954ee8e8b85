import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from './accepted-findings.ts';
import type { Capability, Handler } from './handler.ts';

/**
 * The key that signs unsubscribe links and derives promo codes. CloudFormation can generate a secret, not a
 * secure parameter; the parameter store reads the one as the other.
 */
export class SigningKey extends Construct implements Capability {
  readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Triggermap: signs unsubscribe links, derives promo codes',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    accept(this.secret, {
      'AwsSolutions-SMG4': 'A new key would break the unsubscribe link of every message already sent.',
    });
  }

  openTo(handler: Handler): void {
    const parameter = `aws/reference/secretsmanager/${this.secret.secretName}`;
    handler.tell('signingKey', `/${parameter}`);
    handler.allow(
      ['ssm:GetParameter'],
      [Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: parameter })],
    );
    this.secret.grantRead(handler);
  }
}
