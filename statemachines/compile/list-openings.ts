import type { TriggerMap } from '../language/map.ts';
import type { OpeningOrder } from '../language/tasks.ts';
import { orderScenario, ruleConditions } from './compile-scenario.ts';
import { nameStep } from './name-step.ts';
import { orderPlan } from './order-steps.ts';
import { titlesIn } from './title-of.ts';

/**
 * The scenarios that begin with a wait, or with the day that they are due, before a marketing message: the plan
 * that no Task has been there to write.
 */
export const listOpenings = ({ scenarios, ...map }: TriggerMap): readonly OpeningOrder[] =>
  scenarios.flatMap((scenario) => {
    const { on, steps } = scenario;
    const [first, second] = steps;
    const waits = first.step === 'wait' && 'time' in first;
    const message = waits ? second : 'timer' in on ? first : undefined;
    const plan =
      message?.step === 'message'
        ? orderPlan(message, nameStep(message, titlesIn(map.messages)).id, [], map.messages)
        : undefined;
    if (plan === undefined) return [];
    const { entry, goal, exits } = orderScenario(scenario, map);
    return [
      {
        scenario: scenario.id,
        event: on.event,
        conditions: ruleConditions(scenario, map.messages),
        ...('where' in on && on.where !== undefined ? { where: on.where } : {}),
        per: entry.per,
        seconds: waits ? first.time.seconds : 0,
        plan,
        endsWith: [...(goal === undefined ? [] : [goal]), ...exits],
      },
    ];
  });
