/** Where the consoles of the partitions are. */
const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The page of an execution in the Step Functions console, from its ARN; nothing when it runs elsewhere. */
export function consoleUrl(execution: string): string | undefined {
  const [, partition = '', region] =
    /^arn:(aws[a-z-]*):states:([a-z0-9-]+):\d+:execution:/.exec(execution) ?? [];
  const host = consoles[partition];
  if (host === undefined || region === undefined) return undefined;
  return `https://${region}.${host}/states/home?region=${region}#/v2/executions/details/${execution}`;
}
