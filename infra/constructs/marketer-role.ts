import { Duration, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accept } from './accepted-findings.ts';

/** Reads the map and follows runs in the console; changes nothing, and sees no other machine's runs. */
export class MarketerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const states = (kind: string, name: string) =>
      `arn:${partition}:states:${region}:${account}:${kind}:${name}`;
    const policy = new ManagedPolicy(this, 'Policy', {
      managedPolicyName: 'triggermap-marketer',
      description: 'Reads the map of triggered communications and its runs',
      statements: [
        new PolicyStatement({
          actions: ['states:DescribeStateMachine', 'states:ListExecutions'],
          resources: [states('stateMachine', 'triggermap-*')],
        }),
        new PolicyStatement({
          actions: [
            'states:DescribeExecution',
            'states:DescribeStateMachineForExecution',
            'states:GetExecutionHistory',
          ],
          resources: [states('execution', 'triggermap-*')],
        }),
        new PolicyStatement({ actions: ['states:ListStateMachines'], resources: ['*'] }),
      ],
    });
    accept(policy, {
      'AwsSolutions-IAM5[Resource::*]': 'The list of machines takes no resource: names, and nothing more.',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:triggermap-*]':
        'The prefix is the map.',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:triggermap-*]':
        'The runs of the map.',
    });
    this.role = new Role(this, 'Role', {
      roleName: 'triggermap-marketer',
      description: 'For marketers: reads the map and follows runs',
      // Whoever the account lets assume it, such as a group of the company's identity centre.
      assumedBy: new AccountRootPrincipal(),
      managedPolicies: [policy],
      maxSessionDuration: Duration.hours(12),
    });
  }
}
