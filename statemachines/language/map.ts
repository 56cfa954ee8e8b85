import type { EventDeclarations } from './events.ts';
import type { MessageDefinition } from './message-definition.ts';
import type { Policy } from './policy.ts';
import type { Scenario } from './scenario.ts';
import type { Segment } from './segments.ts';

/** What a company owns, as the engine is given it. */
export interface TriggerMap {
  readonly policy: Policy;
  readonly segments: readonly Segment[];
  readonly events: EventDeclarations;
  readonly messages: Messages;
  readonly scenarios: readonly Scenario[];
}

/** The definitions of all messages, by their ids. */
export type Messages = Readonly<Record<string, MessageDefinition>>;

/** The definition of a message that must be there: whoever asks has checked the map. */
export function definitionOf(messages: Messages, id: string): MessageDefinition {
  const definition = Object.hasOwn(messages, id) ? messages[id] : undefined;
  if (definition === undefined) throw new Error(`the map has no message '${id}'`);
  return definition;
}
