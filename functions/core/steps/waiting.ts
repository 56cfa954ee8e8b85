import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { sayEvent } from '../../../statemachines/language/questions.ts';
import type {
  ListenOrder,
  RunState,
  SendOrder,
  StepOutcome,
  TaskCall,
} from '../../../statemachines/language/tasks.ts';
import { identifyRun } from '../records/fingerprint.ts';
import type { Plan, Profile, SendBook, StepRecord, Waiting } from '../records/records.ts';
import { findLeave, type Standing } from '../runs/standing.ts';
import { cameSince, watchRun } from '../runs/watched.ts';
import { explainMiss, followUp, isPassedOver } from '../sendlog/arrival.ts';
import { feedbackOf, findBooking } from '../sendlog/send-book.ts';
import { answerQuestion } from './answer.ts';
import { planFollowing } from './following.ts';
import { answerMessage, type Ending, sayHandedOver, sayNotReached } from './message-outcome.ts';
import { recordStep } from './step-record.ts';

/** What a Task answers, what the customer's timeline keeps of it, and the message that its run plans next. */
export interface Answer {
  readonly outcome: StepOutcome;
  readonly record: StepRecord;
  readonly plan?: Plan;
}

/**
 * What an event that was just recorded answers to a Task that waits; nothing when the Task goes on waiting. Profile
 * and book have the event in them.
 */
export function answerWaiting(
  { call: { task, call } }: Waiting,
  event: CustomerEvent,
  profile: Profile,
  book: SendBook,
  now: Date,
  policy: Policy,
): Answer | undefined {
  const standing = { profile, book, now };
  return task === 'listen'
    ? answerListening(call, standing, policy)
    : answerReaching(call, event, standing, policy);
}

/** What a wait for events answers by now: an event that came, or why the run must not go on. */
export function answerListening(
  call: TaskCall<ListenOrder>,
  standing: Standing,
  policy: Policy,
): Answer | undefined {
  const { order, run } = call;
  const { profile, now } = standing;
  const leave = findLeave(order.scenario, run, standing);
  if (leave !== undefined) {
    const { reason, because } = leave;
    const at = now.toISOString();
    return sayAnswer(call, { step: order.step, go: 'leave', decision: 'leave', reason, because, at });
  }
  const came = findCame(order, run, standing);
  if (came === undefined) return undefined;
  const way = order.answers[came.event] ?? { last: true };
  // After the event, so that a wait for it that follows does not take it for another.
  const at = new Date(Math.max(now.getTime(), Date.parse(came.at) + 1));
  const { next, plan } = planFollowing({ scenario: order.scenario, ...way }, run, at, { profile }, policy);
  const outcome: StepOutcome = {
    step: order.step,
    go: 'on',
    decision: 'check',
    reason: 'answered',
    because: `${sayEvent(came.event).toLowerCase()} at ${came.at}`,
    at: at.toISOString(),
    answer: came.event,
    ...(next === undefined ? {} : { next }),
  };
  return sayAnswer(call, outcome, plan);
}

function findCame(order: ListenOrder, run: RunState, standing: Standing) {
  const { events, since, scenario } = order;
  const answer = answerQuestion({ ask: { ask: 'came', events, since }, scenario }, run, standing);
  const watched = events.find(({ event }) => event === answer);
  if (watched === undefined) return undefined;
  const at = cameSince(watched, watchRun(scenario.id, run), standing.profile, standing.book);
  return { event: watched.event, at: at ?? standing.now.toISOString() };
}

/** What a message that was given time to reach the customer answers, now that something is told of it. */
function answerReaching(
  call: TaskCall<SendOrder>,
  event: CustomerEvent,
  { profile, book, now }: Standing,
  policy: Policy,
): Answer | undefined {
  const { order, run } = call;
  const me = identifyRun(order.scenario.id, run.id);
  if (feedbackOf(event.name) === undefined || event.key !== me) return undefined;
  const booking = findBooking(book, me, order.step);
  // Claimed, or passed over: the Task is at work and looks itself when it has written what it does.
  if (booking?.state !== 'sent' || isPassedOver(booking)) return undefined;
  const say = (ending: Ending): Answer => {
    const { outcome } = answerMessage(call, ending, { profile }, policy);
    return { outcome, record: recordStep(call, outcome, ending.channel) };
  };
  switch (followUp(order, booking, now)) {
    case 'awaiting':
      return undefined;
    case 'done':
      return say(sayHandedOver(booking, booking));
    case 'missed':
      return say(sayNotReached(call, booking, explainMiss(order, booking, now).because, now));
  }
}

const sayAnswer = (call: TaskCall<ListenOrder>, outcome: StepOutcome, plan?: Plan): Answer => ({
  outcome,
  record: recordStep(call, outcome),
  ...(plan === undefined ? {} : { plan }),
});
