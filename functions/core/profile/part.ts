import type { CustomerEvent, EventDeclarations } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Profile } from '../records/records.ts';

/** What an event is applied with: the shop's currency (orders in others are not added up) and clock, and what events are. */
export interface EventContext extends Pick<Policy['shop'], 'currency' | 'zone'> {
  readonly events: EventDeclarations;
}

/** What a profile is merged with another by. */
export interface MergeContext {
  readonly profile: Profile;
  readonly anonymous: string;
  readonly events: EventDeclarations;
}

/**
 * One part of a profile: the fields that belong together, with all that can become of them. A new part is its fields in
 * `Profile`, a file in the room of its capability and a line in `profile.ts`.
 */
export interface ProfilePart<Part extends object> {
  /** Its fields, which are no other part's. */
  readonly fields: readonly (keyof Part)[];
  /** Of somebody who is not known yet. */
  readonly initial: Part;
  /**
   * After an event; the very same when the event says nothing of it. Events may come in any order: the newest moment
   * wins. `profile` has the parts that stand before this one after the event already.
   */
  evolve(own: Part, event: CustomerEvent, context: EventContext & { readonly profile: Profile }): Part;
  /**
   * With what was known of the same person as `anonymous`, as if the customer had done it. `profile` has the parts
   * that stand before this one merged already.
   */
  merge(own: Part, anonymous: Part, context: MergeContext): Part;
  /** Within its bound: of what is too much the least harmful is dropped. */
  limit(own: Part, profile: Profile): Part;
  /** The most that it takes of the profile's item, in bytes of JSON, whatever its events say. */
  readonly bytes: number;
}
