import { map } from '#map';
import { machineName, ruleConditions } from '../../../../statemachines/compile/compile-scenario.ts';
import type { EventName } from '../../../../statemachines/language/events.ts';
import { type Comparison, listConditions } from '../../../../statemachines/language/facts.ts';
import {
  type RunEnd,
  readEnd,
  type Scenario,
  type Stage,
  stages,
  type Timer,
} from '../../../../statemachines/language/scenario.ts';
import { readGolden } from '../../engine/machine.ts';
import { type CardStep, listSteps } from '../drawing/draw-map.ts';
import { type Field, listForms } from './event-forms.ts';
import { listSubjects, type SubjectEvents } from './event-subjects.ts';
import { listMessages } from './why.ts';

export interface ScenarioCard {
  readonly id: string;
  /** Its number in the catalogue of scenarios. */
  readonly code?: string;
  readonly stage: Stage;
  readonly title: string;
  readonly purpose: string;
  readonly machine: string;
  readonly event: EventName;
  /** What the daily sweep finds, when that starts it. */
  readonly timer?: Timer;
  /** The rule's conditions: the fact, how it is compared, and with what. */
  readonly conditions: readonly Condition[];
  readonly goal?: End;
  readonly exits: readonly End[];
  readonly steps: readonly CardStep[];
  /** The states that send its messages. */
  readonly messages: readonly string[];
}

/** An event that ends its runs, and what it must say. */
export interface End {
  readonly event: EventName;
  readonly says: readonly Condition[];
}

export interface Condition {
  readonly fact: string;
  readonly is: 'atLeast' | 'atMost' | 'exactly' | 'oneOf';
  readonly value: string;
  readonly orNever: boolean;
}

/** What the page shows and does not change while it runs. */
export interface Catalogue {
  readonly stages: readonly Stage[];
  readonly scenarios: readonly ScenarioCard[];
  readonly forms: Readonly<Record<EventName, readonly Field[]>>;
  readonly subjects: readonly SubjectEvents[];
}

export const writeCatalogue = (scenarios: readonly Scenario[]): Catalogue => ({
  stages,
  scenarios: scenarios.map(writeCard),
  forms: listForms(),
  subjects: listSubjects(),
});

function writeCard(scenario: Scenario): ScenarioCard {
  const { id, stage, title, purpose, on, goal, exits = [], code } = scenario;
  return {
    id,
    ...(code === undefined ? {} : { code }),
    stage,
    title,
    purpose,
    machine: machineName(scenario),
    event: on.event,
    ...('timer' in on ? { timer: on.timer } : {}),
    conditions: listConditions(ruleConditions(scenario, map.messages)).map(writeCondition),
    ...(goal === undefined ? {} : { goal: writeEnd(goal) }),
    exits: exits.map(writeEnd),
    steps: listSteps(readGolden(id)),
    messages: listMessages(scenario),
  };
}

function writeEnd(end: RunEnd): End {
  const { event, where = {} } = readEnd(end);
  return { event, says: Object.entries(where).map(writeCondition) };
}

function writeCondition([fact, wanted]: readonly [string, Comparison]): Condition {
  const head = { fact, orNever: 'orNever' in wanted };
  if ('oneOf' in wanted) return { ...head, is: 'oneOf', value: wanted.oneOf.join(', ') };
  if ('atLeast' in wanted) return { ...head, is: 'atLeast', value: String(wanted.atLeast) };
  return 'atMost' in wanted
    ? { ...head, is: 'atMost', value: String(wanted.atMost) }
    : { ...head, is: 'exactly', value: String(wanted.exactly) };
}
