import { describe, expect, test } from 'vitest';
import { consoleUrl } from '../../../functions/core/runs/console-link.ts';

describe('The link of an execution', () => {
  test('leads to its page in the console of its Region', () => {
    const arn = 'arn:aws:states:eu-west-1:123456789012:execution:triggermap-2-abandoned-cart:0f1e';
    expect(consoleUrl(arn)).toBe(
      `https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/${arn}`,
    );
  });

  test.each([
    ['aws-cn', 'cn-north-1', 'cn-north-1.console.amazonaws.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
  ])('knows the partition %s', (partition, region, host) => {
    const arn = `arn:${partition}:states:${region}:123456789012:execution:machine:run`;
    expect(new URL(consoleUrl(arn) ?? '').host).toBe(host);
  });

  test.each([
    'local-1',
    '',
    'arn:aws-moon:states:sea-1:123456789012:execution:machine:run',
    'arn:aws:states:eu-west-1:123456789012:stateMachine:machine',
  ])('is none where there is no console: %j', (execution) => {
    expect(consoleUrl(execution)).toBeUndefined();
  });
});
