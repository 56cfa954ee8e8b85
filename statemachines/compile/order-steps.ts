import { definitionOf, type Messages } from '../language/map.ts';
import type { MessageDefinition } from '../language/message-definition.ts';
import type { MessageId } from '../language/register.ts';
import type {
  ActionStep,
  ConditionStep,
  ListenStep,
  MessageStep,
  PromoCode,
  QuietStep,
  WaitStep,
} from '../language/scenario.ts';
import {
  type ActionOrder,
  type ActOrder,
  type CheckOrder,
  type ListenOrder,
  type OfferOrder,
  orderVersion,
  type PlanOrder,
  type ScenarioOrder,
  type SendOrder,
  type WaitOrder,
  type WatchedEvent,
  type Way,
} from '../language/tasks.ts';

/** Where a step leads. A run that ends there has no state of its own to go to but the end. */
export interface Continuation {
  readonly state: string;
  readonly ends: boolean;
  /** The wait that begins there: the Task before says its end. */
  readonly wait?: WaitOrder;
  /** The marketing message there, or right behind the wait. */
  readonly plan?: PlanOrder;
}

/** An answer, and where it leads. */
export type Answer = readonly [answer: string, way: Continuation];

/** What a Task must know of what follows it. A message that follows at once needs no plan: it is about to go. */
const orderWay = ({ wait, plan, ends }: Continuation): Way => ({
  ...(wait === undefined ? {} : { wait, ...(plan === undefined ? {} : { plan }) }),
  last: ends,
});

const orderWays = (answers: readonly Answer[]): Readonly<Record<string, Way>> =>
  Object.fromEntries(answers.map(([answer, way]) => [answer, orderWay(way)]));

export function orderWait(wait: WaitStep): WaitOrder {
  if ('time' in wait) return { seconds: wait.time.seconds, from: wait.from, goodHour: wait.goodHour };
  if ('workingTime' in wait) return { workingSeconds: wait.workingTime.seconds };
  if (wait.until === 'working morning') return { until: wait.until };
  return { until: wait.until, otherwiseSeconds: wait.otherwise.seconds };
}

export function orderMessage(
  scenario: ScenarioOrder,
  step: MessageStep,
  id: string,
  next: Continuation,
  before: readonly MessageId[],
  messages: Messages,
): SendOrder {
  const { offer, postpone, reach, within, show, liveOffer, besideTransactional } = step;
  const definition = definitionOf(messages, step.message);
  return {
    version: orderVersion,
    scenario,
    step: id,
    message: step.message,
    kind: definition.kind,
    ...(definition.kind === 'marketing' ? { purpose: definition.purpose } : {}),
    ...(step.rank === undefined ? {} : { rank: step.rank }),
    channels: step.channels,
    ...(offer === undefined ? {} : { offer: orderOffer(offer, before) }),
    ...(postpone === undefined ? {} : { postponeSeconds: postpone.seconds }),
    ...(within === undefined ? {} : { withinSeconds: within.seconds }),
    ...(step.quietFor === undefined ? {} : { quietSeconds: step.quietFor.seconds }),
    ...(show === undefined ? {} : { show }),
    ...(liveOffer === undefined ? {} : { liveOffer }),
    ...(besideTransactional === undefined ? {} : { besideTransactional }),
    ...(reach === undefined ? {} : { reach: { withinSeconds: reach.within.seconds, by: reach.by } }),
    ...(definition.asks === undefined ? {} : { asks: definition.asks }),
    ...orderPoints(definition.points),
    ...(step.notAtNight === undefined ? {} : { notAtNight: step.notAtNight }),
    ...orderNotAfter(step.notAfter),
    ...(step.onDay === undefined ? {} : { onDay: step.onDay }),
    ...orderWay(next),
  };
}

function orderPoints(points: MessageDefinition['points']): Pick<SendOrder, 'aboutPoints' | 'untoldPoints'> {
  if (points === 'added') return { untoldPoints: true };
  return points === undefined || points === 'if any' ? {} : { aboutPoints: true };
}

function orderNotAfter(notAfter: MessageStep['notAfter']): Pick<SendOrder, 'notAfter' | 'notAfterBySeconds'> {
  if (notAfter === undefined) return {};
  return typeof notAfter === 'string'
    ? { notAfter }
    : { notAfter: notAfter.of, notAfterBySeconds: notAfter.before.seconds };
}

const orderOffer = (offer: PromoCode, before: readonly MessageId[]): OfferOrder => ({
  percent: offer.percent,
  validForSeconds: offer.validFor.seconds,
  ...(offer.minimumBasket === undefined ? {} : { minimumBasket: offer.minimumBasket }),
  notAgainForSeconds: offer.notAgainFor.seconds,
  ...(offer.comesFirst === true ? {} : { after: before }),
});

/** A marketing message as others see it before it goes; nothing for other kinds, which take part in no ranking. */
export function orderPlan(
  step: MessageStep,
  id: string,
  before: readonly MessageId[],
  messages: Messages,
): PlanOrder | undefined {
  const definition = definitionOf(messages, step.message);
  if (definition.kind !== 'marketing' || step.rank === undefined) return undefined;
  return {
    step: id,
    rank: step.rank,
    channels: step.channels,
    purpose: definition.purpose,
    ...(step.offer === undefined || step.offer.comesFirst === true ? {} : { after: before }),
  };
}

/** Where every way begins with such a message, one of them will be asked for: of at least the last of their ranks. */
export const planOfAll = (ways: readonly Continuation[]): PlanOrder | undefined =>
  ways.every(({ wait, plan }) => wait === undefined && plan !== undefined)
    ? ways.flatMap(({ plan }) => plan ?? []).reduce((last, plan) => (plan.rank > last.rank ? plan : last))
    : undefined;

export const orderCheck = (
  scenario: ScenarioOrder,
  ask: ConditionStep['ask'],
  id: string,
  answers: readonly Answer[],
  otherwise: Continuation,
): CheckOrder => ({
  version: orderVersion,
  scenario,
  step: id,
  ask,
  answers: orderWays(answers),
  otherwise: orderWay(otherwise),
});

export const orderQuiet = (
  scenario: ScenarioOrder,
  { time, atMost, otherwise, without }: QuietStep,
  id: string,
  next: Continuation,
): CheckOrder =>
  orderCheck(
    scenario,
    {
      ask: 'quiet',
      seconds: time.seconds,
      atMostSeconds: atMost.seconds,
      otherwise,
      ...(without === undefined ? {} : { without }),
    },
    id,
    [],
    next,
  );

export const orderListen = (
  scenario: ScenarioOrder,
  events: readonly WatchedEvent[],
  since: ListenStep['since'],
  id: string,
  answers: readonly Answer[],
): ListenOrder => ({
  version: orderVersion,
  scenario,
  step: id,
  events,
  since,
  answers: orderWays(answers),
});

export const orderAct = (
  scenario: ScenarioOrder,
  { action }: ActionStep,
  id: string,
  next: Continuation,
): ActOrder => ({
  version: orderVersion,
  scenario,
  step: id,
  action: orderAction(action),
  ...orderWay(next),
});

function orderAction(action: ActionStep['action']): ActionOrder {
  switch (action.do) {
    case 'earn points': {
      const { validFor, ...rest } = action;
      return { ...rest, validForSeconds: validFor.seconds };
    }
    case 'grant access': {
      const { validFor, ...rest } = action;
      return { ...rest, ...(validFor === undefined ? {} : { validForSeconds: validFor.seconds }) };
    }
    default:
      return action;
  }
}
