import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from './accepted-findings.ts';
import type { Capability, Handler } from './handler.ts';

/** The key that signs unsubscribe links and derives promo codes; generated at the first deploy. */
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
    handler.tell('signingKey', this.secret.secretArn);
    handler.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  }
}
