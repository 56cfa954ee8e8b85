import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MetricName } from '../../../statemachines/language/settings.ts';
import type { AnyOrder, StepOutcome, TaskCall, TriggerInput } from '../../../statemachines/language/tasks.ts';
import type { FeedbackOutcome } from '../../tasks/feedback/take-feedback.ts';
import type { RecordOutcome } from '../../tasks/ingest/record-event.ts';
import type { CareOutcome } from '../../tasks/privacy/care-for-customer.ts';
import type { sweep } from '../../tasks/schedule/sweep.ts';
import type { announce } from '../../tasks/watchlist/announce.ts';

export const logger = new Logger();
const metrics = new Metrics();

/** So many more of these. */
function count(name: MetricName, dimensions: Record<string, string> = {}, many = 1): void {
  metrics.singleMetric().addDimensions(dimensions).addMetric(name, MetricUnit.Count, many);
}

/** What a Task decided: figures by scenario and decision; the log knows the rest, but no customer. */
export function reportDecision(
  { order, execution }: TaskCall<AnyOrder>,
  outcome: StepOutcome | 'waiting',
): void {
  const scenario = order.scenario.id;
  // Nested, because a log line's own text is called `message` too.
  const about = { scenario, step: order.step, ...('message' in order ? { message: order.message } : {}) };
  // Nothing is decided: whoever answers the token keeps the record.
  if (outcome === 'waiting') {
    logger.info('waiting', { execution, about });
    return;
  }
  const { decision, reason } = outcome;
  logger.info('decided', { execution, about, decision, reason });
  count('Decision', { scenario, outcome: decision });
  if (reason === 'content-fault') count('ContentFault');
  if (reason === 'answer-lost') count('GivenUp');
}

/** What the door made of an event. A reason may quote it, so that stays with the rejection in the table. */
export function reportRecorded(envelope: unknown, recorded: RecordOutcome): void {
  if (recorded.outcome === 'rejected') {
    logger.warn('rejected', { rejection: recorded.id });
    count('Rejected');
  }
  // Once recorded it counts; told again it is a duplicate.
  const scenario = recorded.outcome === 'recorded' ? complainedOf(envelope) : undefined;
  if (scenario !== undefined) count('Complaint', { scenario });
}

/** The scenario whose message was marked as spam, as its tags told it. */
function complainedOf(envelope: unknown): string | undefined {
  // The door has taken it, so it has this shape.
  const told = envelope as {
    readonly 'detail-type': string;
    readonly detail: { readonly properties?: { readonly scenario?: unknown } };
  };
  const scenario = told.detail.properties?.scenario;
  if (told['detail-type'] !== 'message.complained' || typeof scenario !== 'string') return undefined;
  // A metric is paid for by its dimensions.
  return /^[a-z][a-z0-9-]{0,59}$/.test(scenario) ? scenario : undefined;
}

/** What became of a provider's notice: one that nobody can read may be a bounce that is lost. */
export function reportFeedback(feedback: FeedbackOutcome): void {
  if (feedback.outcome !== 'unread') {
    logger.info('feedback', { ...feedback });
    return;
  }
  logger.warn('unread', { why: feedback.why });
  count('UnreadFeedback');
}

/** A page of the sweep: how many are due indeed, later or no more. */
export function reportSwept(swept: Awaited<ReturnType<typeof sweep>>): void {
  logger.info('swept', { ...swept });
  if (!('fired' in swept)) return;
  const { fired, moved, dropped } = swept;
  if (fired > 0) count('Swept', { outcome: 'fired' }, fired);
  if (moved > 0) count('Swept', { outcome: 'moved' }, moved);
  if (dropped > 0) count('Swept', { outcome: 'dropped' }, dropped);
}

/** How many were told of a change in the catalogue. */
export function reportAnnounced({
  change: { id, name },
  do: whom,
  told,
}: Awaited<ReturnType<typeof announce>>): void {
  logger.info('announced', { change: id, name, whom, told });
}

/** What was done for a customer: the request by its id, where an export lies, but nobody's name. */
export function reportCare({ id, name }: TriggerInput, cared: CareOutcome): void {
  logger.info('cared', { request: id, name, ...cared });
}
