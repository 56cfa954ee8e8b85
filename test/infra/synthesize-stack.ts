import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { TriggermapStack } from '../../infra/triggermap-stack.ts';

const resourceShape = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});
export type Resource = z.infer<typeof resourceShape>;

/** The stack as it is deployed, with the flags of cdk.json; the functions' code is not bundled. */
export function synthesizeStack() {
  const context = { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] };
  const stack = new TriggermapStack(new App({ context }), 'Triggermap');
  const template: unknown = Template.fromStack(stack).toJSON();
  const { Resources } = z.object({ Resources: z.record(z.string(), resourceShape) }).parse(template);
  const ofType = (type: string): [id: string, resource: Resource][] =>
    Object.entries(Resources).filter(([, resource]) => resource.Type === type);
  return { stack, template, ofType };
}
export type Synthesized = ReturnType<typeof synthesizeStack>;

const statementShape = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
  Resource: z.unknown(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
export type Statement = z.infer<typeof statementShape>;

/** The statements of a resource that holds a policy document. */
export const readStatements = ({ Properties }: Resource): readonly Statement[] =>
  z.object({ Statement: z.array(statementShape) }).parse(Properties.PolicyDocument).Statement;
