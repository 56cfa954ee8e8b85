import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MetricName } from '../../statemachines/language/settings.ts';
import type { CheckOrder, SendOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';

export const logger = new Logger();
const metrics = new Metrics();

/** One more of these. */
function count(name: MetricName, dimensions: Record<string, string> = {}): void {
  metrics.singleMetric().addDimensions(dimensions).addMetric(name, MetricUnit.Count, 1);
}

/** What a Task decided: figures by scenario and decision; the log knows the rest, but no customer. */
export function reportDecision(
  { order, execution }: TaskCall<SendOrder | CheckOrder>,
  outcome: StepOutcome,
): void {
  const scenario = order.scenario.id;
  const { step, decision, reason } = outcome;
  // Nested, because a log line's own text is called `message` too.
  const about = { scenario, step, ...('message' in order ? { message: order.message } : {}) };
  logger.info('decided', { execution, about, decision, reason });
  count('Decision', { scenario, outcome: decision });
  if (reason === 'content-fault') count('ContentFault');
  if (reason === 'answer-lost') count('GivenUp');
}

/** What was not an event. The reason may quote it, so that stays with the rejection in the table. */
export function reportRejection(id: string): void {
  logger.warn('rejected', { rejection: id });
  count('Rejected');
}
